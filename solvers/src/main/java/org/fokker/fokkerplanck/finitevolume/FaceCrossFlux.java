package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.kernel.StencilKernels;

/** Mixed derivatives with a tensor of its own on each face. */
final class FaceCrossFlux extends CrossFlux {

    /** D_ij on the upper faces of cells along axis i, 0 on walls. */
    private final double[][][] onFaces;

    FaceCrossFlux(FokkerPlanckProblem problem, Grid grid) {
        super(problem, grid);
        onFaces = new double[d][d][0];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                onFaces[i][j] = i == j ? new double[0] : new double[grid.size()];
            }
        }
    }

    @Override
    public void update(double t, TaskRunner runner) {
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
                        store(row, i, tensor[entry], onFaces[i][j]);
                        for (double value : tensor[entry]) {
                            met[row][entry] = Math.max(met[row][entry], Math.abs(value));
                        }
                    }
                }
            }
        });
        Arrays.fill(largest, 0);
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

    /** Stores the entries on the upper faces along an axis of a row of cells, and 0 where these are walls. */
    private void store(int row, int axis, double[] entries, double[] faces) {
        int base = row * columns;
        System.arraycopy(entries, 0, faces, base, columns);
        if (axes[axis].periodic) {
            return;
        }
        if (axis == d - 1) {
            faces[base + columns - 1] = 0;
        } else if (index(axis, row) == axes[axis].cells - 1) {
            Arrays.fill(faces, base, base + columns, 0);
        }
    }

    @Override
    public void add(int firstSlab, int endSlab, double weight, double[] u, double[] du) {
        if (weight == 0) {
            return;
        }
        int perSlab = grid.stride(0) / columns;
        int[] at = new int[d];
        for (int row = firstSlab * perSlab; row < endSlab * perSlab; row++) {
            for (int i = 0; i < d - 1; i++) {
                at[i] = index(i, row);
            }
            addRun(weight, at, 0, 1, row * columns, u, du);
            addRun(weight, at, 1, columns - 2, row * columns, u, du);
            if (columns > 1) {
                addRun(weight, at, columns - 1, 1, row * columns, u, du);
            }
        }
    }

    /** Cells from … from + n − 1 of a row, the first or the last alone or some between them. */
    private void addRun(double weight, int[] at, int from, int n, int base, double[] u, double[] du) {
        at[d - 1] = from;
        for (int i = 0; i < d && n > 0; i++) {
            for (int j = i + 1; j < d; j++) {
                addPair(weight, i, j, at, base + from, n, u, du);
            }
        }
    }

    /** weight · (∂_i (D_ij ∂_j u) + ∂_j (D_ji ∂_i u)) in a run of cells. */
    private void addPair(double weight, int i, int j, int[] at, int own, int n, double[] u, double[] du) {
        CrossAxis first = axes[i];
        CrossAxis second = axes[j];
        int c = at[i];
        int e = at[j];
        // ½ of the mean over two cells.
        double firstWeight = first.uniform ? 0.5 * weight * first.inverseWidth[c] * second.slope[e] : 0;
        double secondWeight = second.uniform ? 0.5 * weight * second.inverseWidth[e] * first.slope[c] : 0;
        if (firstWeight != 0 || secondWeight != 0) {
            StencilKernels.addCrossFluxes(
                    n,
                    firstWeight,
                    onFaces[i][j],
                    own + toLowerFace(i, c),
                    secondWeight,
                    onFaces[j][i],
                    own + toLowerFace(j, e),
                    u,
                    own + toBelow(i, c),
                    own,
                    own + toAbove(i, c),
                    toBelow(j, e),
                    toAbove(j, e),
                    du);
        }
        if (firstWeight == 0) {
            addFlux(weight, i, j, at, own, n, u, du);
        }
        if (secondWeight == 0) {
            addFlux(weight, j, i, at, own, n, u, du);
        }
    }

    /** weight · ∂_i (D_ij ∂_j u) in a run of cells, on any axes. */
    private void addFlux(double weight, int i, int j, int[] at, int own, int n, double[] u, double[] du) {
        CrossAxis axis = axes[i];
        double[] tensor = onFaces[i][j];
        for (int k = 0; k < n; k++) {
            int c = at[i] + (i == d - 1 ? k : 0);
            int e = at[j] + (j == d - 1 ? k : 0);
            int p = own + k;
            int q = p + toLowerFace(i, c);
            int lower = c > 0 ? c - 1 : axis.cells - 1;
            double derivative = derivative(j, e, p, u);
            double out = axis.meanOwn[c] * derivative + axis.meanNext[c] * derivative(j, e, p + toAbove(i, c), u);
            double in = axis.meanOwn[lower] * derivative(j, e, q, u) + axis.meanNext[lower] * derivative;
            du[p] += weight * axis.inverseWidth[c] * (tensor[p] * out - tensor[q] * in);
        }
    }

    /** G_j u at a cell whose index along axis j is e. */
    private double derivative(int j, int e, int p, double[] u) {
        double[][] g = axes[j].derivative;
        return g[0][e] * u[p + toBelow(j, e)] + g[1][e] * u[p] + g[2][e] * u[p + toAbove(j, e)];
    }

    /** From a cell to the one whose upper face is its lower one; on a wall to one whose upper face is a wall as well. */
    private int toLowerFace(int axis, int c) {
        return (c > 0 ? -1 : axes[axis].cells - 1) * grid.stride(axis);
    }

    private int toBelow(int axis, int c) {
        return (axes[axis].below(c) - c) * grid.stride(axis);
    }

    private int toAbove(int axis, int c) {
        return (axes[axis].above(c) - c) * grid.stride(axis);
    }
}
