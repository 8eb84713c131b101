/**
 * Provides array kernels, each in a scalar and a SIMD implementation that agree to the bit.
 *
 * <p>{@link org.fokker.kernel.Kernels}, {@link org.fokker.kernel.LineKernels} and {@link org.fokker.kernel.StencilKernels} check
 * arguments and are all that others see. Behind them stands one small interface per idea, which does not check;
 * {@code Scalar…} states its meaning, {@code Simd…} repeats the same exactly rounded operations on whole vectors. Where a
 * compiler vectorises the plain loop as well (path steps, transposition) there is one implementation. The choice is made
 * once, before any class that mentions a vector type is loaded.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.kernel;
