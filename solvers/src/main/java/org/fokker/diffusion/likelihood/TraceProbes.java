package org.fokker.diffusion.likelihood;

import org.fokker.random.RandomStream;

/**
 * One or several independent estimates of the trace of a symmetric matrix that changes along a path, with probes that do not: the
 * integral of each estimate is then that of one smooth function, and their spread that of the integral.
 */
final class TraceProbes {

    /** Columns of a sketch: a third of the dimension, as in equal shares of products for sketch, range and rest. */
    private static final int SHARE = 3;

    private final TraceEstimator kind;
    private final int d;
    private final int probes;
    private final int columns;
    /** Signs of probe p: those of its column c in signs[p][c], the last column for the rest. */
    private final double[][][] signs;

    /**
     * Draws probes.
     *
     * @param kind how the trace is estimated
     * @param d order of the matrix
     * @param probes how many estimates; one if the trace is exact
     * @param stream source of the signs
     * @param firstPath number of the path of the first probe
     */
    TraceProbes(TraceEstimator kind, int d, int probes, RandomStream stream, long firstPath) {
        this.kind = kind;
        this.d = d;
        this.probes = kind == TraceEstimator.EXACT ? 1 : probes;
        columns = kind == TraceEstimator.HUTCH_PLUS_PLUS ? Math.max(1, d / SHARE) : 0;
        signs = new double[this.probes][columns + 1][d];
        if (kind != TraceEstimator.EXACT) {
            double[] uniform = new double[probes];
            for (int c = 0; c <= columns; c++) {
                for (int i = 0; i < d; i++) {
                    stream.uniforms(firstPath, c * d + i, probes, uniform);
                    for (int p = 0; p < probes; p++) {
                        signs[p][c][i] = uniform[p] < 0.5 ? -1 : 1;
                    }
                }
            }
        }
    }

    /** Returns the number of estimates. */
    int count() {
        return probes;
    }

    /**
     * Estimates the trace.
     *
     * @param matrix rows of the lower triangle, d(d+1)/2 × (≥ 1), of which the first entries count
     * @param out receives the estimates at offset, …
     * @param offset where the first goes
     */
    void estimate(double[][] matrix, double[] out, int offset) {
        for (int p = 0; p < probes; p++) {
            out[offset + p] = switch (kind) {
                case EXACT -> trace(matrix);
                case HUTCHINSON -> form(matrix, signs[p][0]);
                case HUTCH_PLUS_PLUS -> sketched(matrix, signs[p]);
            };
        }
    }

    private double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0, diagonal = 0; i < d; i++, diagonal += i + 1) {
            sum += matrix[diagonal][0];
        }
        return sum;
    }

    private double form(double[][] matrix, double[] v) {
        double sum = 0;
        for (int i = 0, row = 0; i < d; i++) {
            for (int j = 0; j <= i; j++, row++) {
                sum += (i == j ? 1 : 2) * matrix[row][0] * v[i] * v[j];
            }
        }
        return sum;
    }

    private double sketched(double[][] matrix, double[][] probe) {
        double[][] basis = new double[columns][];
        double sum = 0;
        double[] rest = probe[columns].clone();
        for (int c = 0; c < columns; c++) {
            basis[c] = product(matrix, probe[c]);
            for (int b = 0; b < c; b++) {
                project(basis[c], basis[b]);
            }
            double norm = Math.sqrt(dot(basis[c], basis[c]));
            if (norm > 0) {
                for (int i = 0; i < d; i++) {
                    basis[c][i] /= norm;
                }
            }
            sum += form(matrix, basis[c]);
            project(rest, basis[c]);
        }
        return sum + form(matrix, rest);
    }

    private double[] product(double[][] matrix, double[] v) {
        double[] result = new double[d];
        for (int i = 0, row = 0; i < d; i++) {
            for (int j = 0; j <= i; j++, row++) {
                result[i] += matrix[row][0] * v[j];
                if (j < i) {
                    result[j] += matrix[row][0] * v[i];
                }
            }
        }
        return result;
    }

    private static void project(double[] v, double[] unit) {
        double share = dot(v, unit);
        for (int i = 0; i < v.length; i++) {
            v[i] -= share * unit[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
