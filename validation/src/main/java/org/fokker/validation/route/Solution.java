package org.fokker.validation.route;

import java.util.List;
import java.util.Map;
import org.fokker.validation.result.Cloud;
import org.fokker.validation.result.Movie;
import org.fokker.validation.result.RouteResult;

/**
 * What a route has found.
 *
 * @param result cost and quality, for the results
 * @param passed whether the route's own check, if it has one, holds
 * @param laws the laws by time of the snapshot; a time that the route does not know is absent
 * @param movies densities over time
 * @param clouds positions of some particles
 */
public record Solution(
        RouteResult result, boolean passed, Map<Double, Law> laws, List<Movie> movies, List<Cloud> clouds) {

    /**
     * Copies the collections.
     *
     * @param result cost and quality
     * @param passed whether the route's own check
     * @param laws the laws by time of the snapshot
     * @param movies densities over time
     * @param clouds positions of some particles
     */
    public Solution {
        laws = Map.copyOf(laws);
        movies = List.copyOf(movies);
        clouds = List.copyOf(clouds);
    }

    /**
     * Returns the name of the route.
     *
     * @return the name
     */
    public String name() {
        return result.name();
    }
}
