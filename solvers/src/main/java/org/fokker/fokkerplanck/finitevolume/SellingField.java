package org.fokker.fokkerplanck.finitevolume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;
import org.fokker.process.DiffusionProcess;

/**
 * {@linkplain Selling Selling's decomposition} of H⁻¹ D H⁻¹ in every cell, H = diag(h_1, …, h_d) the widths of the cells, so
 * that its integer vectors are jumps between cells and its weights rates in inverse units of time. The jumps of all cells and of
 * the times from the start to the end of the problem make the parts of the operator; where D does not depend on x they are those
 * of one decomposition.
 *
 * <p>Along an axis whose D_ii is zero in the middle of a cell or of a face at one of these times, jumps to the neighbours are there in any case: they
 * carry the drift.
 */
final class SellingField {

    /** At so many times between start and end jumps are looked for, if D depends on time. */
    private static final int TIMES_EVERYWHERE = 9;

    /** Where D does not depend on x it costs nothing to look more often. */
    private static final int TIMES_ONCE = 513;

    private final DiffusionProcess process;
    private final Grid grid;
    private final TaskRunner runner;
    private final int d;
    private final int terms;
    private final boolean uniform;
    private final int[] code;
    private final double[] weight;
    private final boolean[] degenerate;
    private final List<int[]> offsets = new ArrayList<>();
    private final TreeSet<Integer> known = new TreeSet<>();
    private double time = Double.NaN;

    SellingField(FokkerPlanckProblem problem, Grid grid, Workers workers) {
        process = problem.process();
        this.grid = grid;
        d = grid.dimension();
        if (d > 3) {
            throw new IllegalArgumentException(
                    "selling has one, two or three dimensions, got " + d + "; 'cross-stencil' has any number");
        }
        for (int i = 0; i < d; i++) {
            if (!grid.axis(i).isUniform()) {
                throw new IllegalArgumentException("selling needs equal cells along each axis, those of axis " + (i + 1)
                        + " are not; 'cross-stencil' treats full tensors on any cells");
            }
        }
        runner = TaskRunner.of(workers, grid.size());
        terms = Selling.terms(d);
        uniform = process.additiveNoise();
        int places = uniform ? 1 : grid.size();
        code = new int[terms * places];
        weight = new double[terms * places];
        degenerate = new boolean[d];
        look(problem);
    }

    /** {@return the jumps e of all cells at all times, one of e and −e, the shortest first} */
    List<int[]> offsets() {
        return offsets;
    }

    /** {@return one part for each jump} */
    LinePart[] parts(FokkerPlanckProblem problem, double[] decay) {
        DiffusionProcess kinetic = Readings.kinetic(problem, grid);
        ChainSolver solver = new ChainSolver();
        return offsets.stream()
                .map(e -> new ObliquePart(
                        this, problem, kinetic, new ObliqueGeometry(grid, problem.domain(), e), solver, decay))
                .toArray(LinePart[]::new);
    }

    /** {@return the grid} */
    Grid grid() {
        return grid;
    }

    /** {@return whether the weights are the same in all cells} */
    boolean uniform() {
        return uniform;
    }

    /** {@return whether jumps to the neighbours along an axis carry drift without diffusion} */
    boolean degenerate(int axis) {
        return degenerate[axis];
    }

    /** {@return w of a jump in a cell, ≥ 0} */
    double weight(int cell, int jump) {
        int at = uniform ? 0 : cell * terms;
        for (int k = at; k < at + terms; k++) {
            if (code[k] == jump) {
                return weight[k];
            }
        }
        return 0;
    }

    /**
     * Decomposes at a time.
     *
     * @throws NumericalException if jumps arise that none of the times that were looked at had
     */
    void update(double t) {
        if (t == time) {
            return;
        }
        time = Double.NaN;
        decompose(t, false);
        for (int k = 0; k < code.length; k++) {
            if (weight[k] > 0 && !known.contains(code[k])) {
                throw new NumericalException("selling: at t = " + t + " the tensor needs the jump "
                        + Arrays.toString(Selling.vector(code[k], d))
                        + " between cells, which it needed at none of the "
                        + (uniform ? TIMES_ONCE : TIMES_EVERYWHERE)
                        + " times at which it was looked at; divide the time span, or take 'cross-stencil'");
            }
        }
        time = t;
    }

    private void look(FokkerPlanckProblem problem) {
        int times = process.autonomous() ? 1 : uniform ? TIMES_ONCE : TIMES_EVERYWHERE;
        for (int i = 0; i < times; i++) {
            double share = i / Math.max(1.0, times - 1);
            decompose(problem.start() * (1 - share) + problem.end() * share, true);
            for (int k = 0; k < code.length; k++) {
                if (weight[k] > 0) {
                    known.add(code[k]);
                }
            }
        }
        for (int i = 0; i < d; i++) {
            if (degenerate[i]) {
                int[] e = new int[d];
                e[i] = 1;
                known.add(Selling.code(e));
            }
        }
        for (int jump : known) {
            int[] e = Selling.vector(jump, d);
            for (int i = 0; i < d; i++) {
                if (Math.abs(e[i]) >= grid.axis(i).cells()) {
                    throw new IllegalArgumentException(
                            "selling: the tensor needs the jump " + Arrays.toString(e)
                                    + " between cells, and axis " + (i + 1) + " has only "
                                    + grid.axis(i).cells()
                                    + "; take more cells, or rotate and scale the coordinates until D is nearer to the identity");
                }
            }
            offsets.add(e);
        }
        offsets.sort(
                Comparator.comparingInt(e -> Arrays.stream(e).map(c -> c * c).sum()));
    }

    private void decompose(double t, boolean onFaces) {
        if (uniform) {
            double[][] x = new double[d][1];
            for (int i = 0; i < d; i++) {
                x[i][0] = 0.5 * (grid.axis(i).lower() + grid.axis(i).upper());
            }
            double[][] tensor = new double[terms][1];
            process.diffusionTensor(t, x, 1, tensor);
            decompose(t, x, tensor, 0, new Selling(d), 0);
            for (int i = 0; i < d; i++) {
                degenerate[i] |= tensor[SymmetricTensor.entry(d, i, i)][0] == 0;
            }
            return;
        }
        int columns = grid.axis(d - 1).cells();
        int rows = grid.size() / columns;
        int perTask = Math.max(1, 4096 / columns);
        int tasks = (rows + perTask - 1) / perTask;
        boolean[][] vanishing = new boolean[tasks][d];
        runner.run(tasks, task -> {
            Selling selling = new Selling(d);
            double[][] x = new double[d][columns];
            double[][] tensor = new double[terms][columns];
            for (int row = task * perTask; row < Math.min(rows, (task + 1) * perTask); row++) {
                locate(row, x);
                process.diffusionTensor(t, x, columns, tensor);
                for (int j = 0; j < columns; j++) {
                    decompose(t, x, tensor, j, selling, (row * columns + j) * terms);
                }
                if (onFaces) {
                    findVanishing(t, x, tensor, vanishing[task]);
                }
            }
        });
        for (boolean[] found : vanishing) {
            for (int i = 0; i < d; i++) {
                degenerate[i] |= found[i];
            }
        }
    }

    /** Writes the centres of a row of cells. */
    private void locate(int row, double[][] x) {
        int rest = row;
        for (int i = d - 2; i >= 0; i--) {
            Arrays.fill(x[i], grid.axis(i).centre(rest % grid.axis(i).cells()));
            rest /= grid.axis(i).cells();
        }
        Arrays.setAll(x[d - 1], j -> grid.axis(d - 1).centre(j));
    }

    /** Looks for D_ii = 0 at the centres, where {@code tensor} has been evaluated, and in the middle of the upper faces. */
    private void findVanishing(double t, double[][] x, double[][] tensor, boolean[] found) {
        int columns = x[0].length;
        for (int i = 0; i < d; i++) {
            for (double value : tensor[SymmetricTensor.entry(d, i, i)]) {
                found[i] |= value == 0;
            }
        }
        double[][] onFace = x.clone();
        double[][] there = new double[terms][columns];
        for (int i = 0; i < d; i++) {
            double half = 0.5 * grid.axis(i).width(0);
            double[] own = x[i];
            double[] moved = new double[columns];
            Arrays.setAll(moved, j -> own[j] + half);
            onFace[i] = moved;
            process.diffusionTensor(t, onFace, columns, there);
            for (double value : there[SymmetricTensor.entry(d, i, i)]) {
                found[i] |= value == 0;
            }
            onFace[i] = x[i];
        }
    }

    private void decompose(double t, double[][] x, double[][] tensor, int j, Selling selling, int at) {
        double[] scaled = new double[terms];
        for (int i = 0; i < d; i++) {
            for (int k = i; k < d; k++) {
                int entry = SymmetricTensor.entry(d, i, k);
                scaled[entry] =
                        tensor[entry][j] / grid.axis(i).width(0) / grid.axis(k).width(0);
                if (!Double.isFinite(scaled[entry])) {
                    throw new NumericalException("diffusion D_" + (i + 1) + (k + 1) + " = " + tensor[entry][j]
                            + " at x = " + Arrays.toString(point(x, j)) + ", t = " + t);
                }
            }
        }
        try {
            selling.decompose(scaled, code, weight, at);
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(
                    "selling at x = " + Arrays.toString(point(x, j)) + ", t = " + t + ": " + refusal.getMessage(),
                    refusal);
        }
    }

    private static double[] point(double[][] x, int j) {
        double[] point = new double[x.length];
        Arrays.setAll(point, i -> x[i][j]);
        return point;
    }
}
