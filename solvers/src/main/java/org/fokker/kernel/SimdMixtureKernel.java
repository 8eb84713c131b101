package org.fokker.kernel;

import org.jspecify.annotations.Nullable;

/** Points in lanes: {@link SimdMixtureBlock}, and the scalar kernel where there are too few points for it. */
final class SimdMixtureKernel implements MixtureKernel {

    private final MixtureKernel few = new ScalarMixtureKernel();

    @Override
    public void evaluate(
            PackedMixture mixture, double[][] x, int from, int n, double[] logDensity, double @Nullable [][] score) {
        if (2 * n < SimdMixtureBlock.TILE) {
            few.evaluate(mixture, x, from, n, logDensity, score);
        } else {
            new SimdMixtureBlock(mixture, n, score != null).evaluate(x, from, n, logDensity, score);
        }
    }
}
