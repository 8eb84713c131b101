package org.fokker.validation.converge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an error costs: one entry for every power of ten that a method reaches on a problem. Between the levels on both sides of
 * it, work and time are interpolated as powers of the error in the first norm; nothing is extrapolated.
 *
 * @param problem the problem
 * @param method registry name of the method
 * @param study name of the study
 * @param error the error that is asked for
 * @param work work that it takes
 * @param seconds wall time of one thread that it takes; null if times are left out
 */
@JsonPropertyOrder({"problem", "method", "study", "error", "work", "seconds"})
public record WorkPrecision(
        String problem,
        String method,
        String study,
        double error,
        double work,
        @Nullable Double seconds) {

    /**
     * Makes the table of a study.
     *
     * @param result what it has found
     * @return entries of decreasing error
     */
    public static List<WorkPrecision> of(StudyResult result) {
        List<WorkPrecision> rows = new ArrayList<>();
        for (int l = 0; l + 1 < result.levels().size(); l++) {
            LevelResult a = result.levels().get(l);
            LevelResult b = result.levels().get(l + 1);
            double coarse = a.errors().get(0);
            double fine = b.errors().get(0);
            // Only where the error falls to a new least one: behind a floor there is nothing to be had for more work.
            if (!(fine < coarse) || !(fine > 0) || !(fine < least(result.levels(), l))) {
                continue;
            }
            double from = Math.min(coarse, least(result.levels(), l));
            int first = (int) Math.floor(Math.log10(from) + 1e-12);
            for (int k = first; Math.pow(10, k) >= fine * (1 - 1e-12); k--) {
                double share = Math.log(coarse / Math.pow(10, k)) / Math.log(coarse / fine);
                rows.add(new WorkPrecision(
                        result.problem(),
                        result.method(),
                        result.name(),
                        Math.pow(10, k),
                        between(a.work(), b.work(), share),
                        seconds(a, b, share)));
            }
        }
        return rows;
    }

    private static double least(List<LevelResult> levels, int last) {
        double least = Double.POSITIVE_INFINITY;
        for (LevelResult level : levels.subList(0, last + 1)) {
            least = Math.min(least, level.errors().get(0));
        }
        return least;
    }

    private static @Nullable Double seconds(LevelResult a, LevelResult b, double share) {
        Double coarse = a.seconds();
        Double fine = b.seconds();
        return coarse == null || fine == null ? null : between(coarse, fine, share);
    }

    private static double between(double a, double b, double share) {
        return Math.exp((1 - share) * Math.log(a) + share * Math.log(b));
    }
}
