package org.fokker.validation.study;

import java.util.function.Function;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.grid.Grid;

/**
 * A problem whose solution is known.
 *
 * @param name name in kebab case
 * @param title one line for readers, to stand behind "on"
 * @param problem the problem
 * @param averages cell averages of the density at the end of the problem
 * @param doubt what the averages may be off by in L1: what the walls cut off, and cubature
 */
record ExactProblem(
        String name, String title, FokkerPlanckProblem problem, Function<Grid, double[]> averages, double doubt) {

    int dimension() {
        return problem.domain().dimension();
    }

    /** The size of the box along its first axis. */
    double length() {
        return problem.domain().upper().get(0) - problem.domain().lower().get(0);
    }
}
