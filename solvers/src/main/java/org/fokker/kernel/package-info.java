/** Provides array kernels, each in a scalar and a SIMD implementation that agree to the bit. */
@org.jspecify.annotations.NullMarked
package org.fokker.kernel;
