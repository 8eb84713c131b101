package org.fokker.distribution;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * The projection of a Gaussian mixture to a line, with its distribution function F and G(x) = ∫_−∞^x F = E (x − X)₊, by which areas
 * between distribution functions are differences. Components may have no variance. Where many values are asked for, F and G are
 * tabulated with cells h = σ/8 of the narrowest component; cubic Hermite interpolation of F and the quintic one of G, which use the
 * density, are then wrong by at most h⁴ max|F⁗|/384 &lt; 1e-6 and h⁶ max|G⁽⁶⁾|/46080 &lt; 1e-9 σ.
 */
final class MixtureOnLine {

    private static final double CELLS_PER_DEVIATION = 8;

    /** Beyond this many deviations from every mean a distribution function is 0 or 1 to all digits. */
    private static final double REACH = 9;

    /** Components of less weight, of which conditional laws have many, change no digit of F and would only make the table wider. */
    private static final double LEAST_WEIGHT = 0x1p-64;

    private static final int FEWEST_CELLS = 256;

    /** A law whose scales are farther apart than this is not tabulated, and its floor is found on so many cells. */
    private static final int MOST_CELLS = 1 << 20;

    /** Halvings of a cell, down to the last digit. */
    private static final int HALVINGS = 60;

    private final double[] weights;
    private final double[] means;
    private final double[] deviations;
    private final double lower;
    private final double upper;

    private MixtureOnLine(double[] weights, double[] means, double[] deviations) {
        this.weights = weights;
        this.means = means;
        this.deviations = deviations;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            least = Math.min(least, means[k] - REACH * deviations[k]);
            greatest = Math.max(greatest, means[k] + REACH * deviations[k]);
        }
        lower = least;
        upper = greatest;
    }

    static MixtureOnLine of(GaussianMixture mixture, double... direction) {
        GaussianMixture line = mixture.affine(new double[][] {direction}, new double[1], new double[1][1]);
        int[] kept = IntStream.range(0, line.components())
                .filter(k -> line.weight(k) >= LEAST_WEIGHT)
                .toArray();
        double[] weights = new double[kept.length];
        double[] means = new double[kept.length];
        double[] deviations = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            weights[k] = line.weight(kept[k]);
            means[k] = line.mean(kept[k])[0];
            deviations[k] = Math.sqrt(line.covariance(kept[k])[0][0]);
        }
        return new MixtureOnLine(weights, means, deviations);
    }

    /**
     * The area between two distribution functions, and their largest distance.
     *
     * @param area ∫ |F − G|
     * @param height sup |F − G|
     */
    record Gap(double area, double height) {}

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

    /** Returns ∫ √(F (1 − F)) by the trapezoid rule on the table: of relative accuracy 1e-2 at least, which a floor asks for. */
    double spread() {
        double[] x = mesh();
        double sum = 0;
        double before = 0;
        for (int i = 1; i < x.length; i++) {
            double below = 0;
            // Summed, and not 1 − F, which may be less than zero by rounding.
            double above = 0;
            for (int k = 0; k < weights.length; k++) {
                double share = below(x[i], k);
                below += weights[k] * share;
                above += weights[k] * (1 - share);
            }
            double root = Math.sqrt(below * above);
            sum += 0.5 * (before + root) * (x[i] - x[i - 1]);
            before = root;
        }
        return sum;
    }

    /** Measures the distance from the empirical law of points in ascending order. */
    Gap gap(double... points) {
        int n = points.length;
        double[] f = new double[n];
        double[] g = new double[n];
        evaluate(points, f, g);
        double area = g[0] + excess(points[n - 1]);
        double height = Math.max(f[0], 1 - f[n - 1]);
        for (int i = 1; i < n; i++) {
            double a = points[i - 1];
            double b = points[i];
            double level = i / (double) n;
            height = Math.max(height, Math.max(Math.abs(level - f[i - 1]), Math.abs(level - f[i])));
            if (f[i] <= level || f[i - 1] >= level) {
                area += Math.abs(g[i] - g[i - 1] - level * (b - a));
            } else {
                double q = crossing(a, b, x -> cdf(x) - level);
                double middle = integral(q);
                area += Math.abs(middle - g[i - 1] - level * (q - a)) + Math.abs(g[i] - middle - level * (b - q));
            }
        }
        return new Gap(area, height);
    }

    /** Evaluates F and G at points in ascending order, from a table if that is shorter. */
    private void evaluate(double[] points, double[] f, double[] g) {
        double[] x = mesh();
        if (x.length >= points.length || x.length > MOST_CELLS || narrowest() == 0) {
            for (int i = 0; i < points.length; i++) {
                f[i] = cdf(points[i]);
                g[i] = integral(points[i]);
            }
            return;
        }
        double h = x[1] - x[0];
        Knot left = knot(x[0]);
        Knot right = knot(x[1]);
        int cell = 0;
        for (int i = 0; i < points.length; i++) {
            double u = (points[i] - x[0]) / h;
            if (u <= 0 || u >= x.length - 1) {
                f[i] = u <= 0 ? 0 : 1;
                g[i] = integral(points[i]);
                continue;
            }
            int wanted = Math.min((int) u, x.length - 2);
            if (wanted > cell) {
                left = wanted == cell + 1 ? right : knot(x[wanted]);
                right = knot(x[wanted + 1]);
                cell = wanted;
            }
            interpolate(left, right, h, u - cell, i, f, g);
        }
    }

    private record Knot(double density, double cdf, double integral) {}

    private Knot knot(double x) {
        return new Knot(density(x), cdf(x), integral(x));
    }

    private static void interpolate(Knot a, Knot b, double h, double u, int i, double[] f, double[] g) {
        double v = 1 - u;
        f[i] = v * v * ((1 + 2 * u) * a.cdf() + u * h * a.density())
                + u * u * ((1 + 2 * v) * b.cdf() - v * h * b.density());
        g[i] = v
                        * v
                        * v
                        * ((1 + 3 * u + 6 * u * u) * a.integral()
                                + u * h * ((1 + 3 * u) * a.cdf() + 0.5 * u * h * a.density()))
                + u
                        * u
                        * u
                        * ((1 + 3 * v + 6 * v * v) * b.integral()
                                - v * h * ((1 + 3 * v) * b.cdf() - 0.5 * v * h * b.density()));
    }

    /** Measures the distance from another law; both are smooth on the mesh, on which a difference changes its sign once a cell. */
    Gap gap(MixtureOnLine other) {
        double[] both = concatenated(mesh(), other.mesh());
        double area = 0;
        double height = 0;
        double before = 0;
        double gBefore = 0;
        for (int i = 0; i < both.length; i++) {
            double difference = cdf(both[i]) - other.cdf(both[i]);
            double g = integral(both[i]) - other.integral(both[i]);
            height = Math.max(height, Math.abs(difference));
            if (i > 0 && before * difference < 0) {
                double middle =
                        crossing(both[i - 1], both[i], x -> Math.copySign(1, difference) * (cdf(x) - other.cdf(x)));
                double gMiddle = integral(middle) - other.integral(middle);
                area += Math.abs(gMiddle - gBefore) + Math.abs(g - gMiddle);
            } else if (i > 0) {
                area += Math.abs(g - gBefore);
            }
            before = difference;
            gBefore = g;
        }
        return new Gap(area, height);
    }

    double cdf(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * below(x, k);
        }
        return sum;
    }

    /** G(x) = E (x − X)₊. */
    double integral(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * ((x - means[k]) * below(x, k) + deviations[k] * normal(x, k));
        }
        return sum;
    }

    /** E (X − x)₊, without the cancellation of G at the upper end. */
    private double excess(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * ((means[k] - x) * (1 - below(x, k)) + deviations[k] * normal(x, k));
        }
        return sum;
    }

    private double density(double x) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * normal(x, k) / deviations[k];
        }
        return sum;
    }

    private double below(double x, int k) {
        if (deviations[k] == 0) {
            return x < means[k] ? 0 : 1;
        }
        double z = (x - means[k]) / deviations[k];
        if (Math.abs(z) > REACH) {
            return z < 0 ? 0 : 1;
        }
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    private double normal(double x, int k) {
        if (deviations[k] == 0) {
            return 0;
        }
        double z = (x - means[k]) / deviations[k];
        return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }

    private double narrowest() {
        return Arrays.stream(deviations).min().orElseThrow();
    }

    /** Equal cells that resolve the narrowest component which has a width, and both ends. */
    private double[] mesh() {
        double narrow = Arrays.stream(deviations).filter(s -> s > 0).min().orElse(upper - lower);
        double wanted = CELLS_PER_DEVIATION * (upper - lower) / narrow;
        int cells = (int) Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, Math.ceil(wanted)));
        double[] x = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            x[i] = lower + i * (upper - lower) / cells;
        }
        return x;
    }

    private static double[] concatenated(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        Arrays.sort(both);
        return both;
    }

    /** The place in [a, b] where a function that increases through zero vanishes. */
    private static double crossing(double a, double b, DoubleUnaryOperator function) {
        double low = a;
        double high = b;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            if (function.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
