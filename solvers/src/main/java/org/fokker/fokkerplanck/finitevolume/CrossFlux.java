package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.kernel.StencilKernels;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;

/**
 * The mixed derivatives Σ_{i≠j} ∂_i (D_ij ∂_j u): through the upper face of a cell along axis i flows −D_ij times the mean over
 * its two cells of the central difference of u along axis j; nothing flows through walls. With the matrices of
 * {@link CrossAxis} and a constant tensor it is Σ_{i&lt;j} D_ij (C_i G_j + G_i C_j), inside of equal cells the four-point stencil.
 */
final class CrossFlux implements MixedPart {

    private final DiffusionProcess process;
    private final Grid grid;
    private final CrossAxis[] axes;
    private final int d;
    private final int columns;
    private final int rows;
    private final double[][] constant;
    private final double[][][] onFaces;
    private final double[] largest;

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
        constant = new double[d * (d + 1) / 2][1];
        onFaces = new double[d][d][0];
        largest = new double[d * (d + 1) / 2];
        for (int i = 0; i < d && !process.additiveNoise(); i++) {
            for (int j = 0; j < d; j++) {
                onFaces[i][j] = i == j ? new double[0] : new double[grid.size()];
            }
        }
    }

    @Override
    public void update(double t, TaskRunner runner) {
        Arrays.fill(largest, 0);
        if (process.additiveNoise()) {
            double[][] x = new double[d][1];
            Arrays.setAll(x, i ->
                    new double[] {0.5 * (grid.axis(i).lower() + grid.axis(i).upper())});
            process.diffusionTensor(t, x, 1, constant);
            check(t, x, constant, 0);
            Arrays.setAll(largest, k -> Math.abs(constant[k][0]));
            return;
        }
        double[][] met = new double[rows][largest.length];
        runner.run(rows, row -> {
            double[][] x = new double[d][columns];
            double[][] tensor = new double[d * (d + 1) / 2][columns];
            for (int i = 0; i < d; i++) {
                locateFaces(row, i, x);
                process.diffusionTensor(t, x, columns, tensor);
                for (int k = 0; k < columns; k++) {
                    check(t, x, tensor, k);
                }
                for (int j = 0; j < d; j++) {
                    if (j != i) {
                        int entry = SymmetricTensor.entry(d, i, j);
                        System.arraycopy(tensor[entry], 0, onFaces[i][j], row * columns, columns);
                        for (double value : tensor[entry]) {
                            met[row][entry] = Math.max(met[row][entry], Math.abs(value));
                        }
                    }
                }
            }
        });
        for (double[] each : met) {
            Arrays.setAll(largest, k -> Math.max(largest[k], each[k]));
        }
    }

    /** Writes the middles of the upper faces along an axis of a row of cells. */
    private void locateFaces(int row, int axis, double[][] x) {
        for (int i = 0; i < d - 1; i++) {
            int c = index(i, row);
            Arrays.fill(
                    x[i], i == axis ? grid.axis(i).edge(c + 1) : grid.axis(i).centre(c));
        }
        int last = d - 1;
        Arrays.setAll(
                x[last],
                k -> last == axis
                        ? grid.axis(last).edge(k + 1)
                        : grid.axis(last).centre(k));
    }

    private void check(double t, double[][] x, double[][] tensor, int k) {
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

    private int index(int axis, int row) {
        int rest = row;
        for (int i = d - 2; i > axis; i--) {
            rest /= axes[i].cells;
        }
        return rest % axes[axis].cells;
    }

    /** Distance between the numbers of rows that are neighbours along an axis other than the last. */
    private int rowStride(int axis) {
        return grid.stride(axis) / columns;
    }

    @Override
    public void add(int firstSlab, int endSlab, double weight, double[] u, double[] du) {
        if (weight == 0) {
            return;
        }
        int perSlab = grid.stride(0) / columns;
        boolean additive = process.additiveNoise();
        double[][] scratch = new double[additive ? 0 : 3][columns];
        for (int row = firstSlab * perSlab; row < endSlab * perSlab; row++) {
            for (int i = 0; i < d; i++) {
                for (int j = additive ? i + 1 : 0; j < d; j++) {
                    if (additive) {
                        double entry = weight * constant[SymmetricTensor.entry(d, i, j)][0];
                        if (entry == 0) {
                            continue;
                        }
                        if (j == d - 1) {
                            addAlongRow(entry, i, row, u, du);
                        } else {
                            addAcrossRows(entry, i, j, row, u, du);
                        }
                    } else if (j != i) {
                        addFlux(weight, i, j, row, u, du, scratch);
                    }
                }
            }
        }
    }

    /** D (C_i G_j + G_i C_j) u in a row, j the last axis and D constant. */
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

    /** D (C_i G_j + G_i C_j) u in a row that runs along neither axis, D constant. */
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

    /** weight · ∂_i (D_ij ∂_j u) in a row, D given on the faces. */
    private void addFlux(double weight, int i, int j, int row, double[] u, double[] du, double[][] scratch) {
        CrossAxis axis = axes[i];
        double[] tensor = onFaces[i][j];
        int base = row * columns;
        double[] own = scratch[0];
        derivative(j, row, u, own);
        if (i == d - 1) {
            double[] flux = scratch[1];
            for (int k = 0; k < columns - 1; k++) {
                flux[k] = tensor[base + k] * (axis.meanOwn[k] * own[k] + axis.meanNext[k] * own[k + 1]);
            }
            int end = columns - 1;
            // Zero at a wall, where both weights are.
            flux[end] = tensor[base + end] * (axis.meanOwn[end] * own[end] + axis.meanNext[end] * own[0]);
            du[base] += weight * axis.inverseWidth[0] * (flux[0] - flux[end]);
            for (int k = 1; k < columns; k++) {
                du[base + k] += weight * axis.inverseWidth[k] * (flux[k] - flux[k - 1]);
            }
            return;
        }
        int c = index(i, row);
        int below = axis.below(c);
        double inverse = weight * axis.inverseWidth[c];
        if (axis.periodic || c < axis.cells - 1) {
            int next = row + (axis.above(c) - c) * rowStride(i);
            derivative(j, next, u, scratch[1]);
            addMean(inverse * axis.meanOwn[c], own, inverse * axis.meanNext[c], scratch[1], tensor, base, du, base);
        }
        if (axis.periodic || c > 0) {
            int before = row + (below - c) * rowStride(i);
            derivative(j, before, u, scratch[1]);
            addMean(
                    -inverse * axis.meanOwn[below],
                    scratch[1],
                    -inverse * axis.meanNext[below],
                    own,
                    tensor,
                    before * columns,
                    du,
                    base);
        }
    }

    private void addMean(
            double a, double[] g, double b, double[] h, double[] tensor, int faces, double[] du, int base) {
        for (int k = 0; k < columns; k++) {
            du[base + k] += tensor[faces + k] * (a * g[k] + b * h[k]);
        }
    }

    /** G_j u in a row. */
    private void derivative(int j, int row, double[] u, double[] result) {
        CrossAxis axis = axes[j];
        int base = row * columns;
        if (j < d - 1) {
            int c = index(j, row);
            int below = base + (axis.below(c) - c) * rowStride(j) * columns;
            int above = base + (axis.above(c) - c) * rowStride(j) * columns;
            double left = axis.derivative[0][c];
            double middle = axis.derivative[1][c];
            double right = axis.derivative[2][c];
            for (int k = 0; k < columns; k++) {
                result[k] = left * u[below + k] + middle * u[base + k] + right * u[above + k];
            }
            return;
        }
        double[] left = axis.derivative[0];
        double[] middle = axis.derivative[1];
        double[] right = axis.derivative[2];
        for (int k = 1; k < columns - 1; k++) {
            result[k] = left[k] * u[base + k - 1] + middle[k] * u[base + k] + right[k] * u[base + k + 1];
        }
        for (int k = 0; k < columns; k += Math.max(1, columns - 1)) {
            result[k] =
                    left[k] * u[base + axis.below(k)] + middle[k] * u[base + k] + right[k] * u[base + axis.above(k)];
        }
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
