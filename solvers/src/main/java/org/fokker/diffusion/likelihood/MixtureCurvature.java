package org.fokker.diffusion.likelihood;

import org.fokker.kernel.PackedMixture;

/**
 * Score and Hessian of the logarithm of a Gaussian mixture: with l_k = −V_k⁻¹ (z − m_k) and the responsibilities r_k,
 * s = Σ r_k l_k and ∇² log p = Σ r_k (l_k l_kᵀ − V_k⁻¹) − s sᵀ. Symmetric matrices are stored as the rows of the lower
 * triangle.
 */
final class MixtureCurvature {

    private final int d;
    private final int components;
    private final double[] logScale;
    private final double[] mean;
    private final double[][] precision;

    /**
     * Prepares a mixture.
     *
     * @param mixture p
     */
    MixtureCurvature(PackedMixture mixture) {
        d = mixture.dimension();
        components = mixture.components();
        logScale = mixture.logScale();
        mean = mixture.mean();
        precision = new double[components][];
        for (int k = 0; k < components; k++) {
            precision[k] = precision(mixture, k);
        }
    }

    /** Returns K. */
    int components() {
        return components;
    }

    /**
     * The inverse covariance of a component.
     *
     * @param k number of the component
     * @return V_k⁻¹, d × d by rows; not to be changed
     */
    double[] precision(int k) {
        return precision[k];
    }

    /**
     * The inverse covariance WᵀW of a component.
     *
     * @param mixture the mixture
     * @param k number of the component
     * @return V_k⁻¹, d × d by rows
     */
    static double[] precision(PackedMixture mixture, int k) {
        int d = mixture.dimension();
        double[] w = mixture.whitening();
        int offset = k * mixture.shape().size(d);
        double[] result = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                switch (mixture.shape()) {
                    case ISOTROPIC -> sum = i == j ? w[offset] * w[offset] : 0;
                    case DIAGONAL -> sum = i == j ? w[offset + i] * w[offset + i] : 0;
                    case FULL -> {
                        for (int row = i; row < d; row++) {
                            int start = offset + row * (row + 1) / 2;
                            sum += w[start + i] * w[start + j];
                        }
                    }
                }
                result[i * d + j] = sum;
                result[j * d + i] = sum;
            }
        }
        return result;
    }

    /**
     * Evaluates score and Hessian.
     *
     * @param z points by component, d × (≥ n)
     * @param n how many points
     * @param score receives ∇ log p, d × (≥ n)
     * @param hessian receives ∇² log p, d(d+1)/2 × (≥ n)
     */
    void evaluate(double[][] z, int n, double[][] score, double[][] hessian) {
        double[] l = new double[components * d];
        double[] r = new double[components];
        double[] s = new double[d];
        for (int point = 0; point < n; point++) {
            responsibilities(z, point, l, r);
            for (int i = 0; i < d; i++) {
                s[i] = 0;
                for (int k = 0; k < components; k++) {
                    s[i] += r[k] * l[k * d + i];
                }
                score[i][point] = s[i];
            }
            for (int i = 0, row = 0; i < d; i++) {
                for (int j = 0; j <= i; j++, row++) {
                    double sum = -s[i] * s[j];
                    for (int k = 0; k < components; k++) {
                        sum += r[k] * (l[k * d + i] * l[k * d + j] - precision[k][i * d + j]);
                    }
                    hessian[row][point] = sum;
                }
            }
        }
    }

    private void responsibilities(double[][] z, int point, double[] l, double[] r) {
        logTerms(z, point, l, r);
        double total = logSum(r);
        for (int k = 0; k < components; k++) {
            r[k] = Math.exp(r[k] - total);
        }
    }

    /**
     * The logarithm of a sum of exponentials.
     *
     * @param logs the exponents
     * @return log Σ exp(logs[k])
     */
    static double logSum(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }

    /**
     * The logarithms of the weighted densities of the components at one point.
     *
     * @param z points by component, d × (&gt; point)
     * @param point which point
     * @param l receives the scores l_k of the components, K·d
     * @param logs receives log w_k N(z; m_k, V_k), K
     */
    void logTerms(double[][] z, int point, double[] l, double[] logs) {
        for (int k = 0; k < components; k++) {
            double distance = 0;
            for (int i = 0; i < d; i++) {
                double sum = 0;
                for (int j = 0; j < d; j++) {
                    sum -= precision[k][i * d + j] * (z[j][point] - mean[k * d + j]);
                }
                l[k * d + i] = sum;
                distance -= sum * (z[i][point] - mean[k * d + i]);
            }
            logs[k] = logScale[k] - 0.5 * distance;
        }
    }
}
