package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.finitevolume.ShiftedSolver;
import org.fokker.grid.Spacing;

/**
 * A Fokker–Planck equation solved on a grid.
 *
 * @param name name of the route
 * @param kind "finite-volume", or the name of a spectral method
 * @param flux the numerical flux of finite volumes; empty for spectral methods
 * @param cells number of cells of every axis, d
 * @param spacings how every axis is divided, d
 * @param follow half-width of a box that follows the density, in predicted standard deviations; empty for the box of the scenario
 * @param timeIntegrator name of the time integrator
 * @param solver how implicit steps of finite volumes are solved; empty for the usual way of the flux
 * @param stepping how the time steps from the first to the last time are chosen
 * @param demands what the pair of methods has to promise
 * @param direction which way time runs
 */
public record GridRouteSpec(
        String name,
        String kind,
        Optional<String> flux,
        List<Integer> cells,
        List<Spacing> spacings,
        OptionalDouble follow,
        String timeIntegrator,
        Optional<ShiftedSolver> solver,
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
     * @param spacings how every axis is divided
     * @param follow half-width of a box that follows the density
     * @param timeIntegrator name of the time integrator
     * @param solver how implicit steps of finite volumes are solved
     * @param stepping how the time steps from the first to the last time are chosen
     * @param demands what the pair of methods has to promise
     * @param direction which way time runs
     */
    public GridRouteSpec {
        cells = List.copyOf(cells);
        spacings = List.copyOf(spacings);
        demands = List.copyOf(demands);
    }
}
