/**
 * Provides what the generator of a diffusion tells without a march through time: steady states and their currents, entropy
 * production, spectra, first passage, and expectations backward in time. All of it is made from the two-point fluxes of a
 * discretisation and its transpose, so that identities of the continuous theory hold to rounding.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck.analysis;
