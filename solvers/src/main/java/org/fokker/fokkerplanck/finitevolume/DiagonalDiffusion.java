package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;

/**
 * What schemes along the axes need of D: its entry of their axis, and that there are no others. Tells what it refuses.
 *
 * @param process whose D it is
 * @param axis i of D_ii
 */
record DiagonalDiffusion(DiffusionProcess process, int axis) {

    /** {@return κ in v = f − κ ∂D: 1 for Itô, ½ for Stratonovich and 0 for Hänggi–Klimontovich or if D is constant} */
    double share() {
        return process.additiveNoise() ? 0 : process.interpretation().slopeShare();
    }

    /** {@return where D_ii stands in the upper triangle by rows} */
    int row() {
        return row(axis, axis);
    }

    /** Where D_ik, i ≤ k, stands in the upper triangle by rows. */
    private int row(int i, int k) {
        int d = process.dimension();
        return i * d - i * (i - 1) / 2 + k - i;
    }

    /** With a diagonal D, the correction κ ∂_i D_ii is right for every reading only if B itself is diagonal. */
    void checkNoise(double t, double[][] x, int n) {
        int d = process.dimension();
        int m = process.noiseDimension();
        double[][] b = new double[d * m][n];
        process.noise(t, x, n, b);
        for (int k = 0; k < m; k++) {
            for (int j = 0; k != axis && j < n; j++) {
                if (b[axis * m + k][j] != 0) {
                    throw new IllegalArgumentException("noise B_" + (axis + 1) + (k + 1) + " = " + b[axis * m + k][j]
                            + at(t, x, j) + ": read as " + process.interpretation()
                            + ", these finite volumes treat diagonal noise only; give the process in Itô's form");
                }
            }
        }
    }

    /** Refuses negative and infinite diffusion, and tensors that couple axes. */
    void check(double t, double[][] x, double[][] tensor, int n) {
        double[] own = tensor[row()];
        for (int j = 0; j < n; j++) {
            if (own[j] < 0) {
                throw new IllegalArgumentException("diffusion " + own[j] + at(t, x, j)
                        + " is negative: the problem is ill-posed, small errors grow without bound; finite volumes refuse it, a"
                        + " spectral discretisation shows the growth");
            }
            if (!Double.isFinite(own[j])) {
                throw new NumericalException("diffusion " + own[j] + at(t, x, j));
            }
            for (int other = 0; other < process.dimension(); other++) {
                double cross = other == axis ? 0 : tensor[row(Math.min(axis, other), Math.max(axis, other))][j];
                if (cross != 0) {
                    throw new IllegalArgumentException(
                            "diffusion D_" + (axis + 1) + (other + 1) + " = " + cross + at(t, x, j)
                                    + " couples two axes; fluxes along the axes treat diagonal tensors only: take 'selling', which"
                                    + " stays positive, or 'cross-stencil'");
                }
            }
        }
    }

    /** Names a point. */
    static String at(double t, double[][] x, int j) {
        double[] point = new double[x.length];
        Arrays.setAll(point, i -> x[i][j]);
        return " at x = " + Arrays.toString(point) + ", t = " + t;
    }
}
