package org.fokker.fokkerplanck.finitevolume;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.process.DiffusionProcess;

/**
 * Scharfetter and Gummel's flux along the vectors of {@linkplain Selling Selling's decomposition} of the diffusion tensor: jumps
 * at rates that are not negative, for every tensor and at every Péclet number. Needs equal cells along each axis.
 *
 * <p>The order holds in the interior, at walls that absorb, and at reflecting walls along which no current runs or which no
 * vector crosses by more than one cell: the condition number of the tensor over the widths of the cells is then moderate. Else
 * the strip beside the wall adds an error of first order, see {@link SellingField}.
 */
record SellingStencil() implements Stencil {

    @Override
    public String name() {
        return "selling";
    }

    @Override
    public Promises promises() {
        return Flux.conservative(2).keeping(Property.PRESERVES_POSITIVITY).keeping(Property.EXACT_EQUILIBRIUM);
    }

    @Override
    public Class<? extends SemiDiscretisation> offers() {
        return FiniteVolumeSystem.class;
    }

    @Override
    public SemiDiscretisation system(FokkerPlanckProblem problem, Grid grid, ShiftedSolver solver, Workers workers) {
        return new FiniteVolumeSystem(problem, new SellingField(problem, grid, workers), grid, solver, workers);
    }

    @Override
    public ShiftedSolver usualSolver() {
        return ShiftedSolver.FACTORED;
    }

    @Override
    public boolean onUnequalCells() {
        return false;
    }

    @Override
    public long arrays(DiffusionProcess process) {
        long terms = Selling.terms(process.dimension());
        // Two rates and a loss for each vector; where the vectors differ from cell to cell they are kept, and the rows
        // of rates
        // of neighbouring vectors overlap.
        return process.additiveNoise() ? 3 * terms : 8 * terms;
    }
}
