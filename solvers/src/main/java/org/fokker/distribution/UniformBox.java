package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.random.RandomStream;

/** The uniform law on a box. Its score vanishes inside; outside the log-density is −∞. */
public final class UniformBox implements Distribution {

    private final double[] lower;
    private final double[] upper;
    private final double logDensity;

    /**
     * Creates the law.
     *
     * @param lower lower corner, d ≥ 1, copied
     * @param upper upper corner, larger on every axis, copied
     * @throws IllegalArgumentException if the corners are not as described
     */
    public UniformBox(double[] lower, double[] upper) {
        checkBox(lower, upper);
        this.lower = lower.clone();
        this.upper = upper.clone();
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum -= Math.log(upper[i] - lower[i]);
        }
        this.logDensity = sum;
    }

    /** Refuses corners that do not span a finite box. */
    static void checkBox(double[] lower, double[] upper) {
        if (lower.length == 0 || lower.length != upper.length) {
            throw new IllegalArgumentException("a box needs two corners of the same dimension, at least 1: got "
                    + lower.length + " and " + upper.length);
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] < upper[i]) || Double.isInfinite(upper[i] - lower[i])) {
                throw new IllegalArgumentException("axis " + i + " of the box needs finite lower < upper, got ["
                        + lower[i] + ", " + upper[i] + "]");
            }
        }
    }

    /** {@return a copy of the lower corner, d} */
    public double[] lower() {
        return lower.clone();
    }

    /** {@return a copy of the upper corner, d} */
    public double[] upper() {
        return upper.clone();
    }

    @Override
    public int dimension() {
        return lower.length;
    }

    @Override
    public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
        Arrays.fill(logDensity, 0, n, this.logDensity);
        for (int i = 0; i < lower.length; i++) {
            Arrays.fill(score[i], 0, n, 0);
            for (int j = 0; j < n; j++) {
                if (!(x[i][j] >= lower[i] && x[i][j] <= upper[i])) {
                    logDensity[j] = Double.NEGATIVE_INFINITY;
                }
            }
        }
    }

    /** {@inheritDoc} Component i is made of uniform number i of the path. */
    @Override
    public void sample(RandomStream stream, long firstPath, int n, double[][] x) {
        for (int i = 0; i < lower.length; i++) {
            double[] xi = x[i];
            double from = lower[i];
            double width = upper[i] - from;
            stream.uniforms(firstPath, i, n, xi);
            for (int j = 0; j < n; j++) {
                xi[j] = Math.min(from + width * xi[j], upper[i]);
            }
        }
    }

    @Override
    public double[] mean() {
        double[] mean = new double[lower.length];
        Arrays.setAll(mean, i -> 0.5 * (lower[i] + upper[i]));
        return mean;
    }

    @Override
    public double[][] covariance() {
        double[][] covariance = new double[lower.length][lower.length];
        for (int i = 0; i < lower.length; i++) {
            double width = upper[i] - lower[i];
            covariance[i][i] = width * width / 12;
        }
        return covariance;
    }
}
