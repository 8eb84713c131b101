/** Provides discretisations of spectral accuracy: Fourier modes on circles, Chebyshev polynomials between walls. */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck.spectral;
