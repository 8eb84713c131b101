package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Density and score of one route at one point and time.
 *
 * @param time time of the snapshot
 * @param point the point, one number per dimension
 * @param route name of the route
 * @param density p(x, t)
 * @param standardError standard error of the density; zero for a deterministic route, NaN if not known
 * @param score ∇log p(x, t), one number per dimension; null if the route does not give it
 */
@JsonPropertyOrder({"time", "point", "route", "density", "standardError", "score"})
public record Probe(
        double time,
        List<Double> point,
        String route,
        double density,
        double standardError,
        @Nullable List<Double> score) {

    /**
     * Copies the lists.
     *
     * @param time time of the snapshot
     * @param point the point
     * @param route name of the route
     * @param density p(x
     * @param standardError standard error of the density
     * @param score ∇log p(x
     */
    public Probe {
        point = List.copyOf(point);
        score = score == null ? null : List.copyOf(score);
    }
}
