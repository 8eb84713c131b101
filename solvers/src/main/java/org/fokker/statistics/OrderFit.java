package org.fokker.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An order of convergence: the slope of log error against log h by least squares, and the interval in which the order lies.
 *
 * <p>Scatter about the line, its bend, and what the errors themselves are in doubt by make the order uncertain. With
 * e = C h^p (1 + c h^q + …), q ≥ 1, the local orders between neighbouring points approach p like h^q, so the last of them is off
 * by no more than its last change divided by r − 1, r the last ratio of steps; the line knows nothing of it. The interval is the
 * hull of that of the regression (Student's law) and of the last local order ± 1.25 times this bound, with the larger of the last
 * two changes, and is widened by what the doubts could do to the slope.
 *
 * @param order the slope
 * @param low lower end of the interval; −∞ for two points
 * @param high upper end of the interval; +∞ for two points
 * @param constant C of error = C h^order
 * @param first first point used, counted from the coarsest
 * @param points number of points used
 * @param floor the error below which refinement does not lead; NaN if none was met
 */
public record OrderFit(double order, double low, double high, double constant, int first, int points, double floor) {

    /** Confidence of the regression's interval. */
    public static final double CONFIDENCE = 0.95;

    /** An error that falls with a smaller order than this to the very end has met a floor (rounding, sampling, another error). */
    private static final double FLOOR_ORDER = 0.25;

    /** Of a point that stands this many times above the floor, the floor is a share that shows in no local order. */
    private static final double[] ABOVE_FLOOR = {30, 10, 3};

    /** Local orders that differ by more belong to a range that is not yet asymptotic. */
    private static final double CURVATURE = 0.1;

    /** A line through fewer points leaves nothing to judge it by. */
    private static final int FEWEST = 3;

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
        Ladder.check(h, errors);
        return fit(h, errors, new double[h.length], 0, h.length, Double.NaN);
    }

    /**
     * Fits the asymptotic range: cuts the fine end off where the error has met a floor, then drops coarse points while more than
     * three are left and their local orders differ by more than 0.1.
     *
     * @param h step sizes, strictly decreasing
     * @param errors errors, &gt; 0
     * @return the order
     * @throws IllegalArgumentException as in {@link #ofAll}
     */
    public static OrderFit asymptotic(double[] h, double[] errors) {
        return asymptotic(h, errors, new double[h.length]);
    }

    /**
     * Fits the asymptotic range of errors that are known up to a doubt.
     *
     * @param h step sizes, strictly decreasing
     * @param errors errors, &gt; 0
     * @param doubts bounds of what the errors may be off by, ≥ 0
     * @return the order
     * @throws IllegalArgumentException as in {@link #ofAll}
     */
    public static OrderFit asymptotic(double[] h, double[] errors, double[] doubts) {
        Ladder.check(h, errors);
        double floor = floor(h, errors);
        int end = endAbove(errors, floor);
        int first = 0;
        while (end - first > FEWEST && spread(h, errors, first, end) > CURVATURE) {
            first++;
        }
        return fit(h, errors, doubts, first, end, floor);
    }

    /**
     * Whether the interval meets a range around an expected order.
     *
     * @param expected the order that theory gives
     * @param tolerance what the range may differ from it
     * @return whether [low − tolerance, high + tolerance] contains it
     */
    public boolean agreesWith(double expected, double tolerance) {
        return low - tolerance <= expected && expected <= high + tolerance;
    }

    /**
     * Takes the step sizes for powers of another size.
     *
     * @param power the a of h = size^a, &gt; 0
     * @return the order in that size, with the same points
     */
    public OrderFit withStepsAsPower(double power) {
        return new OrderFit(power * order, power * low, power * high, constant, first, points, floor);
    }

    /** {@return half of the length of the interval} */
    public double halfWidth() {
        return 0.5 * (high - low);
    }

    /** The median of the longest tail over which the error falls with less than the least order; NaN if there is none. */
    private static double floor(double[] h, double[] errors) {
        int last = h.length - 1;
        for (int start = 0; start < last; start++) {
            double mean = Math.log(errors[start] / errors[last]) / Math.log(h[start] / h[last]);
            if (mean < FLOOR_ORDER) {
                double[] tail = Arrays.copyOfRange(errors, start, h.length);
                Arrays.sort(tail);
                return tail[tail.length / 2];
            }
        }
        return Double.NaN;
    }

    /** One past the last point that stands clear of the floor, by as much as leaves three points. */
    private static int endAbove(double[] errors, double floor) {
        if (Double.isNaN(floor)) {
            return errors.length;
        }
        int end = 0;
        for (double factor : ABOVE_FLOOR) {
            end = 0;
            while (end < errors.length && errors[end] > factor * floor) {
                end++;
            }
            if (end >= FEWEST) {
                return end;
            }
        }
        return Math.max(2, end);
    }

    private static double spread(double[] h, double[] errors, int first, int end) {
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = first; i + 1 < end; i++) {
            double local = Ladder.localOrder(h, errors, i);
            least = Math.min(least, local);
            largest = Math.max(largest, local);
        }
        return largest - least;
    }

    private static OrderFit fit(double[] h, double[] errors, double[] doubts, int first, int end, double floor) {
        int points = end - first;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = Math.log(h[first + i]);
            y[i] = Math.log(errors[first + i]);
        }
        WeightedLine line = WeightedLine.through(x, y);
        if (points < FEWEST) {
            return new OrderFit(
                    line.slope(),
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Math.exp(line.intercept()),
                    first,
                    points,
                    floor);
        }
        double quantile = new TDistribution(null, points - 2).inverseCumulativeProbability(0.5 * (1 + CONFIDENCE));
        double scatter = quantile * line.slopeError() * Math.sqrt(line.squares() / (points - 2));
        double local = Ladder.localOrder(h, errors, end - 2);
        double way = Ladder.wayToGo(h, errors, first, end);
        double doubt = 0;
        double middle = Arrays.stream(x).average().orElseThrow();
        for (int i = 0; i < points; i++) {
            // The slope is Σ (x − x̄) y/Σ (x − x̄)², and the standard error of unit weights 1/√Σ (x − x̄)².
            double influence = Math.abs(x[i] - middle) * line.slopeError() * line.slopeError();
            doubt += influence * doubts[first + i] / errors[first + i];
        }
        return new OrderFit(
                line.slope(),
                Math.min(line.slope() - scatter, local - way) - doubt,
                Math.max(line.slope() + scatter, local + way) + doubt,
                Math.exp(line.intercept()),
                first,
                points,
                floor);
    }
}
