package org.fokker.diffusion.conditional;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.random.RandomStream;

/**
 * The posterior of a mixture Σ w_k N(m_k, v_k I). Across the measured directions a component stays what it was; along v_i its
 * coordinate has the precision 1/v_k + σ_i², so that nothing larger than K × d is stored.
 */
final class IsotropicPosterior implements ConditionalLaw {

    /** Points that a sampling pass holds at once. */
    private static final int BLOCK = 512;

    private final LinearMeasurement measurement;
    private final IsotropicFrame frame;
    private final double[] weights;
    private final double[][] means;
    /** √(posterior variance) − √(prior variance) along v_i of component k, K × r. */
    private final double[][] contraction;

    private final double logEvidence;

    IsotropicPosterior(GaussianMixture prior, LinearMeasurement measurement) {
        this.measurement = measurement;
        double[][] directions = measurement.directions();
        frame = new IsotropicFrame(prior, directions);
        int count = frame.components;
        int r = measurement.rank();
        weights = frame.logWeight.clone();
        means = new double[count][frame.dimension];
        contraction = new double[count][r];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            double[] centre = frame.centres[k];
            for (int l = 0; l < frame.dimension; l++) {
                means[k][l] = frame.origin[l];
                for (int i = 0; i < centre.length; i++) {
                    means[k][l] += centre[i] * frame.basis[i][l];
                }
            }
            double[] correction = new double[r];
            for (int i = 0; i < r; i++) {
                double gain = measurement.gain(i);
                double v = 1 + gain * gain * frame.variance[k];
                double residual = measurement.reduced(i);
                for (int l = 0; l < frame.dimension; l++) {
                    residual -= gain * directions[i][l] * means[k][l];
                }
                weights[k] -= 0.5 * (Math.log(v) + residual * residual / v);
                correction[i] = frame.variance[k] * gain / v * residual;
                contraction[k][i] = Math.sqrt(frame.variance[k]) * (1 / Math.sqrt(v) - 1);
            }
            for (int l = 0; l < frame.dimension; l++) {
                for (int i = 0; i < r; i++) {
                    means[k][l] += correction[i] * directions[i][l];
                }
            }
            most = Math.max(most, weights[k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            weights[k] = Math.exp(weights[k] - most);
            sum += weights[k];
        }
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
        }
        logEvidence = measurement.logConstant() + most + Math.log(sum);
    }

    @Override
    public double logEvidence() {
        return logEvidence;
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public double[] mean() {
        double[] mean = new double[frame.dimension];
        for (int k = 0; k < weights.length; k++) {
            for (int l = 0; l < mean.length; l++) {
                mean[l] += weights[k] * means[k][l];
            }
        }
        return mean;
    }

    /** {@inheritDoc} The component is chosen by uniform number 0 of the path, the normals are numbers 2, 3, … */
    @Override
    public void sample(RandomStream stream, long firstPath, int n, double[][] x) {
        int d = frame.dimension;
        int r = measurement.rank();
        double[] u = new double[BLOCK];
        double[][] z = new double[d + (d & 1)][BLOCK];
        double[][] along = new double[r][BLOCK];
        int[] component = new int[BLOCK];
        for (int from = 0; from < n; from += BLOCK) {
            int count = Math.min(BLOCK, n - from);
            stream.uniforms(firstPath + from, 0, count, u);
            for (int i = 0; i < d; i += 2) {
                stream.normals(firstPath + from, 1 + i / 2, count, z[i], z[i + 1]);
            }
            measurement.project(Arrays.copyOf(z, d), count, along);
            for (int j = 0; j < count; j++) {
                component[j] = choose(u[j]);
                for (int i = 0; i < r; i++) {
                    along[i][j] *= contraction[component[j]][i];
                }
            }
            for (int l = 0; l < d; l++) {
                for (int j = 0; j < count; j++) {
                    int k = component[j];
                    double value = means[k][l] + Math.sqrt(frame.variance[k]) * z[l][j];
                    for (int i = 0; i < r; i++) {
                        value += along[i][j] * frame.basis[i][l];
                    }
                    x[l][from + j] = value;
                }
            }
        }
    }

    private int choose(double u) {
        double sum = 0;
        int last = 0;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                last = k;
                sum += weights[k];
                if (u < sum) {
                    break;
                }
            }
        }
        return last;
    }

    @Override
    public Denoiser denoiser(AffineGaussianProcess process) {
        if (process.dimension() != frame.dimension) {
            throw new IllegalArgumentException(
                    "dimensions differ: process " + process.dimension() + ", posterior " + frame.dimension);
        }
        return new Conditional(process);
    }

    /**
     * The noised point x makes N(μ_k, P_k I) of component k and the measurement moves it by P_k σ_i (η_i − σ_i v_iᵀ μ_k)/(1 + σ_i²
     * P_k) along v_i; both explain their observation in the responsibility of k.
     */
    private final class Conditional implements Denoiser {

        private final AffineGaussianProcess process;
        private final double[] start;

        Conditional(AffineGaussianProcess process) {
            this.process = process;
            // Coordinates of the frame are measured from m_0.
            start = new double[measurement.rank()];
            for (int i = 0; i < start.length; i++) {
                for (int l = 0; l < frame.dimension; l++) {
                    start[i] += frame.basis[i][l] * frame.origin[l];
                }
            }
        }

        @Override
        public AffineGaussianProcess process() {
            return process;
        }

        @Override
        public void denoise(double t, double[][] x, int n, double[][] mean) {
            IsotropicFrame.Channel channel = frame.new Channel(process, t);
            double[][] c = channel.project(x, n);
            double[][] weight = channel.logJoint(c, n);
            int r = measurement.rank();
            double[][][] shift = new double[frame.components][r][n];
            for (int k = 0; k < frame.components; k++) {
                for (int i = 0; i < r; i++) {
                    double gain = measurement.gain(i);
                    double v = 1 + gain * gain * channel.spread[k];
                    double target = measurement.reduced(i) - gain * (start[i] + channel.rest[k] * frame.centres[k][i]);
                    double logScale = 0.5 * Math.log(v);
                    for (int j = 0; j < n; j++) {
                        double residual = target - gain * channel.slope[k] * c[i][j];
                        weight[k][j] -= logScale + 0.5 * residual * residual / v;
                        shift[k][i][j] = channel.spread[k] * gain / v * residual;
                    }
                }
            }
            IsotropicFrame.normalise(weight, n);
            double[] alpha = new double[n];
            double[][] beta = new double[frame.basis.length][n];
            for (int k = 0; k < frame.components; k++) {
                double[] w = weight[k];
                for (int j = 0; j < n; j++) {
                    alpha[j] += w[j] * channel.slope[k];
                }
                for (int i = 0; i < beta.length; i++) {
                    double m = channel.rest[k] * frame.centres[k][i];
                    double[] bi = beta[i];
                    for (int j = 0; j < n; j++) {
                        bi[j] += w[j] * m;
                    }
                }
                for (int i = 0; i < r; i++) {
                    for (int j = 0; j < n; j++) {
                        beta[i][j] += w[j] * shift[k][i][j];
                    }
                }
            }
            channel.combine(frame.origin, x, n, alpha, beta, mean);
        }
    }
}
