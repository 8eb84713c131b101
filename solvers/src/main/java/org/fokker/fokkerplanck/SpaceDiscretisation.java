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
}
