/** Provides Fourier discretisations of spectral accuracy. */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck.spectral;
