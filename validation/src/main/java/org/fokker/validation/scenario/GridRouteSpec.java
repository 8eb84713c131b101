package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;
import org.fokker.fokkerplanck.Stepping;

/**
 * A Fokker–Planck equation solved on a grid.
 *
 * @param name name of the route
 * @param kind "finite-volume", or the name of a spectral method
 * @param flux the numerical flux of finite volumes; empty for spectral methods
 * @param cells number of cells of every axis, d
 * @param timeIntegrator name of the time integrator
 * @param stepping how the time steps from the first to the last time are chosen
 * @param demands what the pair of methods has to promise
 * @param direction which way time runs
 */
public record GridRouteSpec(
        String name,
        String kind,
        Optional<String> flux,
        List<Integer> cells,
        String timeIntegrator,
        Stepping stepping,
        List<Demand> demands,
        Direction direction)
        implements RouteSpec {

    /**
     * Copies the lists.
     *
     * @param name name of the route
     * @param kind "finite-volume", or the name of a spectral method
     * @param flux the numerical flux of finite volumes
     * @param cells number of cells of every axis
     * @param timeIntegrator name of the time integrator
     * @param stepping how the time steps from the first to the last time are chosen
     * @param demands what the pair of methods has to promise
     * @param direction which way time runs
     */
    public GridRouteSpec {
        cells = List.copyOf(cells);
        demands = List.copyOf(demands);
    }
}
