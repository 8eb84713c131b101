package org.fokker.distribution;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.fokker.method.NumericalException;

/**
 * A Gaussian mixture on the line: distribution function, quantiles and interval masses with full relative accuracy in both
 * tails. The probability flow of d = 1 is the monotone map F_0⁻¹(F_t(x)), and the exact cell averages of a grid are the
 * masses of its cells.
 */
public final class UnivariateMixture {

    private static final int MOST_ITERATIONS = 200;

    private final double[] weights;
    private final double[] means;
    private final double[] deviations;

    /**
     * Takes a mixture on the line. Of one with point masses there are the distribution function, its complement and its partial moments,
     * but no density and no quantiles.
     */
    UnivariateMixture(GaussianMixture mixture) {
        if (mixture.dimension() != 1) {
            throw new IllegalStateException(
                    "distribution functions and quantiles are for d = 1, the mixture has d = " + mixture.dimension());
        }
        int count = mixture.components();
        weights = new double[count];
        means = new double[count];
        deviations = new double[count];
        for (int k = 0; k < count; k++) {
            weights[k] = mixture.weight(k);
            means[k] = mixture.mean(k)[0];
            deviations[k] = Math.sqrt(mixture.form(k).entry(0, 0));
        }
    }

    /**
     * The distribution function.
     *
     * @param x any number, may be infinite
     * @return F(x) = P(X ≤ x), relatively accurate in the lower tail
     */
    public double cdf(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * below(x, k);
        }
        return sum;
    }

    /**
     * The complement of the distribution function.
     *
     * @param x any number, may be infinite
     * @return 1 − F(x) = P(X &gt; x), relatively accurate in the upper tail
     */
    public double survival(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * above(x, k);
        }
        return sum;
    }

    /**
     * The lower partial moment, by which areas under the distribution function are differences.
     *
     * @param x a number
     * @return E (x − X)₊ = ∫_−∞^x F
     */
    public double lowerPartialMoment(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * ((x - means[k]) * below(x, k) + deviations[k] * normalAt(x, k));
        }
        return sum;
    }

    /**
     * The upper partial moment, without the cancellation of the lower one at the upper end.
     *
     * @param x a number
     * @return E (X − x)₊ = ∫_x^∞ (1 − F)
     */
    public double upperPartialMoment(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * ((means[k] - x) * above(x, k) + deviations[k] * normalAt(x, k));
        }
        return sum;
    }

    /**
     * The density.
     *
     * @param x a number
     * @return p(x)
     */
    public double density(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * normal((x - means[k]) / deviations[k]) / deviations[k];
        }
        return sum;
    }

    /**
     * The mass of an interval, without the cancellation of F(upper) − F(lower): tails are subtracted on the side where they
     * are small, and intervals over which the density varies little are integrated by Gauss' rule.
     *
     * @param lower left end, may be −∞
     * @param upper right end ≥ lower, may be +∞
     * @return P(lower &lt; X ≤ upper)
     * @throws IllegalArgumentException unless lower ≤ upper
     */
    public double mass(double lower, double upper) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("an interval needs lower <= upper, got [" + lower + ", " + upper + "]");
        }
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * mass(lower, upper, means[k], deviations[k]);
        }
        return sum;
    }

    /**
     * The inverse of {@link #cdf}.
     *
     * @param p probability in (0, 1)
     * @return x with F(x) = p, to about 1e-14 of the larger of |x| and the local width of the mixture
     * @throws IllegalArgumentException if p is not in (0, 1)
     */
    public double quantile(double p) {
        return p <= 0.5 ? solve(p, 1) : solve(1 - p, -1);
    }

    /**
     * The inverse of {@link #survival}, for probabilities close to 1 that a double cannot hold.
     *
     * @param q probability in (0, 1)
     * @return x with 1 − F(x) = q
     * @throws IllegalArgumentException if q is not in (0, 1)
     */
    public double upperQuantile(double q) {
        return q <= 0.5 ? solve(q, -1) : solve(1 - q, 1);
    }

    /**
     * Solves log tail(x) = log p by Newton's method inside of a shrinking bracket. The logarithm of a normal tail is concave,
     * so the iteration is quick where one component rules, and bisection carries it through the gaps between components.
     *
     * @param side 1 for the lower tail, −1 for the upper one
     */
    private double solve(double p, int side) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a quantile needs a probability in (0, 1), got " + p);
        }
        // tail(m_k − z σ_k) ≤ p/2 for z = √(−2 log p) and every k, and ≥ 1/2 ≥ p at the farthest mean.
        double z = Math.sqrt(-2 * Math.log(p));
        double out = Double.POSITIVE_INFINITY;
        double in = Double.NEGATIVE_INFINITY;
        double width = Double.POSITIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                out = Math.min(out, side * means[k] - z * deviations[k]);
                in = Math.max(in, side * means[k]);
                width = Math.min(width, deviations[k]);
            }
        }
        double y = 0.5 * (out + in);
        double step = in - out;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double tail = side > 0 ? cdf(y) : survival(-y);
            double error = Math.log(tail) - Math.log(p);
            if (error > 0) {
                in = y;
            } else {
                out = y;
            }
            double newton = y - error * tail / density(side * y);
            if (Math.abs(newton - y) <= Math.ulp(y)
                    || Math.abs(newton - y) < 1e-16 * width
                    || in - out <= Math.ulp(y)) {
                return side * y;
            }
            // Newton's point is taken while it stays inside and at least halves the step; the test is false for NaN.
            double next = newton > out && newton < in && Math.abs(newton - y) < 0.5 * Math.abs(step)
                    ? newton
                    : 0.5 * (out + in);
            step = next - y;
            y = next;
        }
        throw new NumericalException("quantile of " + p + " not found in " + MOST_ITERATIONS + " steps; last bracket ["
                + out + ", " + in + "]");
    }

    /** The variance. */
    double variance() {
        double mean = 0;
        for (int k = 0; k < weights.length; k++) {
            mean += weights[k] * means[k];
        }
        double variance = 0;
        for (int k = 0; k < weights.length; k++) {
            variance += weights[k] * (deviations[k] * deviations[k] + (means[k] - mean) * (means[k] - mean));
        }
        return variance;
    }

    /** The smallest deviation of a component, 0 where one is a point mass. */
    double narrowest() {
        return Arrays.stream(deviations).min().orElseThrow();
    }

    /**
     * Equal cells that reach so many deviations beyond every mean and resolve the narrowest component which has a width.
     *
     * @param reach beyond the means, in deviations
     * @param resolution cells in a deviation of the narrowest component
     * @param least least number of cells
     * @param most greatest number
     * @return edges of the cells, increasing
     */
    double[] mesh(double reach, double resolution, int least, int most) {
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            lower = Math.min(lower, means[k] - reach * deviations[k]);
            upper = Math.max(upper, means[k] + reach * deviations[k]);
        }
        double narrow = Arrays.stream(deviations).filter(s -> s > 0).min().orElse(upper - lower);
        double wanted = Math.ceil(resolution * (upper - lower) / narrow);
        int cells = (int) Math.min(most, Math.max(least, wanted));
        double[] x = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            x[i] = lower + i * (upper - lower) / cells;
        }
        return x;
    }

    /** P(X_k ≤ x) of component k, which may be a point mass. */
    private double below(double x, int k) {
        if (deviations[k] == 0) {
            return x < means[k] ? 0 : 1;
        }
        return upperTail((means[k] - x) / deviations[k]);
    }

    /** P(X_k > x). */
    private double above(double x, int k) {
        if (deviations[k] == 0) {
            return x < means[k] ? 1 : 0;
        }
        return upperTail((x - means[k]) / deviations[k]);
    }

    private double normalAt(double x, int k) {
        return deviations[k] == 0 ? 0 : normal((x - means[k]) / deviations[k]);
    }

    private static double normal(double z) {
        return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }

    /** P(Z &gt; z), relatively accurate for z → +∞. */
    private static double upperTail(double z) {
        return 0.5 * Erf.erfc(z * Math.sqrt(0.5));
    }

    private static double mass(double lower, double upper, double mean, double deviation) {
        // The width comes from the ends themselves, not from their rounded distances to the mean.
        double half = 0.5 * (upper - lower) / deviation;
        double middle = (0.5 * (lower + upper) - mean) / deviation;
        // The density changes by less than a factor e over the interval: eight points integrate it to rounding.
        if (half * (1 + Math.abs(middle)) < 0.5) {
            double sum = 0;
            for (int i = 0; i < GaussLegendre.POINTS; i++) {
                sum += GaussLegendre.weight(i) * normal(middle + half * GaussLegendre.node(i));
            }
            return half * sum;
        }
        double a = (lower - mean) / deviation;
        double b = (upper - mean) / deviation;
        if (a >= 0) {
            return upperTail(a) - upperTail(b);
        }
        return b <= 0 ? upperTail(-b) - upperTail(-a) : 1 - upperTail(-a) - upperTail(b);
    }
}
