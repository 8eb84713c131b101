package org.fokker.validation.route;

import java.util.List;
import java.util.Map;
import org.fokker.distribution.GibbsDistribution;
import org.fokker.process.LangevinProcess;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.scenario.Scenario;

/**
 * The equilibrium of Langevin dynamics, ∝ exp(−U/kT) in the box, as the reference at the last snapshot.
 *
 * <p>It is the limit and not the law at a finite time. How far the law still is from it is told by the transient itself.
 */
final class EquilibriumRoute implements Route {

    /** Name of the route. */
    static final String NAME = "equilibrium";

    private final Scenario scenario;
    private final LangevinProcess process;
    private final double relaxation;

    /**
     * Creates the route.
     *
     * @param relaxation bound of the L1 distance between the law at the last snapshot and the equilibrium
     */
    EquilibriumRoute(Scenario scenario, LangevinProcess process, double relaxation) {
        this.scenario = scenario;
        this.process = process;
        this.relaxation = relaxation;
    }

    @Override
    public Solution solve(RunContext context) {
        long began = System.nanoTime();
        GibbsDistribution equilibrium = new GibbsDistribution(
                process.potential(),
                process.temperature(),
                scenario.domain().lowerCorner(),
                scenario.domain().upperCorner());
        double last =
                scenario.time().snapshots().get(scenario.time().snapshots().size() - 1);
        Law law = new ExactLaw(equilibrium, ExactRoute.drawingGrid(scenario), relaxation);
        context.progress().advance(1);
        RouteResult result = new RouteResult(
                NAME,
                "exact",
                (System.nanoTime() - began) * 1e-9,
                1,
                0,
                0,
                0,
                Map.of("temperature", process.temperature(), "relaxation", relaxation));
        return new Solution(result, true, Map.of(last, law), List.of(), List.of());
    }
}
