package org.fokker.distribution;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Directions;
import org.fokker.statistics.Estimate;

/**
 * Distances of points, or of a law, from a Gaussian mixture along lines. The projection of a mixture to a line is a mixture on the line
 * with means θ·m_k and variances θᵀ C_k θ, so that for each direction θ the Wasserstein distance W_1 = ∫|F_n − F| and the
 * Kolmogorov distance sup|F_n − F| are exact up to rounding: between two points F_n is constant, F has the antiderivative
 * Σ w_k ((x − μ_k) Φ(z_k) + σ_k φ(z_k)), and their difference changes its sign at most once. Point masses are steps as the points are.
 *
 * <p>How far n independent draws of the law itself would be is known too. At each x the number of draws up to x is binomial, and by
 * De Moivre E|B − n p| = 2 ν (1 − p) P(B = ν) with ν = ⌊n p⌋ + 1. Exchange of one draw X for another X′ changes the mean over directions by
 * at most the mean of |θ·(X − X′)|/n; by the Efron–Stein inequality and Minkowski's its standard deviation is at most the mean of
 * √(θᵀ Cov θ)/√n. The same mean is Lipschitz in all draws together, with 1/√n: for a Gaussian law it exceeds its expectation by
 * t √(λ_max/n) with probability at most e^{−t²/2}.
 *
 * @param wasserstein1 mean of W_1 over the sphere with the standard error of the directions; 0 in one dimension
 * @param floor mean over the directions of E W_1 for n independent draws of the law; 0 between two laws
 * @param floorDeviation upper bound of the standard deviation of that mean for n independent draws; 0 between two laws
 * @param kolmogorov largest Kolmogorov distance among the directions
 * @param directions how many directions were taken
 */
public record SlicedDistances(
        Estimate wasserstein1, double floor, double floorDeviation, double kolmogorov, int directions) {

    /**
     * Two smooth laws are compared on intervals of this part of the deviations of all components around. Two changes of sign that fall
     * into one interval h are not seen there: this costs at most h³ max|F″|/12 ≤ 5e-6 of the narrowest deviation each. The floor is a
     * sum by the trapezoidal rule with a relative error of about a thousandth.
     */
    private static final double PART = 1.0 / 16;

    /**
     * Measures how far points are from a law.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many, ≥ 1
     * @param law the mixture; may have point masses
     * @param directions least number of directions ≥ 10; rounded up to whole blocks; on the line there is one
     * @param stream where the directions come from
     * @param workers threads that share the directions
     * @return the distances
     * @throws IllegalArgumentException if the dimensions differ, there are no points or too few directions, or a point is not finite
     */
    public static SlicedDistances of(
            double[][] x, int n, GaussianMixture law, int directions, RandomStream stream, Workers workers) {
        if (x.length != law.dimension() || n < 1) {
            throw new IllegalArgumentException(
                    n + " points of " + x.length + " components, expected at least one of " + law.dimension());
        }
        checkFinite(x, n);
        Directions lines = Directions.orthonormal(x.length, directions, stream);
        double[] mean = law.mean();
        double[] wasserstein = new double[lines.count()];
        double[] kolmogorov = new double[lines.count()];
        double[] floor = new double[lines.count()];
        double[] deviation = new double[lines.count()];
        workers.run(lines.count(), k -> {
            double[] direction = lines.vector(k);
            double centre = dot(direction, mean);
            LineMixture line = LineMixture.of(law, direction, centre);
            double[] points = Directions.project(x, n, direction);
            for (int j = 0; j < n; j++) {
                points[j] -= centre;
            }
            LineMixture negative = LineMixture.zero().minus(line);
            Steps steps = Steps.ofPoints(points).plus(1, negative.atoms()).plus(1, Steps.flat(line.ends()));
            LineDistance distance = LineDistance.of(steps, negative);
            wasserstein[k] = distance.integral();
            kolmogorov[k] = distance.largest();
            floor[k] = floor(line, n);
            deviation[k] = line.deviation() / Math.sqrt(n);
        });
        return new SlicedDistances(
                lines.mean(wasserstein),
                lines.mean(floor).value(),
                lines.mean(deviation).value(),
                largest(kolmogorov),
                lines.count());
    }

    /**
     * Measures how far two laws are from each other.
     *
     * @param a a mixture; may have point masses
     * @param b another one
     * @param directions least number of directions ≥ 10; rounded up to whole blocks; on the line there is one
     * @param stream where the directions come from
     * @param workers threads that share the directions
     * @return the distances
     * @throws IllegalArgumentException if the dimensions differ or there are too few directions
     */
    public static SlicedDistances between(
            GaussianMixture a, GaussianMixture b, int directions, RandomStream stream, Workers workers) {
        if (a.dimension() != b.dimension()) {
            throw new IllegalArgumentException("laws in " + a.dimension() + " and in " + b.dimension() + " dimensions");
        }
        Directions lines = Directions.orthonormal(a.dimension(), directions, stream);
        double[] mean = b.mean();
        double[] wasserstein = new double[lines.count()];
        double[] kolmogorov = new double[lines.count()];
        workers.run(lines.count(), k -> {
            double[] direction = lines.vector(k);
            double centre = dot(direction, mean);
            LineMixture difference =
                    LineMixture.of(a, direction, centre).minus(LineMixture.of(b, direction, centre));
            Steps steps = difference.atoms().plus(1, Steps.flat(difference.nodes(PART)));
            LineDistance distance = LineDistance.of(steps, difference);
            wasserstein[k] = distance.integral();
            kolmogorov[k] = distance.largest();
        });
        return new SlicedDistances(lines.mean(wasserstein), 0, 0, largest(kolmogorov), lines.count());
    }

    /** ∫ E|F_n − F| by the trapezoidal rule. */
    private static double floor(LineMixture line, int n) {
        Steps steps = line.atoms().plus(1, Steps.flat(line.nodes(PART)));
        double[] x = steps.at();
        double[] value = new double[x.length];
        line.evaluate(x, value, new double[x.length]);
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double level = steps.level()[i];
            if (x[i + 1] > x[i]) {
                double left = meanDeviation(n, level + value[i]);
                double right = value[i + 1] == value[i] ? left : meanDeviation(n, level + value[i + 1]);
                sum += 0.5 * (left + right) * (x[i + 1] - x[i]);
            }
        }
        return sum;
    }

    /** E|B/n − p| of a binomial number B of n. Sums of weights may pass 1 by rounding. */
    private static double meanDeviation(int n, double p) {
        int next = (int) (n * p) + 1;
        if (!(p > 0) || next > n) {
            return 0;
        }
        return 2.0 * next / n * (1 - p) * new BinomialDistribution(null, n, p).probability(next);
    }

    private static double dot(double[] direction, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += direction[i] * x[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private static void checkFinite(double[][] x, int n) {
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < n; j++) {
                if (!Double.isFinite(x[i][j])) {
                    throw new IllegalArgumentException(
                            "component " + i + " of point " + j + " must be finite, got " + x[i][j]);
                }
            }
        }
    }
}
