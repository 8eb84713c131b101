package org.fokker.statistics;

import java.util.Arrays;

/**
 * The line y = intercept + slope x that minimises Σ w (y − intercept − slope x)².
 *
 * @param slope slope
 * @param intercept value at x = 0
 * @param slopeError standard error of the slope for weights 1/σ²; to be multiplied by the standard deviation of the scatter where
 *     the weights are relative
 * @param squares Σ w (y − intercept − slope x)²
 */
record WeightedLine(double slope, double intercept, double slopeError, double squares) {

    /** The line by equal weights. */
    static WeightedLine through(double[] x, double[] y) {
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        return through(x, y, ones);
    }

    /**
     * The line.
     *
     * @param x abscissae, at least two of them different
     * @param y ordinates
     * @param w weights, &gt; 0
     */
    static WeightedLine through(double[] x, double[] y, double[] w) {
        double sum = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            sum += w[i];
            meanX += w[i] * x[i];
            meanY += w[i] * y[i];
        }
        meanX /= sum;
        meanY /= sum;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += w[i] * (x[i] - meanX) * (x[i] - meanX);
            xy += w[i] * (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = xy / xx;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = y[i] - meanY - slope * (x[i] - meanX);
            squares += w[i] * residual * residual;
        }
        return new WeightedLine(slope, meanY - slope * meanX, 1 / Math.sqrt(xx), squares);
    }
}
