package org.fokker.validation.scenario;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A stochastic differential equation simulated by particles, and a density estimated from them.
 *
 * @param name name of the route
 * @param kind "particles"
 * @param scheme name of the scheme for the stochastic differential equation
 * @param particles number of particles
 * @param steps number of time steps from the first to the last time
 * @param estimator "histogram" or "kernel"
 * @param bins bins of the histogram for every axis, d; empty to have them chosen
 * @param bandwidth bandwidth of the kernel estimate; empty to have it chosen
 * @param direction which way time runs
 */
public record ParticleRouteSpec(
        String name,
        String kind,
        String scheme,
        long particles,
        int steps,
        String estimator,
        List<Integer> bins,
        OptionalDouble bandwidth,
        Direction direction)
        implements RouteSpec {

    /**
     * Copies the list.
     *
     * @param name name of the route
     * @param kind "particles"
     * @param scheme name of the scheme for the stochastic differential equation
     * @param particles number of particles
     * @param steps number of time steps from the first to the last time
     * @param estimator "histogram" or "kernel"
     * @param bins bins of the histogram for every axis
     * @param bandwidth bandwidth of the kernel estimate
     * @param direction which way time runs
     */
    public ParticleRouteSpec {
        bins = List.copyOf(bins);
    }
}
