package org.fokker.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SIMD kernel once it is compiled, see {@link Trial}; dimensions 1, 2 and above, and shapes, are tried apart. */
final class AdaptiveMixtureKernel implements MixtureKernel {

    private static final int SHAPES = 3;

    private final List<Trial<MixtureKernel>> trials = new ArrayList<>();

    AdaptiveMixtureKernel(MixtureKernel scalar, MixtureKernel simd) {
        for (int i = 0; i < 4 * SHAPES; i++) {
            trials.add(new Trial<>(scalar, simd));
        }
    }

    @Override
    public void evaluate(
            PackedMixture mixture, double[][] x, int from, int n, double[] logDensity, double @Nullable [][] score) {
        int shape = switch (mixture.shape()) {
            case ISOTROPIC -> 0;
            case DIAGONAL -> 1;
            case FULL -> 2;
        };
        Trial<MixtureKernel> trial = trials.get(Math.min(mixture.dimension(), 3) * SHAPES + shape);
        // so few points that the SIMD kernel would call the scalar one say nothing
        long units = n < 32 ? 0 : (long) n * mixture.components();
        MixtureKernel kernel = trial.next(units);
        long start = trial.start();
        kernel.evaluate(mixture, x, from, n, logDensity, score);
        trial.done(kernel, units, start);
    }
}
