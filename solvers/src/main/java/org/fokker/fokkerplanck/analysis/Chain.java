package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fokker.fokkerplanck.Generator;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.linear.KrylovSolver;
import org.fokker.fokkerplanck.linear.LinearSolver;
import org.fokker.fokkerplanck.linear.SparseMatrix;
import org.fokker.fokkerplanck.linear.StateReduction;
import org.fokker.grid.Grid;

/**
 * What a discretisation at one time says of single particles: they jump from state i to state j at the rate q_ij and are lost at
 * the rate e_i. States are cells, all of them or some. Masses m = V u obey dm/dt = Lᵀ m, functions dg/dt = L g, with
 * L_ij = q_ij and L_ii = −e_i − Σ_j q_ij.
 */
final class Chain {

    /** Well below what the tolerances of analyses ask for, and above what rounding leaves. */
    private static final double TOLERANCE = 1e-13;

    private static final int MOST_STEPS = 5000;

    private final Grid grid;
    private final SparseMatrix generator;
    private final double[] loss;
    private final int[] cells;

    private Chain(Grid grid, SparseMatrix generator, double[] loss, int[] cells) {
        this.grid = grid;
        this.generator = generator;
        this.loss = loss;
        this.cells = cells;
    }

    /** All cells of a discretisation. */
    static Chain of(Edges system, double t) {
        Generator generator = Generator.of(system, t);
        double[] loss = new double[generator.grid().size()];
        Arrays.setAll(loss, generator::loss);
        int[] cells = new int[loss.length];
        Arrays.setAll(cells, i -> i);
        return new Chain(generator.grid(), generator.backward(), loss, cells);
    }

    /** Some of the states; what jumps to another one is lost. */
    Chain restrictedTo(boolean[] kept) {
        int[] number = new int[size()];
        Arrays.fill(number, -1);
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                number[i] = count++;
            }
        }
        SparseMatrix.Builder builder = new SparseMatrix.Builder(count);
        double[] lost = new double[count];
        int[] keptCells = new int[count];
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) {
                continue;
            }
            keptCells[number[i]] = cells[i];
            lost[number[i]] = loss[i];
            for (int e = generator.start(i); e < generator.start(i + 1); e++) {
                int j = number[generator.column(e)];
                if (j >= 0) {
                    builder.add(number[i], j, generator.value(e));
                } else {
                    lost[number[i]] += generator.value(e);
                }
            }
        }
        return new Chain(grid, builder.build(), lost, keptCells);
    }

    /** The same jumps, nothing lost. */
    Chain withoutLoss() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(size());
        for (int i = 0; i < size(); i++) {
            builder.add(i, i, loss[i]);
            for (int e = generator.start(i); e < generator.start(i + 1); e++) {
                builder.add(i, generator.column(e), generator.value(e));
            }
        }
        return new Chain(grid, builder.build(), new double[size()], cells);
    }

    int size() {
        return cells.length;
    }

    Grid grid() {
        return grid;
    }

    /** L. */
    SparseMatrix generator() {
        return generator;
    }

    /** e_i. */
    double loss(int state) {
        return loss[state];
    }

    /** The cell that a state is. */
    int cell(int state) {
        return cells[state];
    }

    /** States that are never left for others and reach each other. */
    List<int[]> closedClasses() {
        return ClosedClasses.of(generator);
    }

    /** The elimination of σ − L, unless it takes too long. */
    Optional<StateReduction> reduction(double shift) {
        double[] rates = loss.clone();
        for (int i = 0; i < rates.length; i++) {
            rates[i] += shift;
        }
        return StateReduction.ifAffordable(generator, rates);
    }

    /** Solves with σ − L, by elimination or, where that takes too long, by iteration. */
    LinearSolver solver(double shift) {
        Optional<StateReduction> direct = reduction(shift);
        return direct.isPresent() ? direct.get() : new KrylovSolver(shifted(shift), TOLERANCE, MOST_STEPS);
    }

    /** σ − L. */
    SparseMatrix shifted(double shift) {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(size());
        for (int i = 0; i < size(); i++) {
            builder.add(i, i, shift);
            for (int e = generator.start(i); e < generator.start(i + 1); e++) {
                builder.add(i, generator.column(e), -generator.value(e));
            }
        }
        return builder.build();
    }

    /** Values of states on their cells, zero on all others. */
    double[] onCells(double[] values) {
        double[] result = new double[grid.size()];
        for (int i = 0; i < values.length; i++) {
            result[cells[i]] = values[i];
        }
        return result;
    }

    /** The centre of the cell that a state is, for messages. */
    String place(int state) {
        return "cell " + cells[state] + " with centre " + Arrays.toString(CellFunction.centre(grid, cells[state]));
    }
}
