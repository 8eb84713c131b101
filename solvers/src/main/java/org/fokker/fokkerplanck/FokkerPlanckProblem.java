package org.fokker.fokkerplanck;

import org.fokker.distribution.Density;
import org.fokker.process.DiffusionProcess;

/**
 * The initial-boundary-value problem ∂t p = −∇·J, J_i = f_i p − Σ_j ∂_j(D_ij p) on a box, from a density at time
 * {@code start} to time {@code end}. Pure mathematics: no grid, no method.
 *
 * @param process drift and diffusion
 * @param initial the density at {@code start}
 * @param domain the box and its boundary conditions
 * @param start first time
 * @param end last time, &gt; start
 */
public record FokkerPlanckProblem(DiffusionProcess process, Density initial, Domain domain, double start, double end) {

    /**
     * Checks that dimensions agree and that time runs forward.
     *
     * @param process drift and diffusion
     * @param initial the density at {@code start}
     * @param domain the box and its boundary conditions
     * @param start first time
     * @param end last time, &gt; start
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
}
