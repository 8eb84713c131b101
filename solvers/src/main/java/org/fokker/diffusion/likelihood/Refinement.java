package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import java.util.List;

/**
 * A chain of n steps and two others through times of a common list, from whose costs its gap is extrapolated.
 *
 * <p>A gap of order p is Σ c h^(p+1) over the steps h, with c the same for all chains at the same place. If c does not depend on the
 * place, the gap is proportional to R = Σ h^(p+1)/N, h counted in intervals of the list of N + 1 times: s^p for steps of s intervals each.
 * So of chains i and j, (L_j − L_i) R_0/(R_j − R_i) estimates the gap of the first, and two such estimates differ by what the expansion neglects.
 *
 * <p>The others of a long chain are coarser: they have n/2 and n/4 steps to the nearest whole number, spread as evenly as whole
 * numbers allow, which is every second and every fourth time if n is divisible by 4. A short chain leaves no room for two
 * coarser ones; then the others are finer, and the first is all but the limit.
 */
final class Refinement {

    /** From so many steps on a chain of a quarter of them is still near enough to the limit of many steps. */
    private static final int LEAST_TO_COARSEN = 100;

    /** Steps that a short chain is refined to at least; the gap that they leave is small beside that of the short chain. */
    private static final int FINE = 512;

    private final int intervals;
    private final List<int[]> knots;
    private final double[] size;
    private final int anchor;

    private Refinement(int intervals, int order, int anchor, int... steps) {
        this.intervals = intervals;
        this.anchor = anchor;
        knots = Arrays.stream(steps).mapToObj(m -> spread(intervals, m)).toList();
        size = knots.stream().mapToDouble(chain -> size(chain, order)).toArray();
    }

    /**
     * The refinement of a chain.
     *
     * @param steps n ≥ 1
     * @param order p, the order of the gap in 1/n
     */
    static Refinement of(int steps, int order) {
        if (steps < LEAST_TO_COARSEN) {
            int pairs = (FINE / 2 + steps - 1) / steps;
            int half = pairs * steps;
            return new Refinement(2 * half, order, 0, steps, 2 * half, half);
        }
        return new Refinement(steps, order, 1, steps, Math.round(steps / 2f), Math.round(steps / 4f));
    }

    /** Returns the numbers 0 … n of m + 1 times, as evenly spread as possible. */
    private static int[] spread(int n, int m) {
        int[] knots = new int[m + 1];
        for (int k = 0; k <= m; k++) {
            knots[k] = (int) ((2L * k * n + m) / (2L * m));
        }
        return knots;
    }

    private static double size(int[] knots, int order) {
        double sum = 0;
        for (int k = 1; k < knots.length; k++) {
            sum += Math.pow(knots[k] - knots[k - 1], order + 1);
        }
        return sum / knots[knots.length - 1];
    }

    /** Returns N: the common list has one time more. */
    int intervals() {
        return intervals;
    }

    /** Returns the numbers of the times of the chain itself and of the two others. */
    List<int[]> knots() {
        return knots;
    }

    /** Extrapolates the gap of the chain from the costs of all three. */
    double gap(double[] costs) {
        return difference(costs, 1, 0);
    }

    /** Extrapolates the gap of the chain from the costs in another way. */
    double otherGap(double[] costs) {
        return difference(costs, 2, anchor);
    }

    private double difference(double[] costs, int j, int i) {
        return (costs[j] - costs[i]) * (size[0] / (size[j] - size[i]));
    }
}
