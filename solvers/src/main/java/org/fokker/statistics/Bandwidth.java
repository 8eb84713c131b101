package org.fokker.statistics;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.fokker.method.NumericalException;
import org.jtransforms.dct.DoubleDCT_1D;

/** Rules that choose the bandwidth of a Gaussian kernel estimate from the sample, given as a fine histogram. */
public final class Bandwidth {

    /** Stages of the plug-in recursion; Botev et al. found no gain beyond 7. */
    private static final int STAGES = 7;

    private Bandwidth() {}

    /**
     * Silverman's rule of thumb, h_i = 0.85 (4/((d + 2) N))^{1/(d + 4)} min(s_i, IQR_i/1.349), in one dimension
     * 0.9 N^{−1/5} min(s, IQR/1.349) (Density Estimation, 1986, section 3.4.2): right for one bump, too wide for several.
     *
     * @param histogram the sample; points outside of its box are left out
     * @return h, d
     * @throws IllegalArgumentException if fewer than two points lie in the box
     */
    public static double[] silverman(Histogram histogram) {
        double[] h = new double[histogram.cells().dimension()];
        double points = pointsInBox(histogram);
        Arrays.setAll(h, axis -> 0.85 * normalReference(h.length, points) * spread(histogram, axis));
        return h;
    }

    /**
     * The improved Sheather–Jones rule (Botev, Grotowski and Kroese, Annals of Statistics 38, 2010), which assumes no shape. In
     * several dimensions it is applied to each marginal and widened by the ratio of the normal-reference rules of d and of one
     * dimension, which has the right power of N; that is a heuristic.
     *
     * @param histogram the sample, with cells well below the bandwidth and a box that leaves some room around the points
     * @return h, d
     * @throws IllegalArgumentException if fewer than two points lie in the box
     * @throws NumericalException if the fixed point has no root, as for very few or very discrete points
     */
    public static double[] improvedSheatherJones(Histogram histogram) {
        double[] h = new double[histogram.cells().dimension()];
        double points = pointsInBox(histogram);
        double widening = normalReference(h.length, points) / normalReference(1, points);
        for (int axis = 0; axis < h.length; axis++) {
            h[axis] = widening * improvedSheatherJones(marginal(histogram, axis), points, length(histogram, axis));
        }
        return h;
    }

    private static double normalReference(int d, double points) {
        return Math.pow(4 / ((d + 2) * points), 1.0 / (d + 4));
    }

    private static double improvedSheatherJones(double[] probabilities, double points, double length) {
        int n = probabilities.length;
        double[] transformed = probabilities.clone();
        // a_k = Σ_j p_j cos(πk(2j + 1)/(2n)) makes the density 1 + 2 Σ a_k cos(πkx) on [0, 1]. JTransforms gives multiples of a_k
        // with a factor that depends on n; a_0 = 1 takes it out.
        new DoubleDCT_1D(n).forward(transformed, false);
        double[] squares = new double[n - 1];
        Arrays.setAll(squares, k -> Math.pow(transformed[k + 1] / transformed[0], 2));
        double upper = 1e-10;
        while (upper < 0.1 && fixedPoint(upper, points, squares) < 0) {
            upper *= 2;
        }
        if (!(fixedPoint(upper, points, squares) >= 0)) {
            throw new NumericalException("the improved Sheather–Jones rule finds no bandwidth for " + points + " points in "
                    + n + " cells; use a wider box, finer cells or another rule");
        }
        double t = new BrentSolver(1e-10, 1e-16)
                .solve(200, v -> fixedPoint(v, points, squares), 0.5 * upper, upper);
        return Math.sqrt(t) * length;
    }

    /** t − ξ γ^[7](t), the function whose root is the squared bandwidth on the unit interval; equations as in the paper. */
    private static double fixedPoint(double t, double points, double[] squares) {
        double norm = derivativeNorm(STAGES, t, squares);
        for (int s = STAGES - 1; s >= 2; s--) {
            double odd = 1;
            for (int factor = 3; factor < 2 * s; factor += 2) {
                odd *= factor;
            }
            double constant = (1 + Math.pow(0.5, s + 0.5)) / 3;
            double time = Math.pow(2 * constant * odd / (Math.sqrt(2 * Math.PI) * points * norm), 2.0 / (3 + 2 * s));
            norm = derivativeNorm(s, time, squares);
        }
        return t - Math.pow(2 * points * Math.sqrt(Math.PI) * norm, -0.4);
    }

    /** ‖f^(s)‖² of the estimate at time t, 2 π^{2s} Σ k^{2s} a_k² e^{−k²π²t}. */
    private static double derivativeNorm(int s, double t, double[] squares) {
        double sum = 0;
        for (int i = 0; i < squares.length; i++) {
            double k = (i + 1) * Math.PI;
            double decay = k * k * t;
            if (decay > 745) {
                break;
            }
            sum += Math.pow(k, 2 * s) * squares[i] * Math.exp(-decay);
        }
        return 2 * sum;
    }

    /** min(standard deviation, interquartile range/1.349) of a marginal. */
    private static double spread(Histogram histogram, int axis) {
        double[] p = marginal(histogram, axis);
        RegularCells cells = histogram.cells();
        double mean = 0;
        for (int i = 0; i < p.length; i++) {
            mean += p[i] * cells.centre(axis, i);
        }
        double variance = 0;
        for (int i = 0; i < p.length; i++) {
            double deviation = cells.centre(axis, i) - mean;
            variance += p[i] * deviation * deviation;
        }
        double range = quantile(p, 0.75) - quantile(p, 0.25);
        return Math.min(Math.sqrt(variance), range * cells.width(axis) / 1.349);
    }

    /** The quantile of cell probabilities in cells from the lower end, linear within a cell. */
    private static double quantile(double[] p, double level) {
        double below = 0;
        for (int i = 0; i < p.length; i++) {
            if (below + p[i] >= level) {
                return i + (level - below) / p[i];
            }
            below += p[i];
        }
        return p.length;
    }

    private static double[] marginal(Histogram histogram, int axis) {
        RegularCells cells = histogram.cells();
        double points = pointsInBox(histogram);
        double[] mass = Arrays.stream(histogram.counts()).mapToDouble(count -> count / points).toArray();
        return Distances.marginal(mass, axis, cells.edges());
    }

    private static double length(Histogram histogram, int axis) {
        return histogram.cells().upper(axis) - histogram.cells().lower(axis);
    }

    private static double pointsInBox(Histogram histogram) {
        long points = histogram.total() - histogram.outside();
        if (points < 2) {
            throw new IllegalArgumentException("a bandwidth needs at least 2 points in the box, got " + points);
        }
        return points;
    }
}
