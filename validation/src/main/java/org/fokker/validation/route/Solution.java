package org.fokker.validation.route;

import java.util.List;
import java.util.Map;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
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
 * @param generators the generators of the marches that do not change with time, that on the finest grid first
 */
public record Solution(
        RouteResult result,
        boolean passed,
        Map<Double, Law> laws,
        List<Movie> movies,
        List<Cloud> clouds,
        List<Edges> generators) {

    /** A step is some ten operations an unknown, each with half an ulp of relative error in the L1 norm. */
    private static final double ROUNDING_PER_STEP = 10 * 0x1p-53;

    /**
     * Copies the collections.
     *
     * @param result cost and quality
     * @param passed whether the route's own check
     * @param laws the laws by time of the snapshot
     * @param movies densities over time
     * @param clouds positions of some particles
     * @param generators the generators of the marches
     */
    public Solution {
        laws = Map.copyOf(laws);
        movies = List.copyOf(movies);
        clouds = List.copyOf(clouds);
        generators = List.copyOf(generators);
    }

    /**
     * What a route without generators has found.
     *
     * @param result cost and quality
     * @param passed whether the route's own check
     * @param laws the laws by time of the snapshot
     * @param movies densities over time
     * @param clouds positions of some particles
     */
    public Solution(RouteResult result, boolean passed, Map<Double, Law> laws, List<Movie> movies, List<Cloud> clouds) {
        this(result, passed, laws, movies, clouds, List.of());
    }

    /**
     * What rounding does to a law that is marched.
     *
     * @param steps how many steps the march makes
     * @return a bound of its L1 distance from what exact arithmetic would have found
     */
    public static double rounding(long steps) {
        return ROUNDING_PER_STEP * steps;
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
