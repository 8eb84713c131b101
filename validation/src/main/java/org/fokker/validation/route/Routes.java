package org.fokker.validation.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.validation.scenario.Direction;
import org.fokker.validation.scenario.ExactRouteSpec;
import org.fokker.validation.scenario.GridRouteSpec;
import org.fokker.validation.scenario.ParticleRouteSpec;
import org.fokker.validation.scenario.RouteSpec;
import org.fokker.validation.scenario.Scenario;

/** The routes of a scenario, those in closed form included where they exist. */
public final class Routes {

    /** Streams that one particle route uses: increments, initial law, walls. */
    private static final int STREAMS = 3;

    private Routes() {}

    /**
     * The routes that the file names, after the exact law where there is one and it can be compared on a grid.
     *
     * @param scenario the scenario
     * @return the routes by name, in the order in which they are run
     */
    public static List<Named> of(Scenario scenario) {
        List<Named> routes = new ArrayList<>();
        if (scenario.closedForm().law().isPresent() && scenario.dimension() <= Scenario.MOST_AXES) {
            String name = scenario.routes().stream()
                    .filter(ExactRouteSpec.class::isInstance)
                    .map(RouteSpec::name)
                    .findFirst()
                    .orElse("exact");
            routes.add(new Named(name, new ExactRoute(scenario, name)));
        }
        int stream = 1;
        for (RouteSpec spec : scenario.routes()) {
            if (spec instanceof GridRouteSpec grid) {
                boolean naive = grid.direction().reverse() && !grid.direction().withScore();
                routes.add(new Named(
                        grid.name(), naive ? new NaiveReversalRoute(scenario, grid) : new GridRoute(scenario, grid)));
            } else if (spec instanceof ParticleRouteSpec particles) {
                routes.add(new Named(particles.name(), new ParticleRoute(scenario, particles, stream)));
                stream += STREAMS;
            }
        }
        return routes;
    }

    /**
     * The route to the equilibrium, where the process has one.
     *
     * @param scenario the scenario
     * @return makes the route from a bound of the L1 distance that the transient still has from the equilibrium; nothing if
     *     there is no equilibrium in closed form: other dynamics, walls that let mass out; or no grid to compare it on
     */
    public static Optional<Function<Double, Named>> equilibrium(Scenario scenario) {
        return scenario.massChanges() || scenario.dimension() > Scenario.MOST_AXES
                ? Optional.empty()
                : scenario.process()
                        .equilibrium()
                        .filter(equilibrium -> equilibrium.holdsOn(scenario.domain()))
                        .map(equilibrium -> relaxation -> new Named(
                                EquilibriumRoute.NAME, new EquilibriumRoute(scenario, equilibrium, relaxation)));
    }

    /**
     * The Fokker–Planck problem that forward routes solve.
     *
     * @param scenario the scenario
     * @return the problem from the first time to the last snapshot
     */
    public static FokkerPlanckProblem problem(Scenario scenario) {
        return Clock.of(scenario, Direction.FORWARD).fokkerPlanckProblem(scenario.domain());
    }

    /**
     * A route and its name.
     *
     * @param name the name
     * @param route the route
     */
    public record Named(String name, Route route) {}
}
