package org.fokker.fokkerplanck.finitevolume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
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
 * <p>Beside a reflecting wall the jumps that would cross it are missing, and with them the current along the wall that they carry
 * in the strip, half a cell wide, which the edges with their middles in it would stand for. No current crosses the strip: what
 * is left of Σ w_k e_k e_kᵀ, taken over the jumps with a component n_k across the wall, is its Schur complement
 * Σ_{k&lt;l} w_k w_l/(Σ_m w_m n_m²) E Eᵀ with the jumps E = n_l e_k − n_k e_l along the wall. Half of it is added to the cells
 * beside the wall. That is exact to second order if no n_k exceeds one; longer jumps leave an error of first order, several
 * times smaller than without.
 *
 * <p>Along an axis whose D_ii is zero in the middle of a cell or of a face at one of these times, jumps to the neighbours are
 * there in any case: they carry the drift.
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
    private final boolean[][] reflecting;
    private final int[] strides;
    private final int[] shape;
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
        reflecting = new boolean[d][2];
        strides = new int[d];
        Arrays.setAll(strides, grid::stride);
        shape = grid.shape();
        for (int i = 0; i < d; i++) {
            Domain.Sides sides = problem.domain().boundaries().get(i);
            reflecting[i][0] = sides.lower() == Boundary.REFLECTING;
            reflecting[i][1] = sides.upper() == Boundary.REFLECTING;
        }
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

    /** {@return w of a jump in a cell, with what walls add, ≥ 0} */
    double weight(int cell, int jump) {
        int at = uniform ? 0 : cell * terms;
        double sum = 0;
        for (int k = at; k < at + terms; k++) {
            if (code[k] == jump) {
                sum = weight[k];
            }
        }
        for (int axis = 0; axis < d; axis++) {
            int walls = walls(axis, cell);
            if (walls > 0) {
                sum += walls * alongWall(axis, at, jump);
            }
        }
        return sum;
    }

    /** {@return how many reflecting walls of an axis a cell touches} */
    private int walls(int axis, int cell) {
        int place = cell / strides[axis] % shape[axis];
        return (reflecting[axis][0] && place == 0 ? 1 : 0) + (reflecting[axis][1] && place == shape[axis] - 1 ? 1 : 0);
    }

    /**
     * What a wall across an axis adds to a jump along it, from the terms that begin at a place: with n_k the component of e_k
     * across the wall, ½ Σ_{k&lt;l} w_k w_l/(Σ_m w_m n_m²) E Eᵀ with E = n_l e_k − n_k e_l.
     */
    private double alongWall(int axis, int at, int jump) {
        double across = 0;
        for (int k = at; k < at + terms; k++) {
            int n = weight[k] > 0 ? Selling.component(code[k], d, axis) : 0;
            across += weight[k] * n * n;
        }
        double sum = 0;
        for (int k = at; k < at + terms; k++) {
            for (int l = k + 1; l < at + terms; l++) {
                if (weight[k] > 0 && weight[l] > 0) {
                    int[] e = along(axis, code[k], code[l]);
                    int factor = divisor(e);
                    if (factor > 0 && Selling.code(over(e, factor)) == jump) {
                        sum += 0.5 * weight[k] * weight[l] / across * factor * factor;
                    }
                }
            }
        }
        return sum;
    }

    /** E = n_l e_k − n_k e_l; zero if one of the two runs along the wall. */
    private int[] along(int axis, int first, int second) {
        int n = Selling.component(first, d, axis);
        int m = Selling.component(second, d, axis);
        int[] e = new int[d];
        for (int i = 0; i < d && n != 0 && m != 0; i++) {
            e[i] = m * Selling.component(first, d, i) - n * Selling.component(second, d, i);
        }
        return e;
    }

    private static int divisor(int[] e) {
        int divisor = 0;
        for (int component : e) {
            divisor = ArithmeticUtils.gcd(divisor, component);
        }
        return divisor;
    }

    private static int[] over(int[] e, int factor) {
        return Arrays.stream(e).map(component -> component / factor).toArray();
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
            addJumpsAlongWalls();
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

    private void addJumpsAlongWalls() {
        for (int axis = 0; axis < d; axis++) {
            for (int cell = 0; cell < (uniform ? 1 : grid.size()); cell++) {
                if (uniform ? reflecting[axis][0] || reflecting[axis][1] : walls(axis, cell) > 0) {
                    int at = cell * terms;
                    for (int k = at; k < at + terms; k++) {
                        for (int l = k + 1; l < at + terms; l++) {
                            int[] e = along(axis, code[k], code[l]);
                            int factor = weight[k] > 0 && weight[l] > 0 ? divisor(e) : 0;
                            if (factor > 0) {
                                known.add(Selling.code(over(e, factor)));
                            }
                        }
                    }
                }
            }
        }
    }

    /**
     * Which terms and walls contribute to a jump where the weights are the same in all cells: as long as it stays the same, so do
     * the cells that jump.
     */
    int pattern(int jump) {
        int pattern = 0;
        for (int k = 0; k < terms; k++) {
            pattern |= code[k] == jump && weight[k] > 0 ? 1 : 0;
        }
        for (int axis = 0; axis < d; axis++) {
            pattern |= alongWall(axis, 0, jump) > 0 ? 2 << axis : 0;
        }
        return pattern;
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
