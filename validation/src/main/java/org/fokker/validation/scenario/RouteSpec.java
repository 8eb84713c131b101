package org.fokker.validation.scenario;

/** One way to compute the law at the snapshots. */
public sealed interface RouteSpec permits GridRouteSpec, ParticleRouteSpec, ExactRouteSpec {

    /**
     * Returns the name of the route.
     *
     * @return a name that no other route of the scenario has
     */
    String name();

    /**
     * Returns what the route is.
     *
     * @return the kind, as the file writes it
     */
    String kind();

    /**
     * Returns which way time runs.
     *
     * @return the direction
     */
    Direction direction();
}
