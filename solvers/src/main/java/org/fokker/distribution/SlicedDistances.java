package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Directions;
import org.fokker.statistics.Estimate;

/**
 * How far points lie from a Gaussian mixture, or one mixture from another, along lines. The projection of a mixture to a direction θ is
 * a mixture on the line again, with means θ·m_k and variances θᵀC_k θ, so that the distances of each projection are integrals in
 * closed form and no second set of points brings its own noise.
 *
 * @param wasserstein1 mean of W_1 = ∫ |F − G| over directions, with the standard error of the directions; exact on a line
 * @param floor mean over directions of √(2/(π n)) ∫ √(F (1 − F)): what W_1 of n independent draws is on average, as n (F_n − F) has
 *     the mean absolute deviation √(2 n F (1 − F)/π) where many draws lie on both sides; 0 between two laws
 * @param deviation bound of the standard deviation of W_1 of n independent draws: moving a draw from x to x' moves W_1 by at most
 *     |x − x'|/n, so that its variance is at most σ²/n (Efron and Stein), and means over directions have at most the mean
 *     deviation; 0 between two laws
 * @param kolmogorov the largest sup |F − G| among the directions
 * @param directions how many directions were taken
 */
public record SlicedDistances(
        Estimate wasserstein1, double floor, double deviation, double kolmogorov, int directions) {

    /**
     * Measures the distance of points from a law.
     *
     * @param x the points by component, d × (≥ n)
     * @param n how many, ≥ 1
     * @param law the mixture
     * @param directions least number of directions ≥ 10; on a line there is one
     * @param stream where the directions come from
     * @param workers threads that share the directions; they do not change a bit
     * @return the distances
     * @throws IllegalArgumentException if the dimensions differ, there is no point or there are too few directions
     */
    public static SlicedDistances of(
            double[][] x, int n, GaussianMixture law, int directions, RandomStream stream, Workers workers) {
        if (x.length != law.dimension() || n < 1) {
            throw new IllegalArgumentException(
                    n + " points of " + x.length + " components for a law of dimension " + law.dimension());
        }
        Directions sphere = Directions.draw(law.dimension(), directions, stream);
        Line[] lines = new Line[sphere.count()];
        workers.run(lines.length, k -> {
            MixtureOnLine projected = MixtureOnLine.of(law, sphere.vector(k));
            double[] points = Directions.projected(x, n, sphere.vector(k));
            MixtureOnLine.Gap gap = projected.gap(points);
            lines[k] = new Line(
                    gap.area(),
                    Math.sqrt(2 / (Math.PI * n)) * projected.spread(),
                    Math.sqrt(projected.variance() / n),
                    gap.height());
        });
        return mean(sphere, lines);
    }

    /**
     * Measures the distance of two laws.
     *
     * @param a one mixture
     * @param b another one of the same dimension
     * @param directions least number of directions ≥ 10; on a line there is one
     * @param stream where the directions come from
     * @param workers threads that share the directions
     * @return the distances; nothing is sampled but the directions
     * @throws IllegalArgumentException if the dimensions differ or there are too few directions
     */
    public static SlicedDistances between(
            GaussianMixture a, GaussianMixture b, int directions, RandomStream stream, Workers workers) {
        if (a.dimension() != b.dimension()) {
            throw new IllegalArgumentException("dimensions differ: " + a.dimension() + " and " + b.dimension());
        }
        Directions sphere = Directions.draw(a.dimension(), directions, stream);
        Line[] lines = new Line[sphere.count()];
        workers.run(lines.length, k -> {
            MixtureOnLine.Gap gap = MixtureOnLine.of(a, sphere.vector(k)).gap(MixtureOnLine.of(b, sphere.vector(k)));
            lines[k] = new Line(gap.area(), 0, 0, gap.height());
        });
        return mean(sphere, lines);
    }

    /** What one direction gives. */
    private record Line(double wasserstein1, double floor, double deviation, double kolmogorov) {}

    private static SlicedDistances mean(Directions sphere, Line... lines) {
        double[] distances =
                Arrays.stream(lines).mapToDouble(Line::wasserstein1).toArray();
        double floor = 0;
        double deviation = 0;
        double kolmogorov = 0;
        for (Line line : lines) {
            floor += line.floor() / lines.length;
            deviation += line.deviation() / lines.length;
            kolmogorov = Math.max(kolmogorov, line.kolmogorov());
        }
        return new SlicedDistances(sphere.mean(distances), floor, deviation, kolmogorov, lines.length);
    }
}
