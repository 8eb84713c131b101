package org.fokker.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A rate of exponential convergence: error = C e^{−rate·n}, by least squares of log error against n above the floor of rounding.
 * Errors of entire functions fall even faster, like e^{−c n²}; the rate is then that of the range that was measured.
 *
 * @param rate the rate, per unknown along an axis
 * @param low lower end of the interval of confidence {@link OrderFit#CONFIDENCE} by Student's law; −∞ for two points
 * @param high its upper end; +∞ for two points
 * @param constant C
 * @param points number of points used, from the coarsest
 * @param floor the error at which the fall ends; NaN if it has not ended
 * @param decades powers of ten that the error falls by over the whole ladder
 * @param beatsPowerLaw whether the exponential leaves smaller squares than the best power law C n^{−p} through the same points
 */
public record ExponentialFit(
        double rate,
        double low,
        double high,
        double constant,
        int points,
        double floor,
        double decades,
        boolean beatsPowerLaw) {

    /** Points within this factor of the least error belong to the floor, on which errors of rounding scatter. */
    private static final double FLOOR_SCATTER = 10;

    private static final int FEWEST = 3;

    /**
     * Fits the range above the floor. A floor is seen where two or more errors are within a factor of ten of the least one.
     *
     * @param n unknowns along an axis, strictly increasing
     * @param errors errors, &gt; 0
     * @return the rate
     * @throws IllegalArgumentException if there are fewer than two points, the lengths differ, n does not increase, or an error is
     *     not positive and finite
     */
    public static ExponentialFit of(double[] n, double[] errors) {
        Ladder.check(Arrays.stream(n).map(cells -> 1 / cells).toArray(), errors);
        double least = Arrays.stream(errors).min().orElseThrow();
        int above = 0;
        while (above < errors.length && errors[above] > FLOOR_SCATTER * least) {
            above++;
        }
        boolean floored = errors.length - above >= 2;
        // Without a floor the least error is the last point of the fall, and its neighbours are points of it as well.
        int points = Math.max(2, floored ? above : errors.length);
        double[] x = Arrays.copyOf(n, points);
        double[] y = Arrays.stream(errors).limit(points).map(Math::log).toArray();
        WeightedLine line = WeightedLine.through(x, y);
        WeightedLine power =
                WeightedLine.through(Arrays.stream(x).map(Math::log).toArray(), y);
        double halfWidth = Double.POSITIVE_INFINITY;
        if (points >= FEWEST) {
            double quantile =
                    new TDistribution(null, points - 2).inverseCumulativeProbability(0.5 * (1 + OrderFit.CONFIDENCE));
            halfWidth = quantile * line.slopeError() * Math.sqrt(line.squares() / (points - 2));
        }
        return new ExponentialFit(
                -line.slope(),
                -line.slope() - halfWidth,
                -line.slope() + halfWidth,
                Math.exp(line.intercept()),
                points,
                floored ? least : Double.NaN,
                Math.log10(errors[0] / least),
                line.squares() < power.squares());
    }
}
