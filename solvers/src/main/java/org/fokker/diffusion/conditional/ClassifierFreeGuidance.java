package org.fokker.diffusion.conditional;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;

/**
 * Classifier-free guidance (J. Ho and T. Salimans, 2022): the field s + w (s_c − s) of the scores with and without the class, in the form
 * of a denoiser x̂ + w (x̂_c − x̂). The weight 0 gives the model without the class, 1 the model of the class, and more pulls harder.
 *
 * <p>At every time it is the score of p_t(x) p_t(c | x)^w. These are not the laws of one noising process unless w is 0 or 1: the noised
 * p_0(x) p_0(c | x)^w has another score at every t &gt; 0, see {@link TiltedMixture}, and what is sampled is not that density.
 *
 * @param unconditional the model of all data
 * @param conditional the model of the class
 * @param weight w
 */
public record ClassifierFreeGuidance(Denoiser unconditional, Denoiser conditional, double weight) implements Denoiser {

    /**
     * Checks that the models fit.
     *
     * @param unconditional the model of all data
     * @param conditional the model of the class
     * @param weight w
     * @throws IllegalArgumentException if their dimensions differ or the weight is not finite
     */
    public ClassifierFreeGuidance {
        int d = unconditional.process().dimension();
        if (conditional.process().dimension() != d) {
            throw new IllegalArgumentException("a model in " + d + " dimensions with a model of the class in "
                    + conditional.process().dimension());
        }
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("weight of a guidance must be finite, got " + weight);
        }
    }

    @Override
    public AffineGaussianProcess process() {
        return unconditional.process();
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        double[][] plain = new double[x.length][n];
        unconditional.denoise(t, x, n, plain);
        conditional.denoise(t, x, n, mean);
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < n; j++) {
                mean[i][j] = plain[i][j] + weight * (mean[i][j] - plain[i][j]);
            }
        }
    }
}
