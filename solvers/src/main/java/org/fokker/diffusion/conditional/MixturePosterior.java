package org.fokker.diffusion.conditional;

import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.random.RandomStream;

/** The posterior of any Gaussian mixture, which is a Gaussian mixture again, with its matrices written out. */
final class MixturePosterior implements ConditionalLaw {

    private final GaussianMixture posterior;
    private final double logEvidence;

    MixturePosterior(GaussianMixture prior, LinearMeasurement measurement) {
        double[][] a = measurement.matrix();
        double[] y = measurement.values();
        double[][] r = measurement.noise();
        posterior = prior.condition(a, y, r);
        logEvidence = prior.logEvidence(a, y, r);
    }

    @Override
    public double logEvidence() {
        return logEvidence;
    }

    @Override
    public double[] weights() {
        double[] weights = new double[posterior.components()];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = posterior.weight(k);
        }
        return weights;
    }

    @Override
    public double[] mean() {
        return posterior.mean();
    }

    @Override
    public void sample(RandomStream stream, long firstPath, int n, double[][] x) {
        posterior.sample(stream, firstPath, n, x);
    }

    @Override
    public Denoiser denoiser(AffineGaussianProcess process) {
        return new MixtureDiffusion(process, posterior);
    }
}
