package org.fokker.validation.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fokker.grid.Grid;
import org.fokker.statistics.Distances;
import org.fokker.validation.route.Law;
import org.fokker.validation.route.Routes;
import org.fokker.validation.route.Solution;
import org.fokker.validation.scenario.Scenario;

/**
 * How far a law that relaxes is still from its equilibrium. Relaxation is exponential, ‖p_t − p_∞‖ ≤ C e^{−λt}; if a grid
 * route moves by δ over the last interval between snapshots, and the one before moved it by δ', then the rest of the way is
 * at most δ r/(1 − r) with r = δ/δ' (for equal intervals; a longer last interval makes it an overestimate).
 */
final class Relaxation {

    private Relaxation() {}

    /** Returns the route to the equilibrium with its distance, if the scenario has one and its transient has come near it. */
    static Optional<Routes.Named> of(Scenario scenario, List<Solution> solutions) {
        List<Double> times = scenario.time().snapshots();
        int n = times.size();
        if (n < 3) {
            return Optional.empty();
        }
        return solutions.stream()
                .filter(solution -> solution.laws().size() == n
                        && solution.laws().values().stream().allMatch(law -> law.rank() == Law.Rank.GRID))
                .findFirst()
                .flatMap(solution -> {
                    double last = moved(solution, times.get(n - 2), times.get(n - 1));
                    double before = moved(solution, times.get(n - 3), times.get(n - 2));
                    double ratio = last / before;
                    return ratio < 1
                            ? Routes.equilibrium(scenario).map(make -> make.apply(last * ratio / (1 - ratio)))
                            : Optional.empty();
                });
    }

    private static double moved(Solution solution, double from, double to) {
        Law earlier = Objects.requireNonNull(solution.laws().get(from));
        Law later = Objects.requireNonNull(solution.laws().get(to));
        Grid grid = later.cells();
        double[][] edges = new double[grid.dimension()][];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = grid.axis(i).edges();
        }
        return Distances.between(earlier.averages(grid), later.averages(grid), edges)
                .l1();
    }
}
