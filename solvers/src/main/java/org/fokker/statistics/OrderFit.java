package org.fokker.statistics;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * An order of convergence: the slope of log error against log h by least squares, with a confidence interval.
 *
 * @param order the slope
 * @param halfWidth half width of the confidence interval by Student's law; +∞ for two points
 * @param first first point used, counted from the coarsest
 * @param points number of points used
 */
public record OrderFit(double order, double halfWidth, int first, int points) {

    /** Confidence of the interval. */
    public static final double CONFIDENCE = 0.95;

    /** An error that falls with a smaller local order than this has met a floor (rounding, sampling, another error). */
    private static final double FLOOR_ORDER = 0.25;

    /** A local order this far from that of the next finer pair belongs to a range that is not yet asymptotic. */
    private static final double CURVATURE = 0.1;

    /**
     * Fits all points.
     *
     * @param h step sizes, strictly decreasing
     * @param errors errors, &gt; 0
     * @return the order
     * @throws IllegalArgumentException if there are fewer than two points, the lengths differ, the steps do not decrease, or an
     *     error is not positive and finite
     */
    public static OrderFit ofAll(double[] h, double[] errors) {
        check(h, errors);
        return fit(h, errors, 0, h.length);
    }

    /**
     * Fits the asymptotic range: cuts the fine end off where the error no longer falls (local order below ¼), then drops coarse
     * points while more than three are left and the first two local orders differ by more than 0.1.
     *
     * @param h step sizes, strictly decreasing
     * @param errors errors, &gt; 0
     * @return the order
     * @throws IllegalArgumentException as in {@link #ofAll}
     */
    public static OrderFit asymptotic(double[] h, double[] errors) {
        check(h, errors);
        int end = 2;
        while (end < h.length && localOrder(h, errors, end - 1) > FLOOR_ORDER) {
            end++;
        }
        int first = 0;
        while (end - first > 3
                && Math.abs(localOrder(h, errors, first) - localOrder(h, errors, first + 1)) > CURVATURE) {
            first++;
        }
        return fit(h, errors, first, end);
    }

    /**
     * Whether the confidence interval meets a range around an expected order.
     *
     * @param expected the order that theory gives
     * @param tolerance what the range may differ from it
     * @return whether |order − expected| ≤ tolerance + half width
     */
    public boolean agreesWith(double expected, double tolerance) {
        return Math.abs(order - expected) <= tolerance + halfWidth;
    }

    private static double localOrder(double[] h, double[] errors, int i) {
        return Math.log(errors[i] / errors[i + 1]) / Math.log(h[i] / h[i + 1]);
    }

    private static OrderFit fit(double[] h, double[] errors, int first, int end) {
        SimpleRegression regression = new SimpleRegression();
        for (int i = first; i < end; i++) {
            regression.addData(Math.log(h[i]), Math.log(errors[i]));
        }
        int points = end - first;
        double halfWidth = Double.POSITIVE_INFINITY;
        if (points > 2) {
            double quantile = new TDistribution(null, points - 2).inverseCumulativeProbability(0.5 * (1 + CONFIDENCE));
            // An exact line leaves a residual of rounding, which may come out below zero.
            double error = regression.getSlopeStdErr();
            halfWidth = Double.isNaN(error) ? 0 : quantile * error;
        }
        return new OrderFit(regression.getSlope(), halfWidth, first, points);
    }

    private static void check(double[] h, double[] errors) {
        if (h.length < 2 || h.length != errors.length) {
            throw new IllegalArgumentException(
                    "an order needs two or more points, got " + h.length + " steps and " + errors.length + " errors");
        }
        for (int i = 0; i < h.length; i++) {
            if (!(errors[i] > 0) || Double.isInfinite(errors[i])) {
                throw new IllegalArgumentException("error " + i + " must be positive and finite, got " + errors[i]);
            }
            if (!(h[i] > 0) || (i > 0 && !(h[i] < h[i - 1]))) {
                throw new IllegalArgumentException("steps must be positive and decrease, got " + h[i] + " at " + i);
            }
        }
    }
}
