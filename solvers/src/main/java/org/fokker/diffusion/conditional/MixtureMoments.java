package org.fokker.diffusion.conditional;

import java.util.Arrays;
import java.util.Optional;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;

/** Moments of a mixture with any covariances, from its channel. */
final class MixtureMoments implements MomentDenoiser {

    private final MixtureDiffusion law;
    private final double[][] directions;

    MixtureMoments(MixtureDiffusion law, double[][] directions) {
        this.law = law;
        this.directions = Arrays.stream(directions).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public AffineGaussianProcess process() {
        return law.process();
    }

    @Override
    public Optional<GaussianMixture> law() {
        return Optional.of(law.target());
    }

    @Override
    public double[][] directions() {
        return directions.clone();
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        law.denoise(t, x, n, mean);
    }

    @Override
    public void moments(double t, double[][] x, int n, double[][] mean, double[][][] products) {
        law.posteriorProducts(t, x, n, directions, mean, products);
    }
}
