package org.fokker.validation.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.scenario.Equilibrium;
import org.fokker.validation.scenario.Scenario;

/**
 * The stationary law of a process, where it is known, as the reference at the last snapshot.
 *
 * <p>It is the limit and not the law at a finite time. How far the law still is from it is told by the transient itself.
 */
final class EquilibriumRoute implements Route {

    /** Name of the route. */
    static final String NAME = "equilibrium";

    private final Scenario scenario;
    private final Equilibrium equilibrium;
    private final double relaxation;

    /**
     * Creates the route.
     *
     * @param relaxation bound of the L1 distance between the law at the last snapshot and the equilibrium
     */
    EquilibriumRoute(Scenario scenario, Equilibrium equilibrium, double relaxation) {
        this.scenario = scenario;
        this.equilibrium = equilibrium;
        this.relaxation = relaxation;
    }

    @Override
    public Solution solve(RunContext context) {
        long began = System.nanoTime();
        double last =
                scenario.time().snapshots().get(scenario.time().snapshots().size() - 1);
        Law law = new ExactLaw(equilibrium.on(scenario.domain()), ExactRoute.drawingGrid(scenario), relaxation);
        context.progress().advance(1);
        Map<String, Object> more = new LinkedHashMap<>();
        if (equilibrium instanceof Equilibrium.Gibbs gibbs) {
            more.put("temperature", gibbs.temperature());
        }
        more.put("relaxation", relaxation);
        RouteResult result = new RouteResult(NAME, "exact", (System.nanoTime() - began) * 1e-9, 1, 0, 0, 0, more);
        return new Solution(result, true, Map.of(last, law), List.of(), List.of());
    }
}
