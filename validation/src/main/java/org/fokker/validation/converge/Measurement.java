package org.fokker.validation.converge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.statistics.CoupledOrderFit;
import org.fokker.statistics.ExponentialFit;
import org.fokker.statistics.OrderFit;
import org.fokker.statistics.RichardsonExtrapolation;
import org.fokker.statistics.SampledOrderFit;
import org.fokker.validation.converge.Promise.Sense;
import org.jspecify.annotations.Nullable;

/** Turns the errors on the levels of a study into orders and a verdict. */
public final class Measurement {

    /** An error less than this many times above its doubt is not told from zero. */
    private static final double RESOLVED = 10;

    /** An interval that reaches further to both sides does not tell one order from the next half. */
    private static final double WIDEST = 0.25;

    /** Orders that differ by less are the same: norms are sums over cells, whose irregularities shift local orders by 10⁻³. */
    private static final double SAME = 0.01;

    /** Sampled intervals miss a true promise in one study of a million, whatever the seed. */
    private static final double SAMPLED_CONFIDENCE = 1 - 1e-6;

    /** A power law of a high order falls as an exponential does for some decades. */
    private static final double LEAST_DECADES = 6;

    private final Subject subject;
    private final List<Level> levels;
    private final List<Errors> found;
    private final double[] size;
    private final double[][] errors;

    private Measurement(Subject subject, List<Level> levels, List<Errors> found) {
        this.subject = subject;
        this.levels = levels;
        this.found = found;
        size = levels.stream().mapToDouble(Level::size).toArray();
        boolean exact = !found.get(0).values().isEmpty();
        errors = exact ? columns(found) : SelfConvergence.errors(size, found, subject.norms());
    }

    /**
     * Evaluates a study.
     *
     * @param subject what it is about
     * @param levels its ladder, at least three levels of decreasing size
     * @param found what was found on each of them
     * @return the result
     * @throws IllegalArgumentException if there are fewer than three levels, sizes do not decrease, an error is negative or not
     *     finite, or levels and errors do not fit together
     */
    public static StudyResult of(Subject subject, List<Level> levels, List<Errors> found) {
        if (levels.size() < 3 || levels.size() != found.size()) {
            throw new IllegalArgumentException("study " + subject.name() + " needs three or more levels, got "
                    + levels.size() + " with " + found.size() + " errors");
        }
        return new Measurement(subject, List.copyOf(levels), List.copyOf(found)).result();
    }

    private double[][] columns(List<Errors> found) {
        double[][] columns = new double[subject.norms().size()][found.size()];
        for (int l = 0; l < found.size(); l++) {
            List<Double> values = found.get(l).values();
            if (values.size() != columns.length) {
                throw new IllegalArgumentException("study " + subject.name() + " has " + columns.length
                        + " norms and, on level " + l + ", " + values.size() + " errors");
            }
            for (int k = 0; k < columns.length; k++) {
                columns[k][l] = values.get(k);
                if (!(columns[k][l] >= 0) || Double.isInfinite(columns[k][l])) {
                    throw new IllegalArgumentException("study " + subject.name() + ": error " + columns[k][l]
                            + " on level " + l + " must be finite and >= 0");
                }
            }
        }
        return columns;
    }

    private StudyResult result() {
        Promise promise = subject.promise();
        @Nullable
        ExponentialFit exponential = promise.isExponential() && resolved(errors[0]) >= 2 ? exponential() : null;
        List<NormFit> fits = promise.isExponential() ? List.of() : fits();
        Verdict verdict = promise.isExponential() ? verdict(exponential) : verdict(fits);
        return new StudyResult(
                subject.name(),
                subject.title(),
                subject.method(),
                subject.kind(),
                subject.problem(),
                subject.refined(),
                subject.norms(),
                promise,
                verdict,
                verdict.passed(),
                fits,
                exponential,
                extrapolation(fits),
                rows());
    }

    /** How many levels stand above what the study can tell from zero, counted from the coarsest. */
    private int resolved(double[] column) {
        int count = 0;
        while (count < column.length
                && column[count] > Math.max(RESOLVED * found.get(count).doubt(), Double.MIN_NORMAL)) {
            count++;
        }
        return count;
    }

    private List<NormFit> fits() {
        List<NormFit> fits = new ArrayList<>();
        for (int k = 0; k < errors.length; k++) {
            int end = resolved(errors[k]);
            if (end < 2) {
                return List.of();
            }
            double floor = end < errors[k].length ? errors[k][end] : Double.NaN;
            double power = subject.refined().expansion();
            double[] h = Arrays.stream(size, 0, end)
                    .map(each -> Math.pow(each, power))
                    .toArray();
            double[] e = Arrays.copyOf(errors[k], end);
            fits.add(NormFit.of(subject.norms().get(k), fit(h, e, k).withStepsAsPower(power), floor));
        }
        return fits;
    }

    private OrderFit fit(double[] h, double[] e, int norm) {
        if (found.get(0).standardErrors().isEmpty()) {
            double[] doubts =
                    found.stream().limit(e.length).mapToDouble(Errors::doubt).toArray();
            return OrderFit.asymptotic(h, e, doubts);
        }
        if (!found.get(0).groups().isEmpty()) {
            double[][] groups = new double[e.length][];
            for (int l = 0; l < e.length; l++) {
                groups[l] = numbers(found.get(l).groups().get(norm));
            }
            return CoupledOrderFit.asymptotic(h, groups, SAMPLED_CONFIDENCE);
        }
        double[] s = new double[e.length];
        for (int l = 0; l < s.length; l++) {
            s[l] = found.get(l).standardErrors().get(norm);
        }
        return SampledOrderFit.asymptotic(h, e, s, SAMPLED_CONFIDENCE);
    }

    private ExponentialFit exponential() {
        double[] n = levels.stream().mapToDouble(Level::count).toArray();
        double[] e = errors[0].clone();
        for (int l = 0; l < e.length; l++) {
            e[l] = Math.max(e[l], Math.max(found.get(l).doubt(), Double.MIN_NORMAL));
        }
        return ExponentialFit.of(n, e);
    }

    private Verdict verdict(List<NormFit> fits) {
        if (resolved(errors[0]) == 0) {
            return Verdict.EXACT;
        }
        if (subject.promise().isExact()) {
            return Verdict.FAILS;
        }
        if (fits.isEmpty()) {
            return Verdict.UNRESOLVED;
        }
        NormFit fit = fits.get(0);
        double order = subject.promise().order();
        if (fit.high() < order - SAME) {
            return Verdict.FAILS;
        }
        if (fit.low() > order + SAME) {
            return subject.promise().sense() == Sense.EXACTLY ? Verdict.TOO_HIGH : Verdict.EXCEEDS;
        }
        return 0.5 * (fit.high() - fit.low()) <= WIDEST ? Verdict.HOLDS : Verdict.UNRESOLVED;
    }

    private static Verdict verdict(@Nullable ExponentialFit fit) {
        if (fit == null) {
            return Verdict.UNRESOLVED;
        }
        boolean falls = fit.low() > 0 && fit.beatsPowerLaw();
        if (!falls) {
            return Double.isInfinite(fit.low()) ? Verdict.UNRESOLVED : Verdict.FAILS;
        }
        return fit.decades() >= LEAST_DECADES ? Verdict.HOLDS : Verdict.UNRESOLVED;
    }

    private @Nullable RichardsonExtrapolation extrapolation(List<NormFit> fits) {
        // Exponentials have no order to extrapolate by, and neither has what is exact.
        int last = fits.isEmpty() ? 0 : fits.get(0).first() + fits.get(0).points() - 1;
        if (last < 2 || found.get(last).quantity().isEmpty()) {
            return null;
        }
        double[] h = {size[last - 2], size[last - 1], size[last]};
        return RichardsonExtrapolation.of(h, quantity(last - 2), quantity(last - 1), quantity(last));
    }

    private double[] quantity(int level) {
        return numbers(found.get(level).quantity());
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<LevelResult> rows() {
        List<LevelResult> rows = new ArrayList<>();
        for (int l = 0; l < size.length; l++) {
            List<Double> row = new ArrayList<>();
            for (double[] column : errors) {
                row.add(l < column.length ? column[l] : Double.NaN);
            }
            double order = l > 0 && l < errors[0].length
                    ? Math.log(errors[0][l - 1] / errors[0][l]) / Math.log(size[l - 1] / size[l])
                    : Double.NaN;
            Errors at = found.get(l);
            rows.add(new LevelResult(
                    levels.get(l).count(),
                    size[l],
                    row,
                    at.standardErrors(),
                    at.doubt(),
                    order,
                    at.work(),
                    at.seconds()));
        }
        return rows;
    }
}
