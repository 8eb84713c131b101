package org.fokker.validation.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;
import org.fokker.validation.result.Movie;

/** One march of a Fokker–Planck equation on one grid: the states at the stops, and what the march showed on its way. */
final class GridSolve {

    private final Placement placement;
    private final SemiDiscretisation system;
    private final double[] times;
    private final List<double[]> states = new ArrayList<>();
    private final double initialMass;
    private double minimum = Double.POSITIVE_INFINITY;
    private int steps;

    private GridSolve(Placement placement, SemiDiscretisation system, double[] times, double initialMass) {
        this.placement = placement;
        this.times = times;
        this.system = system;
        this.initialMass = initialMass;
    }

    /**
     * Marches.
     *
     * @param placement the problem, and where its box lies
     * @param times first time and stops, increasing
     * @param parts how many parts of equal length, each of at least one step, the way from stop to stop is made in
     * @param film takes pictures on the way, or ignores them
     * @param reached hears of every time reached
     */
    static GridSolve march(
            Placement placement,
            SpaceDiscretisation space,
            TimeIntegrator integrator,
            double[] times,
            int parts,
            Film film,
            RunContext context,
            DoubleConsumer reached) {
        SemiDiscretisation system = space.discretise(placement.problem(), context.workers());
        double[] u = system.initial();
        GridSolve solve = new GridSolve(placement, system, times, system.mass(u));
        solve.steps = integrator.integrate(system, u, divided(times, parts), (t, index, state) -> {
            if (index > 0 && index % parts == 0) {
                solve.states.add(state.clone());
            }
            for (double value : state) {
                solve.minimum = Math.min(solve.minimum, value);
            }
            film.show(t, () -> placement.density(system, state, t));
            reached.accept(t);
        });
        return solve;
    }

    private static double[] divided(double[] times, int parts) {
        double[] all = new double[(times.length - 1) * parts + 1];
        for (int i = 0; i < all.length; i++) {
            int from = i / parts;
            int part = i % parts;
            all[i] = part == 0 ? times[from] : times[from] + (times[from + 1] - times[from]) * part / parts;
        }
        return all;
    }

    SemiDiscretisation system() {
        return system;
    }

    /** Returns the state at a stop, to be read only. */
    double[] state(int stop) {
        return states.get(stop);
    }

    /** Returns the cells at a stop. */
    Grid cells(int stop) {
        return placement.cells(system, times[stop + 1]);
    }

    /** Returns the density at a stop. */
    GridDensity density(int stop) {
        return placement.density(system, states.get(stop), times[stop + 1]);
    }

    /** Writes density and gradient at points of x at a stop. */
    void evaluate(int stop, double[][] x, int n, double[] density, double[][] gradient) {
        placement.evaluate(system, states.get(stop), times[stop + 1], x, n, density, gradient);
    }

    /** Returns the mass at a stop. */
    double mass(int stop) {
        return system.mass(states.get(stop));
    }

    /** Returns the largest deviation of the mass from its initial value over the stops. */
    double massDefect() {
        double largest = 0;
        for (double[] state : states) {
            double defect = initialMass - system.mass(state);
            largest = Math.abs(defect) > Math.abs(largest) ? defect : largest;
        }
        return largest;
    }

    /** Returns the smallest unknown over all steps. */
    double minimum() {
        return minimum;
    }

    int steps() {
        return steps;
    }

    /** Takes pictures during a march. */
    interface Film {

        /** A camera without film. */
        Film NONE = (t, density) -> {};

        /** Called with every state of the march, which is made a density if a picture is taken. */
        void show(double t, Supplier<GridDensity> density);
    }

    /**
     * A film of a fixed number of frames, equally spaced in time, on at most a given number of cells per axis. Where cells move, it
     * is taken on equal cells that do not.
     */
    static final class Frames implements Film {

        private final int cells;
        private final Optional<Grid> screen;
        private final double interval;
        private double next;
        private final List<Double> times = new ArrayList<>();
        private final List<double[]> frames = new ArrayList<>();
        private List<double[]> axes = List.of();

        /**
         * Creates the film.
         *
         * @param screen cells of the pictures, at most {@code cells} an axis; nothing for blocks of those of the march
         */
        Frames(double start, double end, int count, int cells, Optional<Grid> screen) {
            this.cells = cells;
            this.screen = screen;
            this.interval = (end - start) / (count - 1);
            this.next = start;
        }

        @Override
        public void show(double t, Supplier<GridDensity> density) {
            // A step may end a rounding error before the moment of a frame.
            if (t < next - 1e-9 * interval) {
                return;
            }
            GridDensity own = density.get();
            GridDensity seen = screen.map(own::rebin).orElse(own);
            Coarsening coarsening = Coarsening.of(seen.grid(), cells);
            axes = coarsening.centres();
            times.add(t);
            frames.add(coarsening.average(seen.averages()));
            while (next <= t + 1e-9 * interval) {
                next += interval;
            }
        }

        /** Returns the film in the time of the scenario, forwards. */
        Movie movie(String route, Clock clock) {
            int n = times.size();
            double[] scenarioTimes = new double[n];
            List<double[]> ordered = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int from = clock.reverse() ? n - 1 - i : i;
                scenarioTimes[i] = clock.scenarioTime(times.get(from));
                ordered.add(frames.get(from));
            }
            return new Movie(route, scenarioTimes, axes, ordered);
        }
    }
}
