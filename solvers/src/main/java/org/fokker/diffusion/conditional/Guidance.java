package org.fokker.diffusion.conditional;

import org.fokker.method.Method;
import org.fokker.process.Denoiser;

/**
 * An approximation p̃_t(y | x) = N(y; A x̂, A Ĉ Aᵀ + R) of the likelihood of the measured values given a noised point, with x̂ =
 * E[X_0 | X_t = x] and a guess Ĉ of Cov[X_0 | X_t = x]. Its gradient, Ĉ held fixed, added to the score moves the denoised point to
 *
 * <p>x̂_y = x̂ + Cov[X_0 | x] Aᵀ (A Ĉ Aᵀ + R)⁻¹ (y − A x̂),
 *
 * <p>which is the exact E[X_0 | x, y] if X_0 given X_t is Gaussian and Ĉ its covariance. Immutable and free of any problem.
 */
public interface Guidance extends Method {

    /**
     * The guess of the covariance along the measured directions at one point.
     *
     * @param scale a(t)
     * @param variance s²(t)
     * @param covariance v_iᵀ Cov[X_0 | X_t = x] v_k of the model, r × r, symmetric; receives v_iᵀ Ĉ v_k
     */
    void guess(double scale, double variance, double[][] covariance);

    /**
     * The model under this guidance, as a denoiser for any sampler.
     *
     * @param problem model and measurement
     * @return the guided denoiser x̂_y
     */
    default Denoiser guide(InverseProblem problem) {
        return new GuidedDenoiser(problem, this);
    }
}
