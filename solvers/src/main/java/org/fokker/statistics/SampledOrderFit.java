package org.fokker.statistics;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Fits orders to errors that are known by sampling: independent estimates e ± s, so that log e has the standard error s/e. The
 * line is weighted by (e/s)², and the interval of its slope is that of the normal law with these known errors, widened by
 * √(χ²/(n − 2)) where the points scatter by more than they should (Birge's ratio). Where the last change of the local order is
 * more than noise, the interval reaches as far as that change leads, as in {@link OrderFit}.
 */
public final class SampledOrderFit {

    /** Below three standard errors the logarithm of an estimate is neither normal nor centred. */
    private static final double SEEN = 3;

    /** A range whose χ² has a smaller probability than this bends; its coarsest point is not yet asymptotic. */
    private static final double STRAIGHT = 0.05;

    private static final int FEWEST = 3;

    private SampledOrderFit() {}

    /**
     * Fits the asymptotic range: leaves out the fine end from the first error on that is below three of its standard errors, which
     * is then the floor, and drops coarse points while more than three are left and χ² refuses the line at the level of 5 %.
     *
     * @param h step sizes, strictly decreasing
     * @param errors errors, &gt; 0
     * @param standardErrors their standard errors, &gt; 0
     * @param confidence probability with which the interval contains the order of a straight line, in (0, 1)
     * @return the order; the interval is unbounded where fewer than three errors are seen above their noise
     * @throws IllegalArgumentException as {@link OrderFit#ofAll}, or if a standard error is not positive
     */
    public static OrderFit asymptotic(double[] h, double[] errors, double[] standardErrors, double confidence) {
        Ladder.check(h, errors);
        int end = 0;
        while (end < h.length && errors[end] >= SEEN * checked(standardErrors, end)) {
            end++;
        }
        double floor = end == h.length ? Double.NaN : standardErrors[end];
        int used = Math.max(2, end);
        int first = 0;
        WeightedLine line = line(h, errors, standardErrors, first, used);
        while (used - first > FEWEST && bends(line, used - first)) {
            first++;
            line = line(h, errors, standardErrors, first, used);
        }
        int points = used - first;
        double halfWidth = Double.POSITIVE_INFINITY;
        if (end - first >= FEWEST) {
            double birge = Math.sqrt(Math.max(1, line.squares() / (points - 2)));
            double quantile = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 * (1 + confidence));
            halfWidth = quantile * birge * line.slopeError();
        }
        double low = line.slope() - halfWidth;
        double high = line.slope() + halfWidth;
        if (end - first >= FEWEST && changes(h, errors, standardErrors, end)) {
            double local = Ladder.localOrder(h, errors, end - 2);
            double way = Ladder.wayToGo(h, errors, end - 3, end);
            low = Math.min(low, local - way);
            high = Math.max(high, local + way);
        }
        return new OrderFit(line.slope(), low, high, Math.exp(line.intercept()), first, points, floor);
    }

    /** Whether the last change of the local order is more than three of its standard errors. */
    private static boolean changes(double[] h, double[] errors, double[] standardErrors, int end) {
        double change = Ladder.localOrder(h, errors, end - 2) - Ladder.localOrder(h, errors, end - 3);
        double fine = 1 / Math.log(h[end - 2] / h[end - 1]);
        double coarse = 1 / Math.log(h[end - 3] / h[end - 2]);
        double[] factors = {coarse, coarse + fine, fine};
        double variance = 0;
        for (int i = 0; i < 3; i++) {
            double share = factors[i] * standardErrors[end - 3 + i] / errors[end - 3 + i];
            variance += share * share;
        }
        return Math.abs(change) > SEEN * Math.sqrt(variance);
    }

    private static double checked(double[] standardErrors, int i) {
        if (!(standardErrors[i] > 0)) {
            throw new IllegalArgumentException(
                    "standard error " + i + " must be positive, got " + standardErrors[i] + "; exact errors need none");
        }
        return standardErrors[i];
    }

    private static boolean bends(WeightedLine line, int points) {
        return 1 - new ChiSquaredDistribution(null, points - 2).cumulativeProbability(line.squares()) < STRAIGHT;
    }

    private static WeightedLine line(double[] h, double[] errors, double[] standardErrors, int first, int end) {
        double[] x = new double[end - first];
        double[] y = new double[end - first];
        double[] w = new double[end - first];
        for (int i = 0; i < x.length; i++) {
            double relative = errors[first + i] / standardErrors[first + i];
            x[i] = Math.log(h[first + i]);
            y[i] = Math.log(errors[first + i]);
            w[i] = relative * relative;
        }
        return WeightedLine.through(x, y, w);
    }
}
