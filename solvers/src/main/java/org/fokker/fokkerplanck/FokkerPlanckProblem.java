package org.fokker.fokkerplanck;

import org.fokker.distribution.Density;
import org.fokker.process.DiffusionProcess;

/**
 * The initial-boundary-value problem ∂t p = −∇·J − k p + S, J_i = f_i p − Σ_j ∂_j(D_ij p) on a box, from a density
 * at time {@code start} to time {@code end}; J is written for Itô's reading, the process says which reading it means. Pure
 * mathematics: no grid, no method.
 *
 * @param process drift and diffusion
 * @param initial the density at {@code start}
 * @param domain the box and its boundary conditions
 * @param start first time
 * @param end last time, &gt; start
 * @param reaction what is created and destroyed
 */
public record FokkerPlanckProblem(
        DiffusionProcess process, Density initial, Domain domain, double start, double end, Reaction reaction) {

    /**
     * Checks that dimensions agree and that time runs forward.
     *
     * @param process drift and diffusion
     * @param initial the density at {@code start}
     * @param domain the box and its boundary conditions
     * @param start first time
     * @param end last time, &gt; start
     * @param reaction what is created and destroyed
     */
    public FokkerPlanckProblem {
        if (process.dimension() != domain.dimension() || initial.dimension() != domain.dimension()) {
            throw new IllegalArgumentException("dimensions differ: process " + process.dimension()
                    + ", initial density " + initial.dimension() + ", domain " + domain.dimension());
        }
        if (!(start < end) || Double.isInfinite(end - start)) {
            throw new IllegalArgumentException(
                    "time must run from start to a later end, got [" + start + ", " + end + "]");
        }
    }

    /**
     * A problem in which nothing is created or destroyed.
     *
     * @param process drift and diffusion
     * @param initial the density at {@code start}
     * @param domain the box and its boundary conditions
     * @param start first time
     * @param end last time, &gt; start
     */
    public FokkerPlanckProblem(DiffusionProcess process, Density initial, Domain domain, double start, double end) {
        this(process, initial, domain, start, end, Reaction.NONE);
    }

    /** {@return whether nothing in the equation depends on t, so that what is computed from it once stays} */
    public boolean autonomous() {
        return process.autonomous() && reaction.autonomous();
    }
}
