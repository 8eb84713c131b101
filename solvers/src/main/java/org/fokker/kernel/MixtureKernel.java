package org.fokker.kernel;

import org.jspecify.annotations.Nullable;

/** Log-density and score of Gaussian mixtures, see {@link Kernels#mixture}; does not check its arguments. */
interface MixtureKernel {

    /** Squared whitened distances saturate here, so that points beyond all mass keep finite scores. */
    double LARGEST_SQUARE = Double.MAX_VALUE;
    /** Below every log-density that can occur, yet finite: the running maximum before the first component. */
    double NO_MAXIMUM = -Double.MAX_VALUE;

    /** Writes log p and, if wanted, ∇ log p at the points from … from + n − 1. */
    void evaluate(
            PackedMixture mixture, double[][] x, int from, int n, double[] logDensity, double @Nullable [][] score);
}
