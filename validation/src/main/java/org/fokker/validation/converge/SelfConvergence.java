package org.fokker.validation.converge;

import java.util.Arrays;
import java.util.List;
import org.fokker.statistics.OrderFit;

/**
 * Errors without an exact solution, from the differences of neighbouring levels. For q(h) = q + C h^p the difference of the
 * levels h and h/r is C h^p (1 − r^{−p}); it is divided by the last factor, with the order that the differences themselves show,
 * so that levels need not have equal ratios. The finest level has no error. Note that levels that agree need not be right.
 */
final class SelfConvergence {

    private static final int MOST_ITERATIONS = 50;

    private SelfConvergence() {}

    /**
     * Estimates errors in norms of the quantities' components: the means L1 and L2 (also rms), and the largest, L∞.
     *
     * @param size sizes of the levels
     * @param found what was found on each level, with quantities of the same length
     * @param norms names of the norms that are wanted
     * @return errors of all levels but the finest, by norm
     * @throws IllegalArgumentException if a norm is none of those that numbers have by themselves
     */
    static double[][] errors(double[] size, List<Errors> found, List<String> norms) {
        int pairs = size.length - 1;
        double[][] differences = new double[norms.size()][pairs];
        for (int l = 0; l < pairs; l++) {
            double[] difference =
                    differences(found.get(l).quantity(), found.get(l + 1).quantity());
            for (int k = 0; k < norms.size(); k++) {
                differences[k][l] = norm(norms.get(k), difference);
            }
        }
        double[] h = Arrays.copyOf(size, pairs);
        for (int k = 0; k < norms.size(); k++) {
            differences[k] = scaled(h, size, differences[k]);
        }
        return differences;
    }

    private static double[] scaled(double[] h, double[] size, double[] differences) {
        double[] errors = differences.clone();
        double order = Double.NaN;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            if (Arrays.stream(errors).anyMatch(e -> !(e > 0))) {
                return differences;
            }
            double next = OrderFit.asymptotic(h, errors).order();
            if (!(next > 0)) {
                return differences;
            }
            for (int l = 0; l < errors.length; l++) {
                errors[l] = differences[l] / -Math.expm1(next * Math.log(size[l + 1] / size[l]));
            }
            if (Math.abs(next - order) < 1e-12) {
                break;
            }
            order = next;
        }
        return errors;
    }

    private static double[] differences(List<Double> coarse, List<Double> fine) {
        if (coarse.isEmpty() || coarse.size() != fine.size()) {
            throw new IllegalArgumentException("levels without exact solution need quantities of one length, got "
                    + coarse.size() + " and " + fine.size());
        }
        double[] differences = new double[coarse.size()];
        Arrays.setAll(differences, i -> Math.abs(coarse.get(i) - fine.get(i)));
        return differences;
    }

    private static double norm(String name, double[] differences) {
        return switch (name) {
            case "L1" -> Arrays.stream(differences).sum() / differences.length;
            case "L2", "rms" ->
                Math.sqrt(Arrays.stream(differences).map(x -> x * x).sum() / differences.length);
            case "L∞" -> Arrays.stream(differences).max().orElseThrow();
            default ->
                throw new IllegalArgumentException("levels without exact solution are compared in L1, L2, rms or"
                        + " L∞, not in '" + name + "': give the errors in other norms yourself");
        };
    }
}
