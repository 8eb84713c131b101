package org.fokker.validation.analysis;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.validation.scenario.Scenario;

/**
 * The problem of a scenario on one grid, with the integrator that marches it.
 *
 * @param scenario the scenario
 * @param problem its Fokker–Planck problem
 * @param space the discretisation
 * @param time the integrator
 * @param workers the threads
 */
record Discretised(
        Scenario scenario,
        FokkerPlanckProblem problem,
        SpaceDiscretisation space,
        TimeIntegrator time,
        Workers workers) {

    /** Discretises. */
    SemiDiscretisation system() {
        return space.discretise(problem, workers);
    }
}
