package org.fokker.validation.study;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.CovarianceDenoiser;
import org.fokker.process.MixtureDiffusion;

/** An exact denoiser that counts for how many points it is asked. For one thread. */
public final class CountingDenoiser implements CovarianceDenoiser {

    private final MixtureDiffusion law;
    private long points;

    /**
     * Counts from zero.
     *
     * @param law the exact model
     */
    public CountingDenoiser(MixtureDiffusion law) {
        this.law = law;
    }

    /** {@return the number of points at which the model was evaluated} */
    public long points() {
        return points;
    }

    @Override
    public AffineGaussianProcess process() {
        return law.process();
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        points += n;
        law.denoise(t, x, n, mean);
    }

    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean, double[][] covariance) {
        points += n;
        law.denoise(t, x, n, mean, covariance);
    }

    @Override
    public void score(double t, double[][] x, int n, double[][] score) {
        points += n;
        law.score(t, x, n, score);
    }
}
