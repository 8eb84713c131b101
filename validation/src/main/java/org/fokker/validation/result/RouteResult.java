package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way of computing the density, what it cost and what is known of its quality.
 *
 * @param name name of the route in its scenario
 * @param kind kind of route, such as {@code finite-volume} or {@code particles}
 * @param seconds wall time; null in a run that is to be reproduced byte for byte
 * @param unknowns number of unknowns: cells, modes or particles
 * @param steps number of time steps
 * @param massDefect 1 − ∫ p, the largest in magnitude over the snapshots; NaN if not known
 * @param minimum smallest value of the density; NaN if not known
 * @param more further named facts (numbers, texts, truth values or lists of them), written beside the others
 */
@JsonPropertyOrder({"name", "kind", "seconds", "unknowns", "steps", "massDefect", "minimum"})
public record RouteResult(
        String name,
        String kind,
        @Nullable Double seconds,
        long unknowns,
        long steps,
        double massDefect,
        double minimum,
        @JsonAnyGetter Map<String, Object> more) {

    private static final Set<String> RESERVED =
            Set.of("name", "kind", "seconds", "unknowns", "steps", "massDefect", "minimum");

    /**
     * Copies the map and keeps its order.
     *
     * @param name name of the route in its scenario
     * @param kind kind of route
     * @param seconds wall time
     * @param unknowns number of unknowns
     * @param steps number of time steps
     * @param massDefect 1 − ∫ p
     * @param minimum smallest value of the density
     * @param more further named facts (numbers
     * @throws IllegalArgumentException if a further fact has the name of one of the others
     */
    public RouteResult {
        for (String key : more.keySet()) {
            if (RESERVED.contains(key)) {
                throw new IllegalArgumentException("Route " + name + ": the further fact \"" + key
                        + "\" has the name of a component of every route");
            }
        }
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /**
     * Returns the same result without its wall time, which no two runs share.
     *
     * @return the result of a run that is to be reproduced byte for byte
     */
    RouteResult withoutTiming() {
        return new RouteResult(name, kind, null, unknowns, steps, massDefect, minimum, more);
    }
}
