/**
 * Provides conditional sampling with diffusion models: exact posteriors of Gaussian mixtures under linear measurements,
 * approximate guidance of a denoiser, particle filters that are exact in the limit of many particles, and guidance by
 * classes.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.diffusion.conditional;
