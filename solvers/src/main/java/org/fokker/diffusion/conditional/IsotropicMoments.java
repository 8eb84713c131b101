package org.fokker.diffusion.conditional;

import java.util.Optional;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;

/**
 * Moments of a mixture Σ w_k N(m_k, v_k I): with the conditional means μ_k = m_0 + g_k x' + h_k M_k, their mean x̂ and δ_k = μ_k − x̂,
 * Cov v = Σ r_k [P_k v + δ_k (δ_kᵀ v)], all of it a multiple of x' plus a combination of the frame.
 */
final class IsotropicMoments implements MomentDenoiser {

    private final AffineGaussianProcess process;
    private final GaussianMixture mixture;
    /** Spans the means alone, which is all that the denoiser needs. */
    private final IsotropicFrame narrow;

    /** Begins with the directions. */
    private final IsotropicFrame frame;

    private final double[][] directions;
    private final double[] nowhere;

    IsotropicMoments(AffineGaussianProcess process, GaussianMixture mixture, double[][] directions) {
        this.process = process;
        this.mixture = mixture;
        this.directions = directions.clone();
        narrow = new IsotropicFrame(mixture, new double[0][]);
        frame = new IsotropicFrame(mixture, this.directions);
        nowhere = new double[frame.dimension];
    }

    @Override
    public AffineGaussianProcess process() {
        return process;
    }

    @Override
    public Optional<GaussianMixture> law() {
        return Optional.of(mixture);
    }

    @Override
    public double[][] directions() {
        return directions.clone();
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        evaluate(narrow, t, x, n, mean, new double[0][][]);
    }

    @Override
    public void moments(double t, double[][] x, int n, double[][] mean, double[][][] products) {
        evaluate(frame, t, x, n, mean, products);
    }

    private void evaluate(IsotropicFrame in, double t, double[][] x, int n, double[][] mean, double[][][] products) {
        IsotropicFrame.Channel channel = in.new Channel(process, t);
        double[][] c = channel.project(x, n);
        double[][] weight = channel.logJoint(c, n);
        IsotropicFrame.normalise(weight, n);
        double[] slope = new double[n];
        double[] spread = new double[n];
        double[][] rest = new double[in.basis.length][n];
        for (int k = 0; k < in.components; k++) {
            double[] w = weight[k];
            for (int j = 0; j < n; j++) {
                slope[j] += w[j] * channel.slope[k];
                spread[j] += w[j] * channel.spread[k];
            }
            for (int i = 0; i < rest.length; i++) {
                double m = channel.rest[k] * in.centres[k][i];
                double[] row = rest[i];
                for (int j = 0; j < n; j++) {
                    row[j] += w[j] * m;
                }
            }
        }
        channel.combine(in.origin, x, n, slope, rest, mean);
        for (int i = 0; i < products.length; i++) {
            product(i, channel, c, n, weight, slope, rest, spread, x, products[i]);
        }
    }

    private void product(
            int direction,
            IsotropicFrame.Channel channel,
            double[][] c,
            int n,
            double[][] weight,
            double[] slope,
            double[][] rest,
            double[] spread,
            double[][] x,
            double[][] product) {
        double[] alpha = new double[n];
        double[][] beta = new double[rest.length][n];
        beta[direction] = spread.clone();
        double[] along = new double[n];
        for (int k = 0; k < frame.components; k++) {
            double[] w = weight[k];
            double m = channel.rest[k] * frame.centres[k][direction];
            for (int j = 0; j < n; j++) {
                double tilt = channel.slope[k] - slope[j];
                along[j] = w[j] * (tilt * c[direction][j] + m - rest[direction][j]);
                alpha[j] += along[j] * tilt;
            }
            for (int i = 0; i < beta.length; i++) {
                double centre = channel.rest[k] * frame.centres[k][i];
                double[] row = beta[i];
                double[] mean = rest[i];
                for (int j = 0; j < n; j++) {
                    row[j] += along[j] * (centre - mean[j]);
                }
            }
        }
        channel.combine(nowhere, x, n, alpha, beta, product);
    }
}
