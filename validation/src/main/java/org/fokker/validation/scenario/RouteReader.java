package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.finitevolume.ShiftedSolver;
import org.fokker.fokkerplanck.spectral.SpectralMethods;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.Spacing;
import org.fokker.method.Registry;
import org.fokker.particle.SdeSchemes;

/** Reads the {@code [[route]]} sections. */
final class RouteReader {

    private static final List<String> KINDS = List.of("finite-volume", "spectral", "chebyshev", "particles", "exact");
    private static final List<String> ESTIMATORS = List.of("histogram", "kernel");
    private static final int MOST_STEPS = 100_000_000;
    private static final long MOST_PARTICLES = 100_000_000_000L;
    /** A grid may have as many cells as can be numbered; whether they fit in memory is seen before the run. */
    private static final int MOST_CELLS_OF_AXIS = Integer.MAX_VALUE - 8;

    /** The first of these that a space discretisation can serve is taken where none is given. */
    private static final List<String> USUAL_INTEGRATORS =
            List.of("integrating-factor-rk4", "crank-nicolson", "ssp-rk3");

    private final int dimension;
    private final ClosedForm closedForm;
    private final boolean reacting;
    private final FollowReader following;
    private final Map<String, Integer> lineOfName = new LinkedHashMap<>();

    /**
     * Creates the reader.
     *
     * @param dimension d
     * @param closedForm whether there is an exact law, and why not
     * @param reacting whether something is created or destroyed
     * @param following reads boxes that follow the density
     */
    RouteReader(int dimension, ClosedForm closedForm, boolean reacting, FollowReader following) {
        this.dimension = dimension;
        this.closedForm = closedForm;
        this.reacting = reacting;
        this.following = following;
    }

    List<RouteSpec> read(List<Section> sections) {
        List<RouteSpec> routes = new ArrayList<>();
        for (Section section : sections) {
            RouteSpec route = read(section);
            Integer earlier = lineOfName.putIfAbsent(route.name(), section.lineOf("name"));
            if (earlier != null) {
                throw section.error(
                        "name", "'" + route.name() + "' is already the name of the route in line " + earlier);
            }
            if (route.name().equals("exact") && !(route instanceof ExactRouteSpec)) {
                throw section.error(
                        "name", "'exact' is the name of the exact solution, which is added to every scenario");
            }
            if (route.name().equals("equilibrium")) {
                throw section.error(
                        "name", "'equilibrium' is the name of the stationary law, which is added where it is known");
            }
            if (route instanceof ExactRouteSpec && routes.stream().anyMatch(ExactRouteSpec.class::isInstance)) {
                throw section.error("kind", "\"exact\" is given twice, and there is one exact solution");
            }
            section.finish();
            routes.add(route);
        }
        return routes;
    }

    private RouteSpec read(Section route) {
        String kind = route.choice("kind", "kind of route", KINDS);
        if (kind.equals("exact")) {
            if (dimension > Scenario.MOST_AXES) {
                throw route.error(
                        "kind",
                        "\"exact\" is compared on grids, and grids have at most " + Scenario.MOST_AXES
                                + " axes; the target has dimension " + dimension);
            }
            closedForm.demand(route, "kind", "\"exact\"");
            return new ExactRouteSpec(route.has("name") ? Names.checked(route, "name") : "exact");
        }
        String name = Names.checked(route, "name");
        if (reacting && !kind.equals("finite-volume")) {
            throw route.error("kind", "\"" + kind + "\" knows no killing and no source; \"finite-volume\" does");
        }
        return kind.equals("particles") ? particles(route, name, kind) : grid(route, name, kind);
    }

    private GridRouteSpec grid(Section route, String name, String kind) {
        if (dimension > Scenario.MOST_AXES) {
            throw route.error(
                    "kind",
                    "\"" + kind + "\" needs a grid, and grids have at most " + Scenario.MOST_AXES
                            + " axes; the target has dimension " + dimension);
        }
        boolean finiteVolume = kind.equals("finite-volume");
        Registry<SpaceDiscretisation.Factory> methods =
                finiteVolume ? FiniteVolume.registry() : SpectralMethods.registry();
        Optional<String> flux = finiteVolume
                ? Optional.of(route.choiceOr("flux", "flux", methods.names(), "scharfetter-gummel"))
                : Optional.empty();
        SpaceDiscretisation.Factory method = methods.find(flux.orElse(kind)).factory();
        List<Integer> cells = cells(route, "cells", finiteVolume ? 2 : 4);
        List<Spacing> spacings = finiteVolume
                ? SpacingReader.read(route, cells, method)
                : Collections.nCopies(dimension, Spacing.uniform());
        List<String> suitable = TimeIntegrators.serving(method.cells(1).offers());
        String timeIntegrator = route.choiceOr(
                "time-integrator",
                "time integrator",
                TimeIntegrators.registry().names(),
                USUAL_INTEGRATORS.stream()
                        .filter(suitable::contains)
                        .findFirst()
                        .orElseThrow());
        if (!suitable.contains(timeIntegrator)) {
            throw route.error(
                    "time-integrator",
                    "\"" + timeIntegrator + "\" needs what " + (finiteVolume ? "flux" : "kind") + " = \""
                            + flux.orElse(kind) + "\" does not offer; known: "
                            + String.join(", ", suitable));
        }
        Stepping stepping = stepping(route, timeIntegrator);
        List<Demand> demands = route.has("requires") ? Demand.read(route, "requires") : List.of();
        Direction direction = direction(route);
        return new GridRouteSpec(
                name,
                kind,
                flux,
                cells,
                spacings,
                following.read(route, kind, direction),
                timeIntegrator,
                finiteVolume ? solver(route, method, timeIntegrator) : Optional.empty(),
                stepping,
                demands,
                direction);
    }

    private Optional<ShiftedSolver> solver(Section route, SpaceDiscretisation.Factory method, String timeIntegrator) {
        if (!route.has("solver")) {
            return Optional.empty();
        }
        List<ShiftedSolver> solvers = List.of(ShiftedSolver.values());
        List<String> names = solvers.stream().map(ShiftedSolver::label).toList();
        ShiftedSolver solver = solvers.get(names.indexOf(route.choice("solver", "solver", names)));
        refuseUnless(dimension > 1, route, "solver", "has no choice in one dimension, where every solve is direct");
        boolean solves = requires(timeIntegrator) == ShiftedSolve.class;
        refuseUnless(
                solves,
                route,
                "solver",
                "belongs to integrators that solve with the whole operator, which \"" + timeIntegrator
                        + "\" does not; such are " + String.join(", ", solving()));
        try {
            if (method.cells(1) instanceof FiniteVolume volumes) {
                volumes.withSolver(solver);
            }
        } catch (IllegalArgumentException refusal) {
            throw route.error("solver", "is refused: " + refusal.getMessage());
        }
        return Optional.of(solver);
    }

    private static List<String> solving() {
        return TimeIntegrators.registry().names().stream()
                .filter(name -> requires(name) == ShiftedSolve.class)
                .toList();
    }

    private static Class<?> requires(String timeIntegrator) {
        return TimeIntegrators.of(timeIntegrator, 1).requires();
    }

    /** A number of steps, or a tolerance for integrators that estimate their error. */
    private static Stepping stepping(Section route, String timeIntegrator) {
        if (!route.has("tolerance")) {
            return Stepping.fixed(route.count("steps", 1, MOST_STEPS));
        }
        refuseUnless(!route.has("steps"), route, "tolerance", "chooses the steps; give it or 'steps'");
        Stepping adaptive = Stepping.adaptive(route.positive("tolerance"));
        try {
            TimeIntegrators.of(timeIntegrator, adaptive);
        } catch (IllegalArgumentException refusal) {
            throw route.error("tolerance", "is refused: " + refusal.getMessage());
        }
        return adaptive;
    }

    private ParticleRouteSpec particles(Section route, String name, String kind) {
        String scheme =
                route.choiceOr("scheme", "SDE scheme", SdeSchemes.registry().names(), "euler-maruyama");
        long particles = route.integer("particles", 1, MOST_PARTICLES);
        int steps = route.count("steps", 1, MOST_STEPS);
        String estimator = route.choiceOr("estimator", "density estimator", ESTIMATORS, "histogram");
        boolean histogram = estimator.equals("histogram");
        if (dimension > Scenario.MOST_AXES) {
            throw route.error(
                    "kind",
                    "\"particles\" are counted in bins of at most " + Scenario.MOST_AXES
                            + " axes, the target has dimension " + dimension);
        }
        refuseUnless(histogram, route, "bins", "belongs to estimator = \"histogram\"");
        refuseUnless(!histogram, route, "bandwidth", "belongs to estimator = \"kernel\"");
        return new ParticleRouteSpec(
                name,
                kind,
                scheme,
                particles,
                steps,
                estimator,
                route.has("bins") ? cells(route, "bins", 1) : List.of(),
                route.has("bandwidth") ? OptionalDouble.of(route.positive("bandwidth")) : OptionalDouble.empty(),
                direction(route));
    }

    private List<Integer> cells(Section route, String key, int least) {
        return cells(route, key, least, dimension);
    }

    /** Reads one count for each axis; a single integer in one dimension. */
    static List<Integer> cells(Section route, String key, int least, int dimension) {
        List<Integer> cells = route.isInteger(key) && dimension == 1
                ? List.of(route.count(key, least, MOST_CELLS_OF_AXIS))
                : route.counts(key, least, MOST_CELLS_OF_AXIS);
        if (cells.size() != dimension) {
            throw route.error(key, "must have one entry for each axis, " + dimension + " in all, got " + cells.size());
        }
        return cells;
    }

    private Direction direction(Section route) {
        boolean reverse = route.choiceOr("direction", "direction", List.of("forward", "reverse"), "forward")
                .equals("reverse");
        for (String key : List.of("lambda", "score", "start-law")) {
            refuseUnless(reverse, route, key, "belongs to direction = \"reverse\"");
        }
        if (!reverse) {
            return Direction.FORWARD;
        }
        closedForm.demandMixture(
                route, "direction", "\"reverse\", which starts from the exact law or needs its score,");
        refuseUnless(!route.has("tolerance"), route, "tolerance", "belongs to direction = \"forward\"");
        double lambda = route.atLeastZeroOr("lambda", 1);
        boolean withScore = route.choiceOr("score", "score", List.of("exact", "none"), "exact")
                .equals("exact");
        if (!withScore && !route.string("kind").equals("spectral")) {
            throw route.error(
                    "score",
                    "\"none\" is the ill-posed backward heat equation, which only kind = \"spectral\" can show growing");
        }
        boolean reference = route.choiceOr("start-law", "start law", List.of("exact", "reference"), "exact")
                .equals("reference");
        return new Direction(true, lambda, withScore, reference);
    }

    private static void refuseUnless(boolean condition, Section route, String key, String reason) {
        if (route.has(key) && !condition) {
            throw route.error(key, reason);
        }
    }
}
