package org.fokker.statistics;

import org.fokker.random.RandomStream;

/**
 * The sliced Wasserstein distance of two sets of points, SW_p = (E_θ W_p^p)^{1/p} with the Wasserstein distances W_p of the points
 * projected to directions θ uniform on the sphere (N. Bonneel, J. Rabin, G. Peyré and H. Pfister, J. Math. Imaging Vis. 51 (2015) 22).
 *
 * <p>The standard error is that of the {@link Directions} alone. How far two sets of the same law lie from each other is
 * to be found by such sets.
 *
 * @param mean SW_p with its standard error; 0 in one dimension, where there is one direction
 * @param max the largest W_p among the directions: a lower bound of the max-sliced distance
 * @param directions how many directions were taken
 */
public record SlicedWasserstein(Estimate mean, double max, int directions) {

    /**
     * Measures the distance.
     *
     * @param x the first points by component, d × (≥ n)
     * @param n how many
     * @param y the second points by component, d × (≥ m)
     * @param m how many
     * @param order p ≥ 1
     * @param directions least number of directions ≥ 10; rounded up to whole blocks
     * @param stream where the directions come from
     * @return the distance
     * @throws IllegalArgumentException if the dimensions differ, a set is empty, p &lt; 1 or there are too few directions
     */
    public static SlicedWasserstein between(
            double[][] x, int n, double[][] y, int m, double order, int directions, RandomStream stream) {
        int d = x.length;
        if (d == 0 || y.length != d) {
            throw new IllegalArgumentException("points of " + d + " and of " + y.length + " components");
        }
        Directions sphere = Directions.draw(d, directions, stream);
        double[] powers = new double[sphere.count()];
        double most = 0;
        for (int k = 0; k < powers.length; k++) {
            double[] direction = sphere.vector(k);
            double distance =
                    onLine(Directions.projected(x, n, direction), Directions.projected(y, m, direction), order);
            most = Math.max(most, distance);
            powers[k] = Math.pow(distance, order);
        }
        Estimate power = sphere.mean(powers);
        double value = Math.pow(power.value(), 1 / order);
        double slope = value == 0 ? 0 : value / (order * power.value());
        return new SlicedWasserstein(new Estimate(value, slope * power.standardError()), most, powers.length);
    }

    /**
     * The Wasserstein distance of two sets of numbers, (∫_0^1 |F⁻¹ − G⁻¹|^p du)^{1/p} with the quantile functions F⁻¹ and G⁻¹, each
     * a step function.
     *
     * @param x numbers in ascending order, at least one
     * @param y numbers in ascending order, at least one
     * @param order p ≥ 1
     * @return W_p
     * @throws IllegalArgumentException if a set is empty or p &lt; 1
     */
    public static double onLine(double[] x, double[] y, double order) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException("distance of " + x.length + " from " + y.length + " points");
        }
        if (!(order >= 1) || Double.isInfinite(order)) {
            throw new IllegalArgumentException("order of a Wasserstein distance must be finite and >= 1, got " + order);
        }
        // In units of 1/(n m) all steps of both quantile functions are at whole numbers.
        double sum = 0;
        long from = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            long endX = (i + 1L) * y.length;
            long endY = (j + 1L) * x.length;
            long to = Math.min(endX, endY);
            double difference = Math.abs(x[i] - y[j]);
            sum += (to - from) * (order == 1 ? difference : Math.pow(difference, order));
            from = to;
            i += endX == to ? 1 : 0;
            j += endY == to ? 1 : 0;
        }
        return Math.pow(sum / ((double) x.length * y.length), 1 / order);
    }
}
