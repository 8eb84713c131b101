package org.fokker.kernel;

import jdk.incubator.vector.DoubleVector;
import org.jspecify.annotations.Nullable;

/**
 * Points in lanes: in one and two dimensions whole vectors stay in registers and left-over points go to the scalar
 * kernel; above, {@link SimdMixtureBlock}, unless the points are too few for its tiles.
 */
final class SimdMixtureKernel implements MixtureKernel {

    private static final int LANES = DoubleVector.SPECIES_PREFERRED.length();

    private final MixtureKernel rest = new ScalarMixtureKernel();

    @Override
    public void evaluate(
            PackedMixture mixture, double[][] x, int from, int n, double[] logDensity, double @Nullable [][] score) {
        if (mixture.dimension() > 2) {
            if (2 * n < SimdMixtureBlock.TILE) {
                rest.evaluate(mixture, x, from, n, logDensity, score);
            } else {
                new SimdMixtureBlock(mixture, n, score != null).evaluate(x, from, n, logDensity, score);
            }
            return;
        }
        int left = n % LANES;
        int end = from + n - left;
        if (mixture.dimension() == 1) {
            SimdMixtureLine.evaluate(mixture, x, from, end, logDensity, score);
        } else if (mixture.shape() == PackedMixture.Shape.FULL) {
            SimdMixtureFullPlane.evaluate(mixture, x, from, end, logDensity, score);
        } else {
            SimdMixturePlane.evaluate(mixture, x, from, end, logDensity, score);
        }
        if (left > 0) {
            rest.evaluate(mixture, x, end, left, logDensity, score);
        }
    }
}
