package org.fokker.validation.converge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fokker.statistics.ExponentialFit;
import org.fokker.statistics.RichardsonExtrapolation;
import org.jspecify.annotations.Nullable;

/**
 * What one study has found.
 *
 * @param name unique name; it names the files of the study
 * @param title one line for readers
 * @param method registry name of the method
 * @param kind kind of the method
 * @param problem what it was tried on
 * @param refined what was refined
 * @param norms names of the norms; the promise is about the first
 * @param promise what is promised
 * @param verdict how the measurement stands to the promise
 * @param passed whether the promise is kept
 * @param fits the order in each norm; empty where an exponential is promised, or fewer than two levels stand above what the study
 *     can tell from zero
 * @param exponential the exponential, where one is promised
 * @param extrapolation what the three finest levels of the fitted range say of the limit of a quantity; null if there is none
 * @param levels what was found on each level, from the coarsest
 */
@JsonPropertyOrder({
    "name",
    "title",
    "method",
    "kind",
    "problem",
    "refined",
    "norms",
    "promise",
    "verdict",
    "passed",
    "fits",
    "exponential",
    "extrapolation",
    "levels"
})
public record StudyResult(
        String name,
        String title,
        String method,
        String kind,
        String problem,
        Refined refined,
        List<String> norms,
        Promise promise,
        Verdict verdict,
        boolean passed,
        List<NormFit> fits,
        @Nullable ExponentialFit exponential,
        @Nullable RichardsonExtrapolation extrapolation,
        List<LevelResult> levels) {

    /**
     * Copies the lists.
     *
     * @param name unique name
     * @param title one line for readers
     * @param method registry name of the method
     * @param kind kind of the method
     * @param problem what it was tried on
     * @param refined what was refined
     * @param norms names of the norms
     * @param promise what is promised
     * @param verdict how the measurement stands to the promise
     * @param passed whether the promise is kept
     * @param fits the order in each norm
     * @param exponential the exponential, where one is promised
     * @param extrapolation what the finest levels say of the limit of a quantity
     * @param levels what was found on each level
     */
    public StudyResult {
        norms = List.copyOf(norms);
        fits = List.copyOf(fits);
        levels = List.copyOf(levels);
    }

    /** {@return the order in the first norm, if one was fitted} */
    public Optional<NormFit> order() {
        return fits.stream().findFirst();
    }

    /** {@return the least error of all levels in the first norm} */
    public double leastError() {
        return levels.stream()
                .mapToDouble(level -> level.errors().get(0))
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
    }

    /** {@return the error below which refinement does not lead, in the first norm; NaN if none was met} */
    public double floor() {
        return exponential != null
                ? exponential.floor()
                : order().map(NormFit::floor).orElse(Double.NaN);
    }

    /** {@return the promise in words, such as "time order 2"} */
    public String promised() {
        return promise.words();
    }

    /** {@return the measurement in words: an order with its interval, or the rate of an exponential} */
    public String measured() {
        if (exponential != null) {
            return String.format(
                    Locale.ROOT, "e^(−%.2f n) [%.2f, %.2f]", exponential.rate(), exponential.low(), exponential.high());
        }
        return order().filter(fit -> verdict != Verdict.EXACT)
                .map(fit -> Double.isInfinite(fit.high())
                        ? String.format(Locale.ROOT, "%.2f", fit.order())
                        : String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", fit.order(), down(fit.low()), up(fit.high())))
                .orElse(verdict.words());
    }

    /** Rounded outwards, so that what an interval contains the printed one contains. */
    private static double down(double low) {
        return Math.floor(100 * low + 1e-9) / 100;
    }

    private static double up(double high) {
        return Math.ceil(100 * high - 1e-9) / 100;
    }

    /**
     * Returns the same result without wall times, which no two runs share.
     *
     * @return the result of a run that is to be reproduced byte for byte
     */
    public StudyResult withoutTimings() {
        return new StudyResult(
                name,
                title,
                method,
                kind,
                problem,
                refined,
                norms,
                promise,
                verdict,
                passed,
                fits,
                exponential,
                extrapolation,
                levels.stream().map(LevelResult::withoutTiming).toList());
    }
}
