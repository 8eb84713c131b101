package org.fokker.fokkerplanck.finitevolume;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.method.Promises;
import org.fokker.process.DiffusionProcess;

/**
 * Scharfetter and Gummel's flux along the axes and −D_ij ∂_j p, j ≠ i, through the faces of axis i by central differences: the
 * four-point stencil of mixed derivatives, written so that what leaves a cell enters its neighbour. Not monotone: densities may
 * become negative wherever the tensor couples axes. On any axes.
 */
record CrossStencil() implements Stencil {

    @Override
    public String name() {
        return "cross-stencil";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(2);
    }

    @Override
    public Class<? extends SemiDiscretisation> offers() {
        return CrossStencilSystem.class;
    }

    @Override
    public SemiDiscretisation system(FokkerPlanckProblem problem, Grid grid, ShiftedSolver solver, Workers workers) {
        return new CrossStencilSystem(problem, grid, solver, workers);
    }

    /** {@inheritDoc} Factored solves lose an order to the mixed derivatives. */
    @Override
    public ShiftedSolver usualSolver() {
        return ShiftedSolver.ITERATIVE;
    }

    @Override
    public long arrays(DiffusionProcess process) {
        long d = process.dimension();
        // Two rates for each axis, and the tensor on the faces.
        return 2 * d + (process.additiveNoise() ? 0 : d * (d - 1));
    }
}
