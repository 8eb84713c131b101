package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import java.util.function.Function;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.fokkerplanck.linear.StabilisedBiconjugateGradients;
import org.fokker.grid.Grid;

/**
 * du/dt = Σ_k A_k(t) u + M(t) u + s(t) for cell averages u, with A_k two-point fluxes along the lines of direction k and an equal
 * share of the killing, and M a {@link MixedPart} that has no lines.
 */
abstract class LineSystem extends CellAverageSystem
        implements SemiDiscretisation.ShiftedSolve, SemiDiscretisation.DirectionalSolve {

    /** Cells handled by one task of an operator application. */
    private static final int CHUNK = 1 << 14;

    /** Residual at which an iterative solve ends, relative to the right-hand side in the L1 norm. */
    private static final double TOLERANCE = 1e-13;

    /** Iterations after which a solve is given up; about ten do, and fifty where c ‖A‖ is 10⁷. */
    private static final int MOST_ITERATIONS = 500;

    /** Up to this value of the largest shift times ‖A‖₁ one factorisation is a good preconditioner. */
    private static final double MILD = 8;

    /** Ratio of the shifts of a cycle: between two of them a mode keeps at most 1 − 2√8/(1 + √8)² = 0.61 of itself. */
    private static final double RATIO = 8;

    private final Grid grid;
    private final TaskRunner runner;
    private final LinePart[] parts;
    private final MixedPart mixed;
    private final CellReaction reaction;
    private final ShiftedSolver solver;
    private double[] residual = new double[0];
    private double[] total = new double[0];
    private double[] rest = new double[0];
    private StabilisedBiconjugateGradients gradients =
            new StabilisedBiconjugateGradients(0, TOLERANCE, MOST_ITERATIONS);

    /**
     * Creates the system.
     *
     * @param parts makes the parts from the share of the killing that each of them takes
     */
    LineSystem(
            FokkerPlanckProblem problem,
            Grid grid,
            int directions,
            Function<CellReaction, LinePart[]> parts,
            MixedPart mixed,
            ShiftedSolver solver,
            Workers workers) {
        super(problem, grid, workers);
        this.grid = grid;
        this.mixed = mixed;
        this.solver = solver;
        runner = runner();
        reaction = new CellReaction(problem.reaction(), grid, directions);
        this.parts = parts.apply(reaction);
        prepare(problem.start());
    }

    @Override
    public final void apply(double t, double[] u, double[] du) {
        applyLinear(t, u, du);
        reaction.addSource(t, du);
    }

    @Override
    public final void applyLinear(double t, double[] u, double[] du) {
        prepare(t);
        add(parts, 1, mixed, 1, u, du);
    }

    @Override
    public final void applyWeighted(double t, double mixedWeight, double directional, double[] u, double[] du) {
        prepare(t);
        add(parts, directional, mixed, mixedWeight, u, du);
    }

    /** du = weight · Σ A_k u + restWeight · M u for some parts, in slabs of cells along axis 0. */
    private void add(LinePart[] some, double weight, MixedPart rest, double restWeight, double[] u, double[] du) {
        int slabs = grid.axis(0).cells();
        int slab = grid.stride(0);
        int perTask = Math.max(1, CHUNK / slab);
        runner.run((slabs + perTask - 1) / perTask, task -> {
            int first = task * perTask;
            int end = Math.min(slabs, first + perTask);
            Arrays.fill(du, first * slab, end * slab, 0);
            for (LinePart part : some) {
                if (weight != 0) {
                    part.add(first, end, u, du);
                }
            }
            scale(weight, du, first * slab, end * slab);
            rest.add(first, end, restWeight, u, du);
        });
    }

    private static void scale(double weight, double[] values, int from, int end) {
        for (int c = from; weight != 1 && c < end; c++) {
            values[c] *= weight;
        }
    }

    @Override
    public final boolean hasSource() {
        return problem().reaction().creates();
    }

    @Override
    public final void solveShifted(double t, double c, double[] rhs, double[] w) {
        prepare(t);
        if (parts.length == 1 && mixed == MixedPart.NONE) {
            Arrays.fill(w, 0);
            reaction.addSource(t, w);
            runner.ranges(w.length, (from, end) -> {
                for (int i = from; i < end; i++) {
                    w[i] = rhs[i] + c * w[i];
                }
            });
            parts[0].solve(c, w, runner);
            return;
        }
        factored(t, c, rhs, w);
        if (solver == ShiftedSolver.ITERATIVE) {
            iterative(t, c, rhs, w);
        }
    }

    /** w += Π (I − c A_k)⁻¹ [rhs − (w − c F(t, w))]. */
    private void factored(double t, double c, double[] rhs, double[] w) {
        if (residual.length != w.length) {
            residual = new double[w.length];
        }
        double[] r = residual;
        apply(t, w, r);
        runner.ranges(r.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                r[i] = rhs[i] - (w[i] - c * r[i]);
            }
        });
        solveParts(c, r);
        runner.ranges(r.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                w[i] += r[i];
            }
        });
    }

    private void solveParts(double c, double[] w) {
        for (LinePart part : parts) {
            part.solve(c, w, runner);
        }
    }

    /** From a guess that already has the right mass. */
    private void iterative(double t, double c, double[] rhs, double[] w) {
        int size = w.length;
        if (total.length != size) {
            total = new double[size];
            rest = new double[size];
            gradients = new StabilisedBiconjugateGradients(size, TOLERANCE, MOST_ITERATIONS);
        }
        Arrays.fill(total, 0);
        reaction.addSource(t, total);
        for (int i = 0; i < size; i++) {
            total[i] = rhs[i] + c * total[i];
        }
        double stiffness = c * spectralBound(t);
        double largest = c * Math.min(1, 2 / Math.sqrt(stiffness));
        double span = largest / c * stiffness;
        int cycle = span <= MILD ? 1 : 1 + (int) Math.ceil(Math.log(span / MILD) / Math.log(RATIO));
        gradients.solve(
                (x, y) -> shifted(t, c, x, y),
                (x, y) -> precondition(t, c, largest, cycle, x, y),
                1 + stiffness,
                total,
                w);
        shifted(t, c, w, rest);
        for (int i = 0; i < size; i++) {
            rest[i] = total[i] - rest[i];
        }
        // One factorisation of the residual, whose columns sum to one: mass is that of the right-hand side up to
        // rounding, and the error in the L1 norm grows by the residual at most.
        solveParts(largest, rest);
        for (int i = 0; i < size; i++) {
            w[i] += rest[i];
        }
    }

    /** y = (I − c A) x. */
    private void shifted(double t, double c, double[] x, double[] y) {
        applyLinear(t, x, y);
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] - c * y[i];
        }
    }

    /**
     * A cycle y += (c_j/c) Π_k (I − c_j A_k)⁻¹ [x − (I − c A) y] from y = 0 over shifts c_j that grow by a constant ratio, as in
     * alternating-direction iterations with several parameters: the shift near 1/λ damps the modes that decay at the rate λ. The
     * largest is the single best one, 2 √(c/‖A‖), for a spectrum from 1/2c to ‖A‖/2 in each direction: the parts have
     * equilibria of their own, which larger ones would mistake for that of their sum.
     */
    private void precondition(double t, double c, double largest, int cycle, double[] x, double[] y) {
        for (int sweep = cycle - 1; sweep >= 0; sweep--) {
            double share = largest / c * Math.pow(RATIO, -sweep);
            if (sweep == cycle - 1) {
                System.arraycopy(x, 0, rest, 0, x.length);
                Arrays.fill(y, 0);
            } else {
                shifted(t, c, y, rest);
                for (int i = 0; i < x.length; i++) {
                    rest[i] = x[i] - rest[i];
                }
            }
            solveParts(c * share, rest);
            for (int i = 0; i < y.length; i++) {
                y[i] += share * rest[i];
            }
        }
    }

    @Override
    public final boolean exactSolve() {
        return solver == ShiftedSolver.ITERATIVE || (parts.length == 1 && mixed == MixedPart.NONE);
    }

    @Override
    public final int parts() {
        return parts.length;
    }

    @Override
    public final boolean hasMixedPart() {
        return mixed != MixedPart.NONE;
    }

    @Override
    public final void applyPart(int part, double t, double[] u, double[] du) {
        prepare(t);
        add(new LinePart[] {parts[part]}, 1, MixedPart.NONE, 1, u, du);
    }

    @Override
    public final void applyRemainder(double t, double[] u, double[] du) {
        prepare(t);
        add(new LinePart[0], 1, mixed, 1, u, du);
        reaction.addSource(t, du);
    }

    @Override
    public final void solvePart(int part, double t, double c, double[] w) {
        prepare(t);
        parts[part].solve(c, w, runner);
    }

    /** Solves (diag(m) − c A_part) w = r. */
    final void weighted(int part, double t, double c, double[] m, double[] w) {
        prepare(t);
        parts[part].solveWeighted(c, m, w, runner);
    }

    /** Visits the edges of all parts at a time. */
    final void visitEdges(double t, SemiDiscretisation.EdgeVisitor visitor) {
        prepare(t);
        for (LinePart part : parts) {
            part.edges(visitor);
        }
    }

    /** Writes the killing rates. */
    final void writeKilling(double t, double[] rate) {
        reaction.killing(t, rate);
    }

    @Override
    public final double spectralBound(double t) {
        prepare(t);
        double bound = mixed.columnBound();
        for (LinePart part : parts) {
            bound += part.columnBound();
        }
        return bound;
    }

    @Override
    final double update(double t) {
        reaction.update(t);
        double peclet = 0;
        for (LinePart part : parts) {
            peclet = Math.max(peclet, part.update(t, runner));
        }
        mixed.update(t, runner);
        return peclet;
    }
}
