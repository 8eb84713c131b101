package org.fokker.distribution;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The projection of a Gaussian mixture to a line. Areas between distribution functions are differences of partial moments G(x) =
 * ∫_−∞^x F. Where many values are asked for, F and G are tabulated with cells h = σ/8 of the narrowest component; cubic Hermite
 * interpolation of F and the quintic one of G, which use the density, are then wrong by at most h⁴ max|F⁗|/384 &lt; 1e-6 and
 * h⁶ max|G⁽⁶⁾|/46080 &lt; 1e-9 σ.
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

    private final UnivariateMixture law;

    /** Edges of equal cells, of the table and for everything that is found on a mesh. */
    private final double[] mesh;

    private MixtureOnLine(UnivariateMixture law) {
        this.law = law;
        mesh = law.mesh(REACH, CELLS_PER_DEVIATION, FEWEST_CELLS, MOST_CELLS);
    }

    static MixtureOnLine of(GaussianMixture mixture, double... direction) {
        int[] kept = IntStream.range(0, mixture.components())
                .filter(k -> mixture.weight(k) >= LEAST_WEIGHT)
                .toArray();
        GaussianMixture line = mixture.among(kept).affine(new double[][] {direction}, new double[1], new double[1][1]);
        return new MixtureOnLine(new UnivariateMixture(line));
    }

    /**
     * The area between two distribution functions, and their largest distance.
     *
     * @param area ∫ |F − G|
     * @param height sup |F − G|
     */
    record Gap(double area, double height) {}

    double variance() {
        return law.variance();
    }

    /** Returns ∫ √(F (1 − F)) by the trapezoid rule on the mesh: of relative accuracy 1e-2 at least, which a floor asks for. */
    double spread() {
        double sum = 0;
        double before = 0;
        for (int i = 1; i < mesh.length; i++) {
            double root = Math.sqrt(law.cdf(mesh[i]) * law.survival(mesh[i]));
            sum += 0.5 * (before + root) * (mesh[i] - mesh[i - 1]);
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
        double area = g[0] + law.upperPartialMoment(points[n - 1]);
        double height = Math.max(f[0], 1 - f[n - 1]);
        for (int i = 1; i < n; i++) {
            double a = points[i - 1];
            double b = points[i];
            double level = i / (double) n;
            height = Math.max(height, Math.max(Math.abs(level - f[i - 1]), Math.abs(level - f[i])));
            if (f[i] <= level || f[i - 1] >= level) {
                area += Math.abs(g[i] - g[i - 1] - level * (b - a));
            } else {
                double q = crossing(a, b, x -> law.cdf(x) - level);
                double middle = law.lowerPartialMoment(q);
                area += Math.abs(middle - g[i - 1] - level * (q - a)) + Math.abs(g[i] - middle - level * (b - q));
            }
        }
        return new Gap(area, height);
    }

    /** Evaluates F and G at points in ascending order, from a table if that is shorter. */
    private void evaluate(double[] points, double[] f, double[] g) {
        double[] x = mesh;
        if (x.length >= points.length || x.length > MOST_CELLS || law.narrowest() == 0) {
            for (int i = 0; i < points.length; i++) {
                f[i] = law.cdf(points[i]);
                g[i] = law.lowerPartialMoment(points[i]);
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
                g[i] = law.lowerPartialMoment(points[i]);
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
        return new Knot(law.density(x), law.cdf(x), law.lowerPartialMoment(x));
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

    /**
     * Measures the distance from another law. On the mesh of both, which resolves both, a difference changes its sign once a cell; the
     * height is the greatest there, less than the supremum by |p′ − q′| h²/8 at most.
     */
    Gap gap(MixtureOnLine other) {
        double[] both = concatenated(mesh, other.mesh);
        double area = 0;
        double height = 0;
        double before = 0;
        double gBefore = 0;
        for (int i = 0; i < both.length; i++) {
            double difference = law.cdf(both[i]) - other.law.cdf(both[i]);
            double g = momentDifference(other, both[i]);
            height = Math.max(height, Math.abs(difference));
            if (i > 0 && before * difference < 0) {
                double middle = crossing(
                        both[i - 1], both[i], x -> Math.copySign(1, difference) * (law.cdf(x) - other.law.cdf(x)));
                double gMiddle = momentDifference(other, middle);
                area += Math.abs(gMiddle - gBefore) + Math.abs(g - gMiddle);
            } else if (i > 0) {
                area += Math.abs(g - gBefore);
            }
            before = difference;
            gBefore = g;
        }
        return new Gap(area, height);
    }

    private double momentDifference(MixtureOnLine other, double x) {
        return law.lowerPartialMoment(x) - other.law.lowerPartialMoment(x);
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
