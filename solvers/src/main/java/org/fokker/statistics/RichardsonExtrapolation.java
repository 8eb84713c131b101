package org.fokker.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * What three levels of one computation say of its limit: observed order, extrapolated value, and the grid convergence index, by
 * the procedure of Celik et al., Journal of Fluids Engineering 130 (2008) 078001, whose equation for the order is solved by
 * bracketing instead of by iteration.
 *
 * @param order p with f = f∞ + C h^p through the three levels
 * @param value f∞ by the two finest levels, for each component
 * @param index grid convergence index of the finest level: {@value #SAFETY} times its estimated relative error; the absolute error
 *     where the finest value vanishes
 * @param asymptoticRatio index of the middle level over r^p times that of the finest; 1 within the asymptotic range
 * @param oscillating whether the differences of the levels have opposite signs
 */
public record RichardsonExtrapolation(
        double order, List<Double> value, double index, double asymptoticRatio, boolean oscillating) {

    /**
     * Copies the list.
     *
     * @param order p
     * @param value f∞, for each component
     * @param index grid convergence index of the finest level
     * @param asymptoticRatio 1 within the asymptotic range
     * @param oscillating whether the differences of the levels have opposite signs
     */
    public RichardsonExtrapolation {
        value = List.copyOf(value);
    }

    /** Roache's factor of safety for three levels. */
    private static final double SAFETY = 1.25;

    /** An order below the least one is no convergence, one above the largest no order. */
    private static final double LEAST = 1e-3;

    private static final double LARGEST = 40;

    private static final int MOST_ITERATIONS = 200;

    /**
     * Extrapolates from three levels.
     *
     * @param h step sizes of the three levels, strictly decreasing
     * @param coarse components of the quantity on the coarsest level
     * @param middle on the middle level
     * @param fine on the finest level
     * @return the extrapolation; order and value are NaN where the differences do not shrink, or vanish
     * @throws IllegalArgumentException if the steps do not decrease or the lengths differ
     */
    public static RichardsonExtrapolation of(double[] h, double[] coarse, double[] middle, double[] fine) {
        if (h.length != 3 || !(h[0] > h[1]) || !(h[1] > h[2]) || !(h[2] > 0)) {
            throw new IllegalArgumentException("extrapolation needs three decreasing steps, got " + Arrays.toString(h));
        }
        if (coarse.length != fine.length || middle.length != fine.length) {
            throw new IllegalArgumentException("levels have " + coarse.length + ", " + middle.length + " and "
                    + fine.length + " components; they must agree");
        }
        double earlier = distance(coarse, middle);
        double last = distance(middle, fine);
        boolean oscillating = product(coarse, middle, fine) < 0;
        double r = h[1] / h[2];
        double p = order(r, h[0] / h[1], earlier / last, oscillating ? -1 : 1);
        double gain = Math.pow(r, p) - 1;
        List<Double> value = new ArrayList<>();
        for (int i = 0; i < fine.length; i++) {
            value.add(fine[i] + (fine[i] - middle[i]) / gain);
        }
        double size = mean(fine);
        double middleSize = mean(middle);
        double index = SAFETY * last / (size > 0 ? size : 1) / gain;
        double earlierIndex = SAFETY * earlier / (middleSize > 0 ? middleSize : 1) / (Math.pow(h[0] / h[1], p) - 1);
        return new RichardsonExtrapolation(p, value, index, earlierIndex / ((gain + 1) * index), oscillating);
    }

    /** Solves ratio = r^p (R^p − s)/(r^p − s), which increases with p; r is the finer and R the coarser ratio of steps. */
    private static double order(double r, double coarser, double ratio, int sign) {
        DoubleUnaryOperator excess = p ->
                Math.log(Math.pow(r, p) * (Math.pow(coarser, p) - sign) / (Math.pow(r, p) - sign)) - Math.log(ratio);
        if (!(ratio > 0) || !(excess.applyAsDouble(LEAST) < 0) || !(excess.applyAsDouble(LARGEST) > 0)) {
            return Double.NaN;
        }
        return new BrentSolver(1e-15, 1e-14).solve(MOST_ITERATIONS, excess::applyAsDouble, LEAST, LARGEST);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static double mean(double[] a) {
        double sum = 0;
        for (double x : a) {
            sum += Math.abs(x);
        }
        return sum / a.length;
    }

    private static double product(double[] coarse, double[] middle, double[] fine) {
        double sum = 0;
        for (int i = 0; i < fine.length; i++) {
            sum += (middle[i] - coarse[i]) * (fine[i] - middle[i]);
        }
        return sum;
    }
}
