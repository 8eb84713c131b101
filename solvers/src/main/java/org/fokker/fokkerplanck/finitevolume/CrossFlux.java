package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;

/**
 * The mixed derivatives Σ_{i≠j} ∂_i (D_ij ∂_j u): through the upper face of a cell along axis i flows −D_ij times the mean over
 * its two cells of the central difference of u along axis j; nothing flows through walls.
 */
abstract class CrossFlux implements MixedPart {

    final DiffusionProcess process;
    final Grid grid;
    final CrossAxis[] axes;
    final int d;
    final int columns;
    final int rows;
    /** Largest |D_ij| met at the last update. */
    final double[] largest;

    CrossFlux(FokkerPlanckProblem problem, Grid grid) {
        process = problem.process();
        this.grid = grid;
        d = grid.dimension();
        axes = new CrossAxis[d];
        Arrays.setAll(
                axes,
                i -> new CrossAxis(grid.axis(i), problem.domain().boundaries().get(i)));
        columns = axes[d - 1].cells;
        rows = grid.size() / columns;
        largest = new double[d * (d + 1) / 2];
    }

    /** The mixed derivatives of a problem. */
    static CrossFlux of(FokkerPlanckProblem problem, Grid grid) {
        return problem.process().additiveNoise()
                ? new ConstantCrossFlux(problem, grid)
                : new FaceCrossFlux(problem, grid);
    }

    /** Refuses a tensor that is not finite or indefinite at a point. */
    final void check(double t, double[][] x, double[][] tensor, int k) {
        for (int i = 0; i < d; i++) {
            for (int j = i + 1; j < d; j++) {
                double cross = tensor[SymmetricTensor.entry(d, i, j)][k];
                double product = tensor[SymmetricTensor.entry(d, i, i)][k] * tensor[SymmetricTensor.entry(d, j, j)][k];
                if (!Double.isFinite(cross)) {
                    throw new NumericalException("diffusion D_" + (i + 1) + (j + 1) + " = " + cross + at(t, x, k));
                }
                // Both sides round a few times.
                if (cross * cross > product * (1 + 1e-12)) {
                    throw new IllegalArgumentException("diffusion D_" + (i + 1) + (j + 1) + " = " + cross + at(t, x, k)
                            + " exceeds the geometric mean of the diagonal entries: the tensor is indefinite and the problem"
                            + " ill-posed");
                }
            }
        }
    }

    private static String at(double t, double[][] x, int k) {
        double[] point = new double[x.length];
        Arrays.setAll(point, i -> x[i][k]);
        return " at x = " + Arrays.toString(point) + ", t = " + t;
    }

    /** The index along an axis other than the last of a row of cells. */
    final int index(int axis, int row) {
        int rest = row;
        for (int i = d - 2; i > axis; i--) {
            rest /= axes[i].cells;
        }
        return rest % axes[axis].cells;
    }

    @Override
    public double columnBound() {
        double bound = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                if (i != j) {
                    bound += largest[SymmetricTensor.entry(d, i, j)]
                            * axes[i].differenceBound()
                            * axes[j].derivativeBound();
                }
            }
        }
        return bound;
    }
}
