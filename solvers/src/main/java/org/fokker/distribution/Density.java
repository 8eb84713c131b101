package org.fokker.distribution;

/** A probability density on R^d with its score. Natural logarithms; immutable and safe for use by many threads. */
public interface Density {

    /** {@return d} */
    int dimension();

    /**
     * Log-density and score at n points.
     *
     * @param x points by component: x[i][j] is component i of point j, d × (≥ n)
     * @param n how many points
     * @param logDensity receives log p at 0 … n − 1; −∞ outside of the support
     * @param score receives ∇ log p, laid out like {@code x}
     */
    void evaluate(double[][] x, int n, double[] logDensity, double[][] score);

    /**
     * Log-density at n points, without the score: cheaper where the score costs something by itself.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param logDensity receives log p at 0 … n − 1; −∞ outside of the support
     */
    default void logDensity(double[][] x, int n, double[] logDensity) {
        evaluate(x, n, logDensity, new double[x.length][n]);
    }

    /**
     * Log-density at one point.
     *
     * @param x the point, d
     * @return log p(x)
     */
    default double logDensity(double... x) {
        double[] value = new double[1];
        evaluate(column(x), 1, value, new double[x.length][1]);
        return value[0];
    }

    /**
     * Score at one point.
     *
     * @param x the point, d
     * @return ∇ log p(x), d
     */
    default double[] score(double... x) {
        double[][] score = new double[x.length][1];
        evaluate(column(x), 1, new double[1], score);
        double[] row = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            row[i] = score[i][0];
        }
        return row;
    }

    private static double[][] column(double[] x) {
        double[][] column = new double[x.length][1];
        for (int i = 0; i < x.length; i++) {
            column[i][0] = x[i];
        }
        return column;
    }
}
