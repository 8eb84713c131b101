package org.fokker.diffusion.conditional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.kernel.Kernels;
import org.fokker.kernel.PackedMixture;
import org.fokker.process.AffineGaussianProcess;

/**
 * A mixture Σ w_k N(m_k, v_k I) seen in an orthonormal frame B that begins with given directions and spans the differences M_k of
 * the means from the first one, m_0: with x' = x − b − a m_0 all that posteriors need of a point x are its coordinates c = B x' and
 * |x'|², and every vector that they yield is a multiple of x' plus a combination of the frame. A point costs O(d q + K q) for a
 * frame of q ≤ r + K − 1 vectors. Immutable.
 */
final class IsotropicFrame {

    /** A mean whose rest is smaller than this, relative to the largest difference of means, lies in the frame. */
    private static final double SPANNED = 1e-13;

    final int dimension;
    final int components;
    final double[] origin;
    /** q × d; the given directions come first. */
    final double[][] basis;
    /** M_k in the frame, K × q. */
    final double[][] centres;

    final double[] logWeight;
    final double[] variance;
    private final boolean equalVariances;

    /**
     * Makes the frame.
     *
     * @param mixture components of covariance v_k I, v_k &gt; 0; those of weight zero are left out
     * @param directions orthonormal, r × d
     */
    IsotropicFrame(GaussianMixture mixture, double[][] directions) {
        PackedMixture packed = mixture.packed();
        if (packed.shape() != PackedMixture.Shape.ISOTROPIC) {
            throw new IllegalArgumentException("a frame needs covariances that are multiples of the identity");
        }
        dimension = packed.dimension();
        components = packed.components();
        origin = Arrays.copyOf(packed.mean(), dimension);
        logWeight = new double[components];
        variance = new double[components];
        double[][] differences = new double[components][dimension];
        double largest = 0;
        boolean equal = true;
        for (int k = 0; k < components; k++) {
            double inverse = packed.whitening()[k];
            variance[k] = 1 / (inverse * inverse);
            equal &= variance[k] == variance[0];
            logWeight[k] = packed.logScale()[k] + dimension * (0.5 * Math.log(2 * Math.PI) - Math.log(inverse));
            for (int i = 0; i < dimension; i++) {
                differences[k][i] = packed.mean()[k * dimension + i] - origin[i];
            }
            largest = Math.max(largest, dot(differences[k], differences[k]));
        }
        equalVariances = equal;
        basis = extend(directions, differences, SPANNED * Math.sqrt(largest));
        centres = new double[components][basis.length];
        for (int k = 0; k < components; k++) {
            for (int i = 0; i < basis.length; i++) {
                centres[k][i] = dot(basis[i], differences[k]);
            }
        }
    }

    /** Gram–Schmidt, each vector twice: what is left is orthogonal to rounding. */
    private static double[][] extend(double[][] directions, double[][] vectors, double least) {
        List<double[]> basis = new ArrayList<>(Arrays.asList(directions));
        for (double[] vector : vectors) {
            double[] rest = vector.clone();
            for (int pass = 0; pass < 2; pass++) {
                for (double[] b : basis) {
                    double share = dot(b, rest);
                    for (int i = 0; i < rest.length; i++) {
                        rest[i] -= share * b[i];
                    }
                }
            }
            double norm = Math.sqrt(dot(rest, rest));
            if (norm > least) {
                for (int i = 0; i < rest.length; i++) {
                    rest[i] /= norm;
                }
                basis.add(rest);
            }
        }
        return basis.toArray(new double[0][]);
    }

    /** What belongs to one time: the channel X_t = b + a X_0 + s ε. */
    final class Channel {
        final double a;
        final double s2;
        /** b + a m_0. */
        private final double[] centre;
        /** a v_k/V_k, V_k = a² v_k + s²: slope of the posterior mean of component k. */
        final double[] slope;
        /** s²/V_k: what is left of M_k in it. */
        final double[] rest;
        /** v_k s²/V_k: posterior variance. */
        final double[] spread;

        private final double[] logScale;
        private final double[] halfPrecision;
        private final double[] centreCoordinates;

        Channel(AffineGaussianProcess process, double t) {
            a = process.schedule().scale(t);
            s2 = process.schedule().variance(t);
            double[] shift = process.shift(t);
            centre = new double[dimension];
            Arrays.setAll(centre, i -> shift[i] + a * origin[i]);
            slope = new double[components];
            rest = new double[components];
            spread = new double[components];
            logScale = new double[components];
            halfPrecision = new double[components];
            for (int k = 0; k < components; k++) {
                double v = a * a * variance[k] + s2;
                slope[k] = a * variance[k] / v;
                rest[k] = s2 / v;
                spread[k] = variance[k] * rest[k];
                halfPrecision[k] = 0.5 / v;
                // With equal variances (2π V)^{−d/2} is common to all, and in high dimension not even finite.
                logScale[k] = logWeight[k] - (equalVariances ? 0 : 0.5 * dimension * Math.log(v));
            }
            centreCoordinates = new double[basis.length];
            Arrays.setAll(centreCoordinates, i -> dot(basis[i], centre));
        }

        /**
         * Projects points.
         *
         * @param x points by component, d × (≥ n)
         * @param n how many
         * @return c, q × n, and as the last row |x'|² − |c|², zero where it is not needed
         */
        double[][] project(double[][] x, int n) {
            int q = basis.length;
            double[][] c = new double[q + 1][n];
            for (int i = 0; i < q; i++) {
                Arrays.fill(c[i], -centreCoordinates[i]);
            }
            for (int l = 0; l < dimension; l++) {
                double[] xl = x[l];
                for (int i = 0; i < q; i++) {
                    double b = basis[i][l];
                    double[] ci = c[i];
                    for (int j = 0; j < n; j++) {
                        ci[j] += b * xl[j];
                    }
                }
                if (!equalVariances) {
                    double m = centre[l];
                    double[] square = c[q];
                    for (int j = 0; j < n; j++) {
                        square[j] += (xl[j] - m) * (xl[j] - m);
                    }
                }
            }
            if (!equalVariances) {
                for (int i = 0; i < q; i++) {
                    for (int j = 0; j < n; j++) {
                        c[q][j] -= c[i][j] * c[i][j];
                    }
                }
            }
            return c;
        }

        /** Returns log w_k N(x; b + a m_k, V_k I) up to a common constant, K × n. */
        double[][] logJoint(double[][] c, int n) {
            int q = basis.length;
            double[][] logs = new double[components][n];
            for (int k = 0; k < components; k++) {
                double[] row = logs[k];
                System.arraycopy(c[q], 0, row, 0, n);
                for (int i = 0; i < q; i++) {
                    double m = a * centres[k][i];
                    double[] ci = c[i];
                    for (int j = 0; j < n; j++) {
                        row[j] += (ci[j] - m) * (ci[j] - m);
                    }
                }
                double scale = logScale[k];
                double half = halfPrecision[k];
                for (int j = 0; j < n; j++) {
                    row[j] = scale - half * row[j];
                }
            }
            return logs;
        }

        /**
         * Writes start + α x' + Σ β_i B_i at n points.
         *
         * @param start d: m_0 for a point, zero for a vector
         * @param x points by component
         * @param n how many
         * @param alpha α, n
         * @param beta β, as many rows as the frame has vectors, or fewer
         * @param result receives the points, d × (≥ n)
         */
        void combine(double[] start, double[][] x, int n, double[] alpha, double[][] beta, double[][] result) {
            for (int l = 0; l < dimension; l++) {
                double[] row = result[l];
                double[] xl = x[l];
                double m = centre[l];
                double first = start[l];
                for (int j = 0; j < n; j++) {
                    row[j] = first + alpha[j] * (xl[j] - m);
                }
                for (int i = 0; i < beta.length; i++) {
                    double b = basis[i][l];
                    double[] bi = beta[i];
                    for (int j = 0; j < n; j++) {
                        row[j] += b * bi[j];
                    }
                }
            }
        }
    }

    /** Turns logarithms of unnormalised weights, K × n, into weights that sum to 1 at each point. */
    static void normalise(double[][] logs, int n) {
        double[] most = logs[0].clone();
        for (double[] row : logs) {
            for (int j = 0; j < n; j++) {
                most[j] = Math.max(most[j], row[j]);
            }
        }
        double[] sum = new double[n];
        for (double[] row : logs) {
            for (int j = 0; j < n; j++) {
                row[j] -= most[j];
            }
            Kernels.exp(row, 0, n, row);
            for (int j = 0; j < n; j++) {
                sum[j] += row[j];
            }
        }
        for (double[] row : logs) {
            for (int j = 0; j < n; j++) {
                row[j] /= sum[j];
            }
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
