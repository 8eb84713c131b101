/**
 * Provides samplers: from noise to data through the times of a {@link org.fokker.diffusion.TimeGrid}, with a denoiser that
 * may be exact or learned.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.diffusion.sampler;
