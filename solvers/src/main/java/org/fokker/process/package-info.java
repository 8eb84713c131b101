/** Provides diffusion processes in Itô, Stratonovich or Hänggi–Klimontovich form, and the affine-Gaussian ones with their schedule algebra. */
@org.jspecify.annotations.NullMarked
package org.fokker.process;
