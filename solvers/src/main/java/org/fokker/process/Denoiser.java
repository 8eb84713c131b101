package org.fokker.process;

/**
 * What a diffusion model knows of the data behind a noised point, for X_t = b + a X_0 + s ε: one function in several forms,
 *
 * <ul>
 *   <li>the denoised point x̂ = E[X_0 | X_t = x],
 *   <li>the predicted noise ε̂ = (x − b − a x̂)/s,
 *   <li>the score ∇ log p_t = −ε̂/s (Tweedie's formula).
 * </ul>
 *
 * It may be exact or learned. Samplers ask for the denoised point, which is finite at both ends of the noise scale. Safe for use
 * by many threads.
 */
public interface Denoiser extends ScoreField {

    /** {@return the process that makes the noise} */
    AffineGaussianProcess process();

    /**
     * The denoised points.
     *
     * @param t time of the forward process, ≥ 0
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param mean receives E[X_0 | X_t = x], laid out like {@code x}; must not be {@code x}
     */
    void denoise(double t, double[][] x, int n, double[][] mean);

    /**
     * The predicted noise ε̂ = (x − b − a x̂)/s.
     *
     * @param t time of the forward process, with s(t) &gt; 0
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param noise receives E[ε | X_t = x], laid out like {@code x}; must not be {@code x}
     */
    default void noise(double t, double[][] x, int n, double[][] noise) {
        denoise(t, x, n, noise);
        double a = process().schedule().scale(t);
        double inverse = 1 / Math.sqrt(process().schedule().variance(t));
        double[] shift = process().shift(t);
        for (int i = 0; i < shift.length; i++) {
            double[] xi = x[i];
            double[] row = noise[i];
            double b = shift[i];
            for (int j = 0; j < n; j++) {
                row[j] = (xi[j] - b - a * row[j]) * inverse;
            }
        }
    }

    /** {@inheritDoc} By Tweedie's formula (a x̂ + b − x)/s². */
    @Override
    default void score(double t, double[][] x, int n, double[][] score) {
        noise(t, x, n, score);
        double factor = -1 / Math.sqrt(process().schedule().variance(t));
        for (double[] row : score) {
            for (int j = 0; j < n; j++) {
                row[j] *= factor;
            }
        }
    }

    /**
     * A score in the form of a denoiser, x̂ = (x − b + s² ∇ log p_t)/a; it loses its digits where a → 0.
     *
     * @param process the process that makes the noise
     * @param score ∇ log p_t of its law, exact or learned
     * @return the denoiser
     */
    static Denoiser of(AffineGaussianProcess process, ScoreField score) {
        return new TweedieDenoiser(process, score);
    }
}
