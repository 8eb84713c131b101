/**
 * Provides what models that are trained on noisy data alone need: the denoiser of the clean data behind that of the noisy data,
 * and the test that a denoiser is a martingale along the reversed noise.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.diffusion.noisy;
