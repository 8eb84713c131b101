package org.fokker.fokkerplanck.finitevolume;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;

/** Fluxes along the axes with a {@link CrossFlux}, which is no two-point flux: the system has no edges. */
final class CrossStencilSystem extends LineSystem {

    CrossStencilSystem(FokkerPlanckProblem problem, Grid grid, ShiftedSolver solver, Workers workers) {
        this(problem, Readings.kinetic(problem, grid), grid, solver, workers);
    }

    private CrossStencilSystem(
            FokkerPlanckProblem problem, DiffusionProcess kinetic, Grid grid, ShiftedSolver solver, Workers workers) {
        super(
                problem,
                grid,
                grid.dimension(),
                reaction -> FiniteVolumeSystem.alongAxes(
                        problem, new UncoupledDiffusion(kinetic), new ScharfetterGummelFlux(), grid, reaction),
                grid.dimension() == 1 ? MixedPart.NONE : CrossFlux.of(problem, grid),
                solver,
                workers);
    }
}
