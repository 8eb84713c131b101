package org.fokker.distribution;

import java.util.Arrays;
import org.fokker.kernel.Kernels;
import org.fokker.kernel.PackedMixture;
import org.fokker.random.RandomStream;

/** A mixture of Gaussians, p(x) = Σ w_k N(x; m_k, C_k). */
public final class GaussianMixture implements Distribution {

    private final double[] weights;
    private final double[][] means;
    private final double[][][] covariances;
    private final double[][][] roots;
    private final PackedMixture packed;

    private GaussianMixture(double[] weights, double[][] means, double[][][] covariances) {
        this.weights = weights;
        this.means = means;
        this.covariances = covariances;
        int d = means[0].length, kk = weights.length, size = d * (d + 1) / 2;
        roots = new double[kk][][];
        double[] scale = new double[kk], mean = new double[kk * d], whitening = new double[kk * size];
        for (int k = 0; k < kk; k++) {
            double[][] l = new double[d][d], w = new double[d][d];
            double logDet = 0;
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    double s = covariances[k][i][j];
                    for (int c = 0; c < j; c++) {
                        s -= l[i][c] * l[j][c];
                    }
                    l[i][j] = i == j ? Math.sqrt(s) : s / l[j][j];
                }
                logDet += Math.log(l[i][i]);
                mean[k * d + i] = means[k][i];
            }
            for (int j = 0; j < d; j++) {
                for (int i = j; i < d; i++) {
                    double s = i == j ? 1 : 0;
                    for (int c = j; c < i; c++) {
                        s -= l[i][c] * w[c][j];
                    }
                    w[i][j] = s / l[i][i];
                    whitening[k * size + i * (i + 1) / 2 + j] = w[i][j];
                }
            }
            roots[k] = l;
            scale[k] = Math.log(weights[k]) - 0.5 * d * Math.log(2 * Math.PI) - logDet;
        }
        packed = new PackedMixture(d, kk, PackedMixture.Shape.FULL, scale, mean, whitening);
    }

    public static GaussianMixture of(double[] weights, double[][] means, double[][][] covariances) {
        return new GaussianMixture(weights.clone(), means.clone(), covariances.clone());
    }

    public static GaussianMixture isotropic(double[] weights, double[][] means, double[] deviations) {
        int d = means[0].length;
        double[][][] c = new double[weights.length][d][d];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < d; i++) {
                c[k][i][i] = deviations[k] * deviations[k];
            }
        }
        return of(weights, means, c);
    }

    public static GaussianMixture standardNormal(int d) {
        return isotropic(new double[] {1}, new double[1][d], new double[] {1});
    }

    public int components() {
        return weights.length;
    }

    /** The law of a X + b + √v ε. */
    public GaussianMixture affine(double a, double[] shift, double variance) {
        int d = dimension();
        double[][] m = new double[weights.length][d];
        double[][][] c = new double[weights.length][d][d];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < d; i++) {
                m[k][i] = a * means[k][i] + shift[i];
                for (int j = 0; j < d; j++) {
                    c[k][i][j] = a * a * covariances[k][i][j] + (i == j ? variance : 0);
                }
            }
        }
        return of(weights, m, c);
    }

    public PackedMixture packed() {
        return packed;
    }

    @Override
    public int dimension() {
        return means[0].length;
    }

    @Override
    public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
        Kernels.mixture(packed, x, 0, n, logDensity, score);
    }

    @Override
    public void sample(RandomStream stream, long firstPath, int n, double[][] x) {
        int d = dimension();
        double[] u = new double[n];
        stream.uniforms(firstPath, 0, n, u);
        double[][] z = new double[d + 1][n];
        for (int i = 0; i < d; i += 2) {
            stream.normals(firstPath, 1 + i / 2, n, z[i], z[i + 1]);
        }
        for (int j = 0; j < n; j++) {
            int k = 0;
            double c = weights[0];
            while (k < weights.length - 1 && u[j] > c) {
                c += weights[++k];
            }
            for (int i = 0; i < d; i++) {
                double s = means[k][i];
                for (int l = 0; l <= i; l++) {
                    s += roots[k][i][l] * z[l][j];
                }
                x[i][j] = s;
            }
        }
    }

    @Override
    public double[] mean() {
        double[] m = new double[dimension()];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < m.length; i++) {
                m[i] += weights[k] * means[k][i];
            }
        }
        return m;
    }

    @Override
    public double[][] covariance() {
        int d = dimension();
        double[] m = mean();
        double[][] c = new double[d][d];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    c[i][j] += weights[k] * (covariances[k][i][j] + (means[k][i] - m[i]) * (means[k][j] - m[j]));
                }
            }
        }
        return c;
    }

    @Override
    public String toString() {
        return "mixture of " + weights.length + Arrays.toString(weights);
    }
}
