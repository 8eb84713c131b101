package org.fokker.diffusion.conditional;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;

/**
 * A denoiser under guidance.
 *
 * @param problem model and measurement
 * @param guidance the approximation of the likelihood
 */
record GuidedDenoiser(InverseProblem problem, Guidance guidance) implements Denoiser {

    @Override
    public AffineGaussianProcess process() {
        return problem.model().process();
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        GuidedMoments moments = new GuidedMoments(problem, guidance, n);
        moments.evaluate(t, x, n);
        for (int i = 0; i < mean.length; i++) {
            System.arraycopy(moments.guided[i], 0, mean[i], 0, n);
        }
    }
}
