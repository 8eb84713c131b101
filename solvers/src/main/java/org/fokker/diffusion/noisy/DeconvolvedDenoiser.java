package org.fokker.diffusion.noisy;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.Schedule;

/**
 * The denoiser of clean data from that of noisy data. Both are the same score, so that with q = s_t² − (a_t/a_n)² s_n²
 *
 * <p>E[X_0 | X_t = x] = [s_t² (E[X_n | X_t = x] − b_n) − (a_t/a_n) s_n² (x − b_t)]/(a_n q), t &gt; n;
 *
 * <p>for a variance-exploding process (s_t² E[X_n | X_t] − s_n² x)/(s_t² − s_n²) (G. Daras, A. G. Dimakis and C. Daskalakis, Consistent
 * diffusion meets Tweedie, ICML (2024)). An error of the noisy denoiser grows by s_t²/(a_n q), without bound as t → n: below the
 * noise of the data the score is not identified in this way, and there the denoiser refuses.
 *
 * @param noisy E[X_n | X_t]
 */
public record DeconvolvedDenoiser(NoisyDataDenoiser noisy) implements Denoiser {

    @Override
    public AffineGaussianProcess process() {
        return noisy.process();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if t is not above the level of the data
     */
    @Override
    public void denoise(double t, double[][] x, int n, double[][] mean) {
        double level = noisy.level();
        if (!(t > level)) {
            throw new IllegalArgumentException("data seen at time " + level + " say nothing of the denoiser at time "
                    + t + " without further knowledge; take times above " + level);
        }
        Schedule schedule = process().schedule();
        double later = schedule.variance(t);
        double ratio = Math.exp(schedule.logScale(t) - schedule.logScale(level));
        double inverse = 1 / (schedule.scale(level) * schedule.transitionVariance(level, t));
        double own = later * inverse;
        double other = ratio * schedule.variance(level) * inverse;
        double[] shift = process().shift(t);
        double[] earlier = process().shift(level);
        noisy.denoise(t, x, n, mean);
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < n; j++) {
                mean[i][j] = own * (mean[i][j] - earlier[i]) - other * (x[i][j] - shift[i]);
            }
        }
    }
}
