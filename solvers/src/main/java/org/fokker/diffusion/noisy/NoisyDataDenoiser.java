package org.fokker.diffusion.noisy;

import org.fokker.distribution.GaussianChannel;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;

/**
 * What can be learned when only noisy data X_n, those of a time n of the forward process, are seen: E[X_n | X_t = x] for t &gt; n. Safe
 * for use by many threads.
 */
public interface NoisyDataDenoiser {

    /** {@return the process that makes the noise} */
    AffineGaussianProcess process();

    /** {@return n, the time of the forward process at which the data are seen, &gt; 0} */
    double level();

    /**
     * The noisy data behind noisier ones.
     *
     * @param t time of the forward process, &gt; n
     * @param x points by component, d × (≥ count)
     * @param count how many points
     * @param mean receives E[X_n | X_t = x], laid out like {@code x}; must not be {@code x}
     */
    void denoise(double t, double[][] x, int count, double[][] mean);

    /**
     * The exact one for a mixture.
     *
     * @param law the law of the clean data, noised
     * @param level n &gt; 0
     * @return E[X_n | X_t]
     * @throws IllegalArgumentException if the level is not positive
     */
    static NoisyDataDenoiser of(MixtureDiffusion law, double level) {
        if (!(level > 0) || Double.isInfinite(level)) {
            throw new IllegalArgumentException("the noise level of data must be a positive time, got " + level);
        }
        GaussianMixture seen = law.marginal(level);
        return new NoisyDataDenoiser() {

            @Override
            public AffineGaussianProcess process() {
                return law.process();
            }

            @Override
            public double level() {
                return level;
            }

            @Override
            public void denoise(double t, double[][] x, int count, double[][] mean) {
                Schedule schedule = process().schedule();
                double scale = Math.exp(schedule.logScale(t) - schedule.logScale(level));
                double[] shift = Transition.shift(process(), level, t);
                new GaussianChannel(seen, scale, shift, schedule.transitionVariance(level, t))
                        .posteriorMean(x, count, mean);
            }
        };
    }
}
