package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;
import org.fokker.process.DiffusionProcess;

/**
 * du/dt = Σ_i A_i(t) u + s(t) for cell averages u, with A_i the flux difference along axis i and an equal share of the killing.
 * In one dimension shifted solves are exact, in more they are by approximate factorisation along the axes.
 */
final class FiniteVolumeSystem
        implements SemiDiscretisation.ShiftedSolve, SemiDiscretisation.WeightedSolve, SemiDiscretisation.Edges {

    /** Cells handled by one task of an operator application. */
    private static final int CHUNK = 1 << 14;

    private final FokkerPlanckProblem problem;
    private final Grid grid;
    private final LinePart[] parts;
    private final CellReaction reaction;
    private final TaskRunner runner;
    private double[] residual = new double[0];
    private double coefficientTime = Double.NaN;
    private double peclet;

    FiniteVolumeSystem(FokkerPlanckProblem problem, Flux flux, Grid grid, Workers workers) {
        this.problem = problem;
        this.grid = grid;
        DiffusionProcess process = problem.process();
        runner = TaskRunner.of(workers, grid.size());
        parts = new LinePart[grid.dimension()];
        reaction = new CellReaction(problem.reaction(), grid, parts.length);
        LineSolver lines = new LineSolver(grid);
        for (int i = 0; i < parts.length; i++) {
            AxisGeometry geometry =
                    new AxisGeometry(grid.axis(i), problem.domain().boundaries().get(i));
            parts[i] = new AxisOperator(process, flux, grid, i, geometry, lines, reaction.decay());
        }
        // A tensor that this scheme cannot treat is refused here and not in the middle of a march.
        prepare(problem.start());
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public double[] initial() {
        return CellAverages.of(problem.initial(), grid);
    }

    @Override
    public void apply(double t, double[] u, double[] du) {
        applyLinear(t, u, du);
        reaction.addSource(t, du);
    }

    @Override
    public void applyLinear(double t, double[] u, double[] du) {
        prepare(t);
        add(parts, 1, u, du);
    }

    @Override
    public void applyWeighted(double t, double mixed, double directional, double[] u, double[] du) {
        prepare(t);
        add(parts, directional, u, du);
    }

    /** du = weight · Σ A_i u over some parts. */
    private void add(LinePart[] some, double weight, double[] u, double[] du) {
        int slabs = grid.axis(0).cells();
        int slab = grid.stride(0);
        int perTask = Math.max(1, CHUNK / slab);
        runner.run((slabs + perTask - 1) / perTask, task -> {
            int first = task * perTask;
            int end = Math.min(slabs, first + perTask);
            Arrays.fill(du, first * slab, end * slab, 0);
            for (LinePart part : some) {
                part.add(first, end, u, du);
            }
            for (int c = first * slab; weight != 1 && c < end * slab; c++) {
                du[c] *= weight;
            }
        });
    }

    @Override
    public boolean hasSource() {
        return problem.reaction().creates();
    }

    @Override
    public void solveShifted(double t, double c, double[] rhs, double[] w) {
        if (exactSolve()) {
            prepare(t);
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
        for (LinePart part : parts) {
            part.solve(c, r, runner);
        }
        runner.ranges(r.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                w[i] += r[i];
            }
        });
    }

    @Override
    public boolean exactSolve() {
        return parts.length == 1;
    }

    @Override
    public int parts() {
        return parts.length;
    }

    @Override
    public boolean hasMixedPart() {
        return false;
    }

    @Override
    public void applyPart(int part, double t, double[] u, double[] du) {
        prepare(t);
        add(new LinePart[] {parts[part]}, 1, u, du);
    }

    @Override
    public void applyRemainder(double t, double[] u, double[] du) {
        Arrays.fill(du, 0);
        reaction.addSource(t, du);
    }

    @Override
    public void solvePart(int part, double t, double c, double[] w) {
        prepare(t);
        parts[part].solve(c, w, runner);
    }

    @Override
    public void solveWeighted(int part, double t, double c, double[] m, double[] w) {
        prepare(t);
        parts[part].solveWeighted(c, m, w, runner);
    }

    @Override
    public TaskRunner runner() {
        return runner;
    }

    @Override
    public void edges(double t, EdgeVisitor visitor) {
        prepare(t);
        for (LinePart part : parts) {
            part.edges(visitor);
        }
    }

    @Override
    public void killing(double t, double[] rate) {
        reaction.killing(t, rate);
    }

    @Override
    public boolean autonomous() {
        return problem.autonomous();
    }

    @Override
    public double mass(double[] u) {
        return grid.integral(u);
    }

    @Override
    public double[] cellAverages(double[] u) {
        return u.clone();
    }

    @Override
    public void evaluate(double[] u, double[][] x, int n, double[] density, double[][] gradient) {
        new GridDensity(grid, u).evaluate(x, n, density, gradient);
    }

    @Override
    public double spectralBound(double t) {
        prepare(t);
        double bound = 0;
        for (LinePart part : parts) {
            bound += part.columnBound();
        }
        return bound;
    }

    @Override
    public Diagnostics diagnostics() {
        return Diagnostics.of(peclet, grid);
    }

    private void prepare(double t) {
        if (t == coefficientTime || (autonomous() && !Double.isNaN(coefficientTime))) {
            return;
        }
        // Not a valid time while the rates are being replaced: a failure must not leave half of them behind.
        coefficientTime = Double.NaN;
        reaction.update(t);
        for (LinePart part : parts) {
            double met = part.update(t, runner);
            peclet = met > peclet || Double.isNaN(met) ? met : peclet;
        }
        coefficientTime = t;
    }
}
