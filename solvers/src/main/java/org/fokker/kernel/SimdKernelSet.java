package org.fokker.kernel;

import jdk.incubator.vector.DoubleVector;

/** The kernels that need the module {@code jdk.incubator.vector}; not to be loaded without it. */
final class SimdKernelSet {

    /** Width of the machine's vectors. */
    static final int BITS = DoubleVector.SPECIES_PREFERRED.vectorBitSize();

    private SimdKernelSet() {}

    static KernelSet create() {
        return new KernelSet(
                BITS + "-bit SIMD",
                BITS,
                new SimdElementaryKernel(),
                new SimdRandomKernel(),
                new SimdMixtureKernel(),
                new SimdTridiagonalKernel(),
                new SimdStencilKernel(),
                new SimdCrossKernel(),
                new SimdDepositKernel());
    }
}
