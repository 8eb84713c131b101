package org.fokker.fokkerplanck.finitevolume;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;

/** What all finite volumes have in common: unknowns that are cell averages, and coefficients that are kept for one time. */
abstract class CellAverageSystem implements SemiDiscretisation {

    private final FokkerPlanckProblem problem;
    private final Grid grid;
    private final TaskRunner runner;
    private double coefficientTime = Double.NaN;
    private double peclet;

    CellAverageSystem(FokkerPlanckProblem problem, Grid grid, Workers workers) {
        this.problem = problem;
        this.grid = grid;
        runner = TaskRunner.of(workers, grid.size());
    }

    /**
     * Evaluates the coefficients at a time.
     *
     * @return the largest |v| δ/D met
     */
    abstract double update(double t);

    /**
     * Brings the coefficients to a time. To be called at the start of the problem by the constructors of systems, so that what cannot
     * be treated is refused there and not in the middle of a march.
     */
    final void prepare(double t) {
        if (t == coefficientTime || (autonomous() && !Double.isNaN(coefficientTime))) {
            return;
        }
        // Not a valid time while coefficients are being replaced: a failure must not leave half of them behind.
        coefficientTime = Double.NaN;
        peclet = Math.max(peclet, update(t));
        coefficientTime = t;
    }

    /** {@return what is solved} */
    final FokkerPlanckProblem problem() {
        return problem;
    }

    @Override
    public final Grid grid() {
        return grid;
    }

    @Override
    public final double[] initial() {
        return CellAverages.of(problem.initial(), grid);
    }

    @Override
    public final double mass(double[] u) {
        return grid.integral(u);
    }

    @Override
    public final double[] cellAverages(double[] u) {
        return u.clone();
    }

    @Override
    public final void evaluate(double[] u, double[][] x, int n, double[] density, double[][] gradient) {
        new GridDensity(grid, u).evaluate(x, n, density, gradient);
    }

    @Override
    public final boolean autonomous() {
        return problem.autonomous();
    }

    @Override
    public final TaskRunner runner() {
        return runner;
    }

    @Override
    public final Diagnostics diagnostics() {
        return Diagnostics.of(peclet, grid);
    }
}
