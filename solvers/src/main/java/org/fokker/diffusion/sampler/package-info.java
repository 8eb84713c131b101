/**
 * Provides samplers: from noise to data through the times of a {@link org.fokker.diffusion.TimeGrid}, with a denoiser that
 * may be exact or learned.
 *
 * <p>Throughout, a step leads from t_k to t_n with n = k + 1; a and s are scale and deviation of the forward process, λ = log(a/s), h =
 * λ_n − λ_k &gt; 0, x̂ is the denoised point and ε̂ the predicted noise at t_k. Samplers that do without the rates of the schedule are
 * finite at both ends of the noise scale: where h = ∞ they make the exponential step with x̂ standing still.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.diffusion.sampler;
