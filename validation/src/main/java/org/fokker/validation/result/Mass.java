package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The mass that a route has left in the box at one time, where mass can leave or come.
 *
 * @param time time of the snapshot
 * @param route name of the route
 * @param mass ∫ p
 * @param standardError standard error of the mass; zero for a deterministic route
 * @param reference name of the route compared with; null for the first one
 * @param difference mass − mass of the reference; null for the first one
 * @param expected largest difference that the errors of the two routes explain; null for the first one
 * @param passed whether the difference stays within {@code expected}
 */
@JsonPropertyOrder({"time", "route", "mass", "standardError", "reference", "difference", "expected", "passed"})
public record Mass(
        double time,
        String route,
        double mass,
        double standardError,
        @Nullable String reference,
        @Nullable Double difference,
        @Nullable Double expected,
        boolean passed)
        implements Check {}
