package org.fokker.statistics;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * How far a histogram of N independent samples lies from its own law: the distance that sampling alone explains. Bounds hold
 * with probability at least 1 − α for every N.
 */
public final class SamplingError {

    /** Above this variance of a count the normal mean absolute deviation is right to about 1/(8 · variance) ≈ 1e-5. */
    private static final double NORMAL_VARIANCE = 1e4;

    private SamplingError() {}

    /**
     * The mean L1 distance Σ E|count/N − p| of a histogram from its law; exact by De Moivre's formula where counts are small.
     *
     * @param probabilities probability of each cell
     * @param n number of samples N
     * @return E L1
     * @throws IllegalArgumentException if {@code n} is not positive or a probability is not in [0, 1]
     */
    public static double expectedL1(double[] probabilities, long n) {
        requireSamples(n);
        double sum = 0;
        for (double p : probabilities) {
            sum += meanAbsoluteDeviation(p, n) / n;
        }
        return sum;
    }

    /**
     * A bound of the L1 distance: {@link #expectedL1} + √(2 log(1/α)/N), as one sample moves the distance by at most 2/N
     * (McDiarmid's inequality).
     *
     * @param probabilities probability of each cell
     * @param n number of samples N
     * @param alpha probability that the distance exceeds the bound, in (0, 1)
     * @return the bound
     */
    public static double boundL1(double[] probabilities, long n, double alpha) {
        return expectedL1(probabilities, n) + excessL1(n, alpha);
    }

    /** What an L1 distance exceeds its mean by with probability at most α, if one of N samples moves it by at most 2/N. */
    static double excessL1(long n, double alpha) {
        return Math.sqrt(2 * evidence(alpha) / n);
    }

    /**
     * A bound of the L2 distance of densities: √E L2² + √(log(1/α)/(N v)), as one sample moves the distance by at most √(2/v)/N.
     *
     * @param probabilities probability of each cell
     * @param volumes volume of each cell; v is the least
     * @param n number of samples N
     * @param alpha probability that the distance exceeds the bound, in (0, 1)
     * @return the bound
     */
    public static double boundL2(double[] probabilities, double[] volumes, long n, double alpha) {
        requireSamples(n);
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < probabilities.length; c++) {
            double p = requireProbability(probabilities[c]);
            squares += p * (1 - p) / (n * volumes[c]);
            least = Math.min(least, volumes[c]);
        }
        return Math.sqrt(squares) + Math.sqrt(evidence(alpha) / (n * least));
    }

    /**
     * A bound of the largest difference of densities: Bernstein's inequality in every cell, α shared among them.
     *
     * @param probabilities probability of each cell
     * @param volumes volume of each cell
     * @param n number of samples N
     * @param alpha probability that the distance exceeds the bound, in (0, 1)
     * @return the bound
     */
    public static double boundLinf(double[] probabilities, double[] volumes, long n, double alpha) {
        requireSamples(n);
        double l = evidence(alpha / (2 * probabilities.length));
        double bound = 0;
        for (int c = 0; c < probabilities.length; c++) {
            double p = requireProbability(probabilities[c]);
            double third = l / (3 * n);
            bound = Math.max(bound, (third + Math.sqrt(third * third + 2 * p * (1 - p) * l / n)) / volumes[c]);
        }
        return bound;
    }

    /**
     * A bound of the divergence KL(histogram‖law): the ε with e^{−Nε} (eεN/(K − 1))^{K − 1} = α (Agrawal, Finite-sample
     * concentration of the multinomial in relative entropy, 2020). Its mean is near (K − 1)/(2N).
     *
     * @param outcomes number of cells K with positive probability, the outside counted as one
     * @param n number of samples N
     * @param alpha probability that the divergence exceeds the bound, in (0, 1)
     * @return the bound
     */
    public static double boundKl(int outcomes, long n, double alpha) {
        requireSamples(n);
        if (outcomes < 2) {
            return 0;
        }
        int freedom = outcomes - 1;
        double target = evidence(alpha) / freedom;
        // With y = Nε/(K − 1): y − 1 − log y = target. The left side exceeds y/2 − 1 and, for y ≥ 1, grows.
        double y = new BrentSolver(1e-14, 1e-12).solve(200, v -> v - 1 - Math.log(v) - target, 1, 2 * (target + 2));
        return y * freedom / n;
    }

    /**
     * A bound of the Hellinger distance, from that of the divergence by 1 − H² ≥ e^{−KL/2}.
     *
     * @param outcomes number of cells K with positive probability, the outside counted as one
     * @param n number of samples N
     * @param alpha probability that the distance exceeds the bound, in (0, 1)
     * @return the bound
     */
    public static double boundHellinger(int outcomes, long n, double alpha) {
        return Math.sqrt(-Math.expm1(-0.5 * boundKl(outcomes, n, alpha)));
    }

    /**
     * A bound of ∫|F_N − F| over an interval of length L: Σ width √(F(1 − F)/N) + L √(log(1/α)/(2N)), as one sample moves the
     * distance by at most L/N.
     *
     * @param probabilities probability of each cell, from left to right; what is missing to 1 lies on the right
     * @param edges edges of the cells
     * @param n number of samples N
     * @param alpha probability that the distance exceeds the bound, in (0, 1)
     * @return the bound
     */
    public static double boundWasserstein1(double[] probabilities, double[] edges, long n, double alpha) {
        requireSamples(n);
        double sum = 0;
        double left = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double right = Math.min(1, left + requireProbability(probabilities[i]));
            // E|F_N − F| interpolates between the edges below the larger end value of a concave √.
            double variance = left <= 0.5 && right >= 0.5 ? 0.25 : Math.max(left * (1 - left), right * (1 - right));
            sum += (edges[i + 1] - edges[i]) * Math.sqrt(variance / n);
            left = right;
        }
        return sum + (edges[edges.length - 1] - edges[0]) * Math.sqrt(evidence(alpha) / (2 * n));
    }

    /**
     * Bounds of all distances of a histogram from its law at once, each by itself with probability 1 − α.
     *
     * @param density cell averages of the law
     * @param n number of samples N, those outside of the box included
     * @param alpha probability that a distance exceeds its bound, in (0, 1)
     * @param edges cell edges of each axis
     * @return what {@link Distances#between} of histogram and law stays below; the Wasserstein bound is shared by the axes
     */
    public static Distances bounds(double[] density, long n, double alpha, double[]... edges) {
        double[] volumes = Distances.volumes(edges);
        double[] probabilities = new double[density.length];
        int outcomes = 1;
        for (int c = 0; c < density.length; c++) {
            probabilities[c] = Math.min(1, Math.max(0, density[c]) * volumes[c]);
            outcomes += probabilities[c] > 0 ? 1 : 0;
        }
        double wasserstein = 0;
        for (int axis = 0; axis < edges.length; axis++) {
            double[] marginal = Distances.marginal(probabilities, axis, edges);
            for (int i = 0; i < marginal.length; i++) {
                marginal[i] = Math.min(1, marginal[i]);
            }
            wasserstein += boundWasserstein1(marginal, edges[axis], n, alpha / edges.length) / edges.length;
        }
        double l1 = boundL1(probabilities, n, alpha);
        return new Distances(
                l1,
                boundL2(probabilities, volumes, n, alpha),
                boundLinf(probabilities, volumes, n, alpha),
                boundKl(outcomes, n, alpha),
                boundHellinger(outcomes, n, alpha),
                0.5 * l1,
                wasserstein);
    }

    /**
     * E|X − Np| of a binomial X: De Moivre's 2 ν (1 − p) P(X = ν) with ν = ⌊Np⌋ + 1; for a rare event among very many samples its
     * Poisson limit, for a large variance √(2Np(1 − p)/π).
     */
    private static double meanAbsoluteDeviation(double p, long n) {
        requireProbability(p);
        double variance = n * p * (1 - p);
        if (variance == 0) {
            return 0;
        }
        if (variance > NORMAL_VARIANCE) {
            return Math.sqrt(2 * variance / Math.PI);
        }
        double mean = n * p;
        if (n <= Integer.MAX_VALUE) {
            int mode = (int) Math.floor(mean) + 1;
            // Commons Math gives logarithms of binomial probabilities by Loader's saddle-point expansion: no cancellation.
            double log = new BinomialDistribution(null, (int) n, p).logProbability(mode);
            return 2 * mode * (1 - p) * Math.exp(log);
        }
        // Here min(p, 1 − p) < 1e4/2³¹, and the Poisson law is right to that.
        double rare = Math.min(mean, n * (1 - p));
        int mode = (int) Math.floor(rare) + 1;
        return 2 * mode * Math.exp(mode * Math.log(rare) - rare - CombinatoricsUtils.factorialLog(mode));
    }

    private static double evidence(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("the false-alarm rate must lie in (0, 1), got " + alpha);
        }
        return -Math.log(alpha);
    }

    private static void requireSamples(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("number of samples must be at least 1, got " + n);
        }
    }

    private static double requireProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a probability must lie in [0, 1], got " + p);
        }
        return p;
    }
}
