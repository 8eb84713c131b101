package org.fokker.fokkerplanck.finitevolume;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;

/** A system of nothing but two-point fluxes, along the axes or along oblique lines. */
final class FiniteVolumeSystem extends LineSystem implements SemiDiscretisation.WeightedSolve {

    /** Fluxes along the axes. */
    FiniteVolumeSystem(FokkerPlanckProblem problem, Flux flux, Grid grid, Workers workers) {
        this(problem, flux, grid, ShiftedSolver.FACTORED, workers);
    }

    /** Fluxes along the axes. */
    FiniteVolumeSystem(FokkerPlanckProblem problem, Flux flux, Grid grid, ShiftedSolver solver, Workers workers) {
        super(
                problem,
                grid,
                grid.dimension(),
                reaction -> alongAxes(problem, Readings.alongAxes(problem, grid), flux, grid, reaction),
                MixedPart.NONE,
                solver,
                workers);
    }

    /** Fluxes along the lines of a Selling decomposition. */
    FiniteVolumeSystem(
            FokkerPlanckProblem problem, SellingField field, Grid grid, ShiftedSolver solver, Workers workers) {
        super(
                problem,
                grid,
                field.offsets().size(),
                reaction -> field.parts(problem, reaction.decay()),
                MixedPart.NONE,
                solver,
                workers);
    }

    /** The axis parts of a process with diagonal diffusion. */
    static LinePart[] alongAxes(
            FokkerPlanckProblem problem, DiffusionProcess process, Flux flux, Grid grid, CellReaction reaction) {
        LineSolver lines = new LineSolver(grid);
        LinePart[] parts = new LinePart[grid.dimension()];
        for (int i = 0; i < parts.length; i++) {
            AxisGeometry geometry =
                    new AxisGeometry(grid.axis(i), problem.domain().boundaries().get(i));
            parts[i] = new AxisOperator(process, flux, grid, i, geometry, lines, reaction.decay());
        }
        return parts;
    }

    @Override
    public void solveWeighted(int part, double t, double c, double[] m, double[] w) {
        weighted(part, t, c, m, w);
    }

    @Override
    public void edges(double t, EdgeVisitor visitor) {
        visitEdges(t, visitor);
    }

    @Override
    public void killing(double t, double[] rate) {
        writeKilling(t, rate);
    }
}
