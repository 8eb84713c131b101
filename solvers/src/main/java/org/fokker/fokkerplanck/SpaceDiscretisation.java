package org.fokker.fokkerplanck;

import org.fokker.execution.Workers;
import org.fokker.method.Method;

/** Turns a Fokker–Planck problem into a system of ordinary differential equations. */
public interface SpaceDiscretisation extends Method {

    /**
     * Discretises a problem.
     *
     * @param problem what is to be solved
     * @param workers threads for the operator's sweeps; the result does not depend on their number
     * @return du/dt = A(t) u with its initial value
     * @throws IllegalArgumentException if this scheme cannot treat the problem; the message names both
     */
    SemiDiscretisation discretise(FokkerPlanckProblem problem, Workers workers);

    /**
     * What the systems of this method can do, known before one is made: a time integrator can march them if the capability that
     * it requires is this type or a supertype of it.
     *
     * @return the type of the results of {@link #discretise}
     */
    Class<? extends SemiDiscretisation> offers();

    /**
     * Memory that a discretisation and a march through time need, to be compared with the heap before anything is
     * allocated.
     *
     * @param problem what is to be solved
     * @return bytes, an upper estimate; {@link Long#MAX_VALUE} if the unknowns cannot even be numbered
     */
    long requiredBytes(FokkerPlanckProblem problem);

    /** Makes a discretisation from its mesh, as the registries of the families hold it. */
    @FunctionalInterface
    interface Factory {

        /**
         * Makes the discretisation.
         *
         * @param mesh how the axes are divided
         * @return the method
         * @throws IllegalArgumentException if the method cannot use the spacing of the mesh; names both
         */
        SpaceDiscretisation on(Mesh mesh);

        /**
         * Makes the discretisation with equal cells.
         *
         * @param cells cells of each axis, or one number for all of them
         * @return the method
         * @throws IllegalArgumentException if a number is less than one
         */
        default SpaceDiscretisation cells(int... cells) {
            return on(Mesh.uniform(cells));
        }
    }
}
