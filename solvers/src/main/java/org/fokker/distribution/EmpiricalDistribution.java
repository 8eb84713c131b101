package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.random.RandomStream;

/**
 * The empirical measure of n points, 1/n each. It has no density; {@link #smoothed} gives it one.
 */
public final class EmpiricalDistribution {

    private final double[][] points;
    private final int size;

    private EmpiricalDistribution(double[][] points, int size) {
        this.points = points;
        this.size = size;
    }

    /**
     * The measure of some points.
     *
     * @param x points by component, d × (≥ n), copied
     * @param n how many points, ≥ 1
     * @return the measure
     * @throws IllegalArgumentException if there is no point or one is not finite
     */
    public static EmpiricalDistribution of(double[][] x, int n) {
        if (x.length == 0 || n < 1) {
            throw new IllegalArgumentException(
                    "an empirical measure needs at least one point in one dimension, got " + n + " in " + x.length);
        }
        double[][] points = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            points[i] = Arrays.copyOf(x[i], n);
            for (int j = 0; j < n; j++) {
                if (j >= x[i].length || !Double.isFinite(x[i][j])) {
                    throw new IllegalArgumentException("component " + i + " of point " + j + " is "
                            + (j >= x[i].length ? "missing" : x[i][j]) + ", expected a finite number");
                }
            }
        }
        return new EmpiricalDistribution(points, n);
    }

    /** {@return d} */
    public int dimension() {
        return points.length;
    }

    /** {@return the number of points} */
    public int size() {
        return size;
    }

    /** {@return a copy of the points by component, d × n} */
    public double[][] points() {
        double[][] copy = new double[points.length][];
        Arrays.setAll(copy, i -> points[i].clone());
        return copy;
    }

    /** {@return the mean, d} */
    public double[] mean() {
        double[] mean = new double[points.length];
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < size; j++) {
                mean[i] += points[i][j];
            }
            mean[i] /= size;
        }
        return mean;
    }

    /** {@return the covariance matrix of the measure (divisor n), d × d} */
    public double[][] covariance() {
        double[] mean = mean();
        double[][] covariance = new double[mean.length][mean.length];
        for (int i = 0; i < mean.length; i++) {
            for (int c = 0; c <= i; c++) {
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += (points[i][j] - mean[i]) * (points[c][j] - mean[c]);
                }
                covariance[i][c] = sum / size;
                covariance[c][i] = sum / size;
            }
        }
        return covariance;
    }

    /**
     * Draws with replacement, one point for each path: a pure function of (stream, path), by uniform number 0.
     *
     * @param stream where the randomness comes from
     * @param firstPath number of the first path
     * @param n how many paths
     * @param x receives the points by component, d × (≥ n)
     */
    public void sample(RandomStream stream, long firstPath, int n, double[][] x) {
        double[] u = new double[n];
        stream.uniforms(firstPath, 0, n, u);
        for (int j = 0; j < n; j++) {
            int chosen = Math.min(size - 1, (int) (u[j] * size));
            for (int i = 0; i < points.length; i++) {
                x[i][j] = points[i][chosen];
            }
        }
    }

    /**
     * The points moved and scaled to mean 0 and variance 1 on each axis.
     *
     * @return the standardised measure
     * @throws IllegalArgumentException if an axis has no spread
     */
    public EmpiricalDistribution standardised() {
        double[] mean = mean();
        double[][] covariance = covariance();
        double[][] moved = new double[points.length][size];
        for (int i = 0; i < points.length; i++) {
            double deviation = Math.sqrt(covariance[i][i]);
            if (!(deviation > 0)) {
                throw new IllegalArgumentException(
                        "component " + i + " is " + points[i][0] + " at every point and cannot be standardised");
            }
            for (int j = 0; j < size; j++) {
                moved[i][j] = (points[i][j] - mean[i]) / deviation;
            }
        }
        return new EmpiricalDistribution(moved, size);
    }

    /**
     * The mixture of a Gaussian at every point: the Gaussian kernel density estimate, and for bandwidth 0 the measure itself
     * as a mixture of point masses.
     *
     * @param bandwidth deviation of each Gaussian, ≥ 0
     * @return 1/n Σ N(x_j, bandwidth² I)
     * @throws IllegalArgumentException if the bandwidth is negative or not finite
     */
    public GaussianMixture smoothed(double bandwidth) {
        double[] weights = new double[size];
        double[] deviations = new double[size];
        double[][] means = new double[size][points.length];
        Arrays.fill(weights, 1.0 / size);
        Arrays.fill(deviations, bandwidth);
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < points.length; i++) {
                means[j][i] = points[i][j];
            }
        }
        return GaussianMixture.isotropic(weights, means, deviations);
    }
}
