/**
 * Provides score estimators: ways to a denoiser from samples of the data or from a solution of the Fokker–Planck equation,
 * behind one interface, and the measured distance of any of them from the exact score.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.diffusion.score;
