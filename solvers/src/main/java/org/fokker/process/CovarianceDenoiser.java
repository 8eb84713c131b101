package org.fokker.process;

/** A denoiser that also knows the covariance of the data behind a noised point. Safe for use by many threads. */
public interface CovarianceDenoiser extends Denoiser {

    /**
     * The denoised points and the covariances around them.
     *
     * @param t time of the forward process, ≥ 0
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param mean receives E[X_0 | X_t = x], laid out like {@code x}; must not be {@code x}
     * @param covariance receives Cov[X_0 | X_t = x] as rows of the lower triangle, d(d+1)/2 × (≥ n)
     */
    void denoise(double t, double[][] x, int n, double[][] mean, double[][] covariance);
}
