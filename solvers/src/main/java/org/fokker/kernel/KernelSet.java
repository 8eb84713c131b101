package org.fokker.kernel;

/**
 * One implementation of every kernel.
 *
 * @param description what it is, for people
 * @param vectorBits width of its vectors, 0 for scalar
 * @param elementary exponential and logarithm
 * @param random random numbers
 * @param mixture Gaussian mixtures
 * @param tridiagonal tridiagonal systems
 * @param stencil two-point fluxes on a grid
 * @param cross mixed derivatives on a grid
 * @param deposit histograms
 */
record KernelSet(
        String description,
        int vectorBits,
        ElementaryKernel elementary,
        RandomKernel random,
        MixtureKernel mixture,
        TridiagonalKernel tridiagonal,
        StencilKernel stencil,
        CrossKernel cross,
        DepositKernel deposit) {

    /** Returns the kernels that need nothing but the language. */
    static KernelSet scalar(String description) {
        return new KernelSet(
                description,
                0,
                new ScalarElementaryKernel(),
                new ScalarRandomKernel(),
                new ScalarMixtureKernel(),
                new ScalarTridiagonalKernel(),
                new ScalarStencilKernel(),
                new ScalarCrossKernel(),
                new ScalarDepositKernel());
    }

    /** Returns kernels that use those of {@code scalar} until these are compiled. */
    KernelSet after(KernelSet scalar) {
        return new KernelSet(
                description,
                vectorBits,
                new AdaptiveElementaryKernel(scalar.elementary, elementary),
                new AdaptiveRandomKernel(scalar.random, random),
                new AdaptiveMixtureKernel(scalar.mixture, mixture),
                new AdaptiveTridiagonalKernel(scalar.tridiagonal, tridiagonal),
                new AdaptiveStencilKernel(scalar.stencil, stencil),
                new AdaptiveCrossKernel(scalar.cross, cross),
                new AdaptiveDepositKernel(scalar.deposit, deposit));
    }
}
