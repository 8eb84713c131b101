package org.fokker.validation.analysis;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.validation.scenario.Scenario;

/**
 * The problem of a scenario on one grid.
 *
 * @param scenario the scenario
 * @param problem its Fokker–Planck problem
 * @param space the discretisation
 * @param workers the threads
 */
record Discretised(Scenario scenario, FokkerPlanckProblem problem, SpaceDiscretisation space, Workers workers) {

    /** Discretises. */
    SemiDiscretisation system() {
        return space.discretise(problem, workers);
    }

    /** Discretises by flows between pairs of cells; the reader of scenarios has seen to it that there are such. */
    Edges edges() {
        return (Edges) system();
    }

    /** Returns the time whose generator is meant. */
    double end() {
        return scenario.time().end();
    }
}
