package org.fokker.fokkerplanck.finitevolume;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.method.Promises;
import org.fokker.process.DiffusionProcess;

/**
 * Fluxes along the axes that see more than the two cells of a face, for diagonal diffusion.
 *
 * @param scheme what the faces do
 */
record WideStencil(WideScheme scheme) implements Stencil {

    @Override
    public String name() {
        return scheme.name();
    }

    @Override
    public Promises promises() {
        return scheme.promises();
    }

    @Override
    public Class<? extends SemiDiscretisation> offers() {
        return scheme.linear() ? FourthOrderSystem.class : WideSystem.class;
    }

    @Override
    public SemiDiscretisation system(FokkerPlanckProblem problem, Grid grid, ShiftedSolver solver, Workers workers) {
        return scheme.linear()
                ? new FourthOrderSystem(problem, scheme, grid, workers)
                : new WideSystem(problem, scheme, grid, workers);
    }

    /** {@inheritDoc} The only one that it has. */
    @Override
    public ShiftedSolver usualSolver() {
        return ShiftedSolver.FACTORED;
    }

    @Override
    public boolean hasSolvers() {
        return false;
    }

    @Override
    public long arrays(DiffusionProcess process) {
        // Two averages, a value and a slope on the faces of each axis, and what an integrator of four stages keeps.
        return 4L * process.dimension() + 2;
    }
}
