/**
 * Provides likelihood estimators of diffusion models: variational bounds in discrete and continuous time, and the
 * probability flow, each with the gap to the exact log-density that theory predicts for it.
 *
 * <p>Notation, for X_t | x_0 ~ N(c + a (x_0 − c), s² I): signal-to-noise ratio u = a²/s², λ = ½ log u. Along a draw
 * z = c + a (x − c) + s ε of the noised point, the <em>noise error</em> is e = ε + s ∇ log p_t(z) and the <em>scaled
 * posterior covariance</em> is M = I + s² ∇² log p_t(z). By Tweedie's formula x − E[X_0|z] = −(s/a) e and
 * Cov[X_0|z] = (s²/a²) M, so that every term of every bound is a function of e and M alone, free of cancellation at both
 * ends of the noise scale.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.diffusion.likelihood;
