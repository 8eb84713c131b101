package org.fokker.fokkerplanck.finitevolume;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.method.Method;
import org.fokker.method.Promises;
import org.fokker.process.DiffusionProcess;

/** Between which cells finite volumes exchange mass: along the axes, along oblique lines, or around corners as well. */
interface Stencil extends Method {

    /** {@return the type of its systems} */
    Class<? extends SemiDiscretisation> offers();

    /** {@return the system of a problem on a grid} */
    SemiDiscretisation system(FokkerPlanckProblem problem, Grid grid, ShiftedSolver solver, Workers workers);

    /** {@return the solver with which the stencil keeps its promises} */
    ShiftedSolver usualSolver();

    /** {@return whether there is more than one solver to choose from} */
    default boolean hasSolvers() {
        return true;
    }

    /** {@return whether the cells along an axis may differ in width} */
    default boolean onUnequalCells() {
        return true;
    }

    /** {@return how many arrays of the size of the grid its coefficients take, an upper estimate} */
    long arrays(DiffusionProcess process);

    /**
     * Fluxes through the faces of each axis, for diagonal tensors.
     *
     * @param flux what the faces do
     */
    record AlongAxes(Flux flux) implements Stencil {

        @Override
        public String name() {
            return flux.name();
        }

        @Override
        public Promises promises() {
            return flux.promises();
        }

        @Override
        public Class<? extends SemiDiscretisation> offers() {
            return FiniteVolumeSystem.class;
        }

        @Override
        public SemiDiscretisation system(
                FokkerPlanckProblem problem, Grid grid, ShiftedSolver solver, Workers workers) {
            return new FiniteVolumeSystem(problem, flux, grid, solver, workers);
        }

        @Override
        public ShiftedSolver usualSolver() {
            return ShiftedSolver.FACTORED;
        }

        @Override
        public long arrays(DiffusionProcess process) {
            // Two rates for each axis.
            return 2L * process.dimension();
        }
    }
}
