package org.fokker.validation.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.following.FollowingDomain;
import org.fokker.fokkerplanck.time.Pairing;
import org.fokker.grid.Grid;
import org.fokker.grid.Spacing;
import org.fokker.method.Promises.Property;
import org.fokker.validation.result.Movie;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.scenario.GridRouteSpec;
import org.fokker.validation.scenario.Scenario;

/**
 * The Fokker–Planck equation on a grid. Its error is estimated by a second march with half the steps and half the cells and a third
 * one with a quarter of them, which shows the order unless its cells are too few. A spectral method, whose error has no order, has a second one alone, with half the
 * steps and three quarters of the nodes. A march makes at least one step from stop to stop; that the coarser ones make half as many
 * even there, the finer ones make the way from stop to stop in as many parts.
 */
final class GridRoute implements Route {

    /** Pictures: frames of a film, and cells per axis of a frame in one and in two dimensions. */
    private static final int FRAMES = 60;

    private static final int[] FRAME_CELLS = {400, 96};

    /** How much of the progress is the finest march; in one dimension it costs three quarters of the whole. */
    private static final double FINEST = 0.75;

    /** Cells of an axis without which a grid shows no order. */
    private static final int LEAST_CELLS = 8;

    /** Cells by which it is tried what a pair of methods promises. */
    private static final int TRIAL_CELLS = 8;

    /** What the box cuts off is missing outside, and comes back inside through the walls or the other side. */
    private static final int BOTH_SIDES = 2;

    private final Scenario scenario;
    private final GridRouteSpec spec;

    GridRoute(Scenario scenario, GridRouteSpec spec) {
        this.scenario = scenario;
        this.spec = spec;
    }

    @Override
    public void check(RunContext context) {
        FokkerPlanckProblem problem = placement(clock()).problem();
        GridMethods.requireMemory(GridMethods.space(spec, GridMethods.cells(spec, context.effort())), problem, spec);
        if (!spec.demands().isEmpty()) {
            // Promises do not depend on the number of cells: a few are enough to find out.
            int[] few = new int[spec.cells().size()];
            Arrays.fill(few, TRIAL_CELLS);
            SpaceDiscretisation space = GridMethods.space(spec, few);
            SemiDiscretisation system = space.discretise(problem, context.workers());
            Pairing pairing = Pairing.of(space, system, GridMethods.time(spec, spec.stepping()));
            spec.demands().forEach(demand -> demand.check(pairing));
        }
    }

    private Clock clock() {
        return GridMethods.readable(spec, Clock.of(scenario, spec.direction()));
    }

    private Placement placement(Clock clock) {
        FokkerPlanckProblem problem = clock.fokkerPlanckProblem(scenario.domain());
        return spec.follow().isPresent()
                ? new Placement.Following(
                        FollowingDomain.of(problem, spec.follow().getAsDouble()))
                : new Placement.Fixed(problem);
    }

    @Override
    public Solution solve(RunContext context) {
        long began = System.nanoTime();
        Clock clock = clock();
        Placement placement = placement(clock);
        int[] cells = GridMethods.cells(spec, context.effort());
        Stepping stepping = GridMethods.stepping(spec, context.effort());
        GridSolve.Frames film = film(clock, cells.length);
        SpaceDiscretisation space = GridMethods.space(spec, cells);
        boolean showsOrder =
                !GridMethods.isSpectral(spec) && Arrays.stream(cells).allMatch(n -> n / 4 >= LEAST_CELLS);
        int count = showsOrder ? 3 : 2;
        List<GridSolve> marches = new ArrayList<>();
        int[] perAxis = cells;
        Stepping steps = stepping;
        for (int k = 0; k < count; k++) {
            marches.add(GridSolve.march(
                    placement,
                    GridMethods.space(spec, perAxis),
                    GridMethods.time(spec, steps),
                    clock.times(),
                    1 << (count - 1 - k),
                    k == 0 ? film : GridSolve.Film.NONE,
                    context,
                    progress(context, clock, k == 0 ? FINEST : (1 - FINEST) / (count - 1))));
            perAxis = GridMethods.coarser(spec, perAxis);
            steps = GridMethods.coarser(spec, steps);
        }
        GridSolve fine = marches.get(0);
        GridSolve coarse = marches.get(1);
        Pairing pairing = Pairing.of(space, fine.system(), GridMethods.time(spec, stepping));
        OptionalDouble order = order(pairing, fine.system());
        double[] outside = Truncation.outside(scenario, placement, clock, fine);
        Map<Double, Law> laws = new HashMap<>();
        for (int stop = 0; stop < clock.stops().size(); stop++) {
            GridLaw.Refinement refinement = GridLaw.Refinement.spectral();
            if (order.isPresent()) {
                refinement = showsOrder
                        ? GridLaw.Refinement.ofObserved(order.getAsDouble(), fine, coarse, marches.get(2), stop)
                        : GridLaw.Refinement.ofOrder(order.getAsDouble());
            }
            laws.put(
                    clock.snapshots().get(stop),
                    new GridLaw(fine, coarse, refinement, stop, BOTH_SIDES * outside[stop]));
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("timeIntegrator", spec.timeIntegrator());
        spec.flux().ifPresent(flux -> more.put("flux", flux));
        double peclet = fine.system().diagnostics().cellPeclet();
        if (!Double.isNaN(peclet)) {
            more.put("cellPeclet", peclet);
        }
        spec.solver().ifPresent(solver -> more.put("solver", solver.label()));
        if (!spec.spacings().stream().allMatch(Spacing.uniform()::equals)) {
            more.put("spacing", spec.spacings().stream().map(Spacing::name).toList());
            more.put("largestCellRatio", fine.system().diagnostics().largestCellAspect());
        }
        if (spec.follow().isPresent()) {
            more.put("follow", spec.follow().getAsDouble());
            more.put("outside", outside[outside.length - 1]);
        }
        List<String> warnings = pairing.warnings();
        if (!warnings.isEmpty()) {
            more.put("warnings", warnings);
        }
        if (spec.direction().reverse()) {
            more.put("lambda", spec.direction().lambda());
        }
        RouteResult result = new RouteResult(
                spec.name(),
                spec.kind(),
                (System.nanoTime() - began) * 1e-9,
                fine.system().grid().size(),
                fine.steps(),
                fine.massDefect(),
                fine.minimum(),
                more);
        List<Movie> movies = new ArrayList<>();
        movies.add(film.movie(spec.name(), clock));
        return new Solution(result, true, laws, movies, List.of(), generators(fine.system(), coarse.system()));
    }

    /** In a box that follows nothing is at rest. */
    private List<Edges> generators(SemiDiscretisation... systems) {
        return Stream.of(systems)
                .filter(system -> spec.follow().isEmpty() && system.autonomous())
                .filter(Edges.class::isInstance)
                .map(Edges.class::cast)
                .toList();
    }

    /**
     * The order that is promised, if there is one. Across a face with drift and without diffusion a positive flux is an upwind one, of
     * order one whatever is promised.
     */
    private static OptionalDouble order(Pairing pairing, SemiDiscretisation system) {
        OptionalDouble spaceOrder = order(pairing.promises().order(Property.SPACE_ORDER));
        OptionalDouble timeOrder = order(pairing.promises().order(Property.TIME_ORDER));
        if (spaceOrder.isEmpty() || timeOrder.isEmpty()) {
            return OptionalDouble.empty();
        }
        double order = Math.min(spaceOrder.getAsDouble(), timeOrder.getAsDouble());
        boolean upwinding = Double.isInfinite(system.diagnostics().cellPeclet());
        return OptionalDouble.of(upwinding ? Math.min(1, order) : order);
    }

    private GridSolve.Frames film(Clock clock, int dimension) {
        int cells = FRAME_CELLS[Math.min(dimension, FRAME_CELLS.length) - 1];
        int[] perAxis = new int[dimension];
        Arrays.fill(perAxis, cells);
        Domain box = scenario.domain();
        Optional<Grid> screen = spec.follow().isPresent()
                ? Optional.of(Grid.uniform(box.lowerCorner(), box.upperCorner(), perAxis))
                : Optional.empty();
        return new GridSolve.Frames(clock.start(), clock.end(), FRAMES, cells, screen);
    }

    private static OptionalDouble order(Optional<Double> order) {
        return order.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static DoubleConsumer progress(RunContext context, Clock clock, double share) {
        double scale = share / (clock.end() - clock.start());
        double[] last = {clock.start()};
        return t -> {
            context.progress().advance((t - last[0]) * scale);
            last[0] = t;
        };
    }
}
