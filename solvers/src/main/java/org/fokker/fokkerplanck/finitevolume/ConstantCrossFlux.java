package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.kernel.StencilKernels;

/**
 * Mixed derivatives with one tensor on all faces: with the matrices of {@link CrossAxis}, Σ_{i&lt;j} D_ij (C_i G_j + G_i C_j),
 * inside of equal cells the four-point stencil.
 */
final class ConstantCrossFlux extends CrossFlux {

    private final double[][] constant;

    ConstantCrossFlux(FokkerPlanckProblem problem, Grid grid) {
        super(problem, grid);
        constant = new double[d * (d + 1) / 2][1];
    }

    @Override
    public void update(double t, TaskRunner runner) {
        double[][] x = new double[d][1];
        Arrays.setAll(x, i ->
                new double[] {0.5 * (grid.axis(i).lower() + grid.axis(i).upper())});
        process.diffusionTensor(t, x, 1, constant);
        check(t, x, constant, 0);
        Arrays.setAll(largest, k -> Math.abs(constant[k][0]));
    }

    /** Distance between the numbers of rows that are neighbours along an axis other than the last. */
    private int rowStride(int axis) {
        return grid.stride(axis) / columns;
    }

    @Override
    public void add(int firstSlab, int endSlab, double weight, double[] u, double[] du) {
        int perSlab = grid.stride(0) / columns;
        for (int row = firstSlab * perSlab; row < endSlab * perSlab; row++) {
            for (int i = 0; i < d; i++) {
                for (int j = i + 1; j < d; j++) {
                    double entry = weight * constant[SymmetricTensor.entry(d, i, j)][0];
                    if (entry == 0) {
                        continue;
                    }
                    if (j == d - 1) {
                        addAlongRow(entry, i, row, u, du);
                    } else {
                        addAcrossRows(entry, i, j, row, u, du);
                    }
                }
            }
        }
    }

    /** D (C_i G_j + G_i C_j) u in a row, j the last axis. */
    private void addAlongRow(double entry, int i, int row, double[] u, double[] du) {
        CrossAxis across = axes[i];
        CrossAxis along = axes[d - 1];
        int c = index(i, row);
        int base = row * columns;
        int below = base + (across.below(c) - c) * rowStride(i) * columns;
        int above = base + (across.above(c) - c) * rowStride(i) * columns;
        if (across.regular(c) && along.uniform) {
            // ¼ (u₊₊ − u₊₋ − u₋₊ + u₋₋)/(h_i h_j), once for each order of the derivatives.
            double factor = 0.5 * entry * across.inverseWidth[c] * along.inverseWidth[0];
            if (columns > 2) {
                StencilKernels.addCross(columns - 2, factor, u, above + 2, above, below + 2, below, du, base + 1);
            }
            addEnds(entry, across, c, below, base, above, u, du);
            return;
        }
        int[] from = {below, base, above};
        for (int a = 0; a < 3; a++) {
            double difference = entry * across.difference[a][c];
            double derivative = entry * across.derivative[a][c];
            if (difference == 0 && derivative == 0) {
                continue;
            }
            double[][] g = along.derivative;
            double[][] m = along.difference;
            int start = from[a];
            for (int k = 1; k < columns - 1; k++) {
                du[base + k] += (difference * g[0][k] + derivative * m[0][k]) * u[start + k - 1]
                        + (difference * g[1][k] + derivative * m[1][k]) * u[start + k]
                        + (difference * g[2][k] + derivative * m[2][k]) * u[start + k + 1];
            }
        }
        addEnds(entry, across, c, below, base, above, u, du);
    }

    /** The first and the last cell of a row. */
    private void addEnds(
            double entry, CrossAxis across, int c, int below, int base, int above, double[] u, double[] du) {
        CrossAxis along = axes[d - 1];
        int[] from = {below, base, above};
        for (int k = 0; k < columns; k += Math.max(1, columns - 1)) {
            int[] to = {along.below(k), k, along.above(k)};
            double sum = 0;
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    double weight = across.difference[a][c] * along.derivative[b][k]
                            + across.derivative[a][c] * along.difference[b][k];
                    sum += weight * u[from[a] + to[b]];
                }
            }
            du[base + k] += entry * sum;
        }
    }

    /** D (C_i G_j + G_i C_j) u in a row that runs along neither axis. */
    private void addAcrossRows(double entry, int i, int j, int row, double[] u, double[] du) {
        CrossAxis first = axes[i];
        CrossAxis second = axes[j];
        int c = index(i, row);
        int e = index(j, row);
        int base = row * columns;
        int[] steps = {first.below(c) - c, 0, first.above(c) - c};
        int[] turns = {second.below(e) - e, 0, second.above(e) - e};
        if (first.regular(c) && second.regular(e)) {
            // As in a row: ¼, once for each order of the derivatives.
            double factor = 0.5 * entry * first.inverseWidth[c] * second.inverseWidth[e];
            int up = base + steps[2] * rowStride(i) * columns;
            int down = base + steps[0] * rowStride(i) * columns;
            int left = turns[0] * rowStride(j) * columns;
            int right = turns[2] * rowStride(j) * columns;
            StencilKernels.addCross(columns, factor, u, up + right, up + left, down + right, down + left, du, base);
            return;
        }
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double weight = entry
                        * (first.difference[a][c] * second.derivative[b][e]
                                + first.derivative[a][c] * second.difference[b][e]);
                if (weight != 0) {
                    int start = base + (steps[a] * rowStride(i) + turns[b] * rowStride(j)) * columns;
                    for (int k = 0; k < columns; k++) {
                        du[base + k] += weight * u[start + k];
                    }
                }
            }
        }
    }
}
