package org.fokker.validation.scenario;

/**
 * The law in closed form.
 *
 * @param name name of the route
 */
public record ExactRouteSpec(String name) implements RouteSpec {

    @Override
    public String kind() {
        return "exact";
    }

    @Override
    public Direction direction() {
        return Direction.FORWARD;
    }
}
