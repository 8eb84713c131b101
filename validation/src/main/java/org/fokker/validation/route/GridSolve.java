package org.fokker.validation.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.validation.result.Movie;

/** One march of a Fokker–Planck equation on one grid: the states at the stops, and what the march showed on its way. */
final class GridSolve {

    private final SemiDiscretisation system;
    private final List<double[]> states = new ArrayList<>();
    private final double initialMass;
    private double minimum = Double.POSITIVE_INFINITY;
    private int steps;

    private GridSolve(SemiDiscretisation system, double initialMass) {
        this.system = system;
        this.initialMass = initialMass;
    }

    /**
     * Marches.
     *
     * @param times first time and stops, increasing
     * @param film takes pictures on the way, or ignores them
     * @param reached hears of every time reached
     */
    static GridSolve march(
            FokkerPlanckProblem problem,
            SpaceDiscretisation space,
            TimeIntegrator integrator,
            double[] times,
            Film film,
            RunContext context,
            DoubleConsumer reached) {
        SemiDiscretisation system = space.discretise(problem, context.workers());
        double[] u = system.initial();
        GridSolve solve = new GridSolve(system, system.mass(u));
        solve.steps = integrator.integrate(system, u, times, (t, index, state) -> {
            if (index > 0) {
                solve.states.add(state.clone());
            }
            for (double value : state) {
                solve.minimum = Math.min(solve.minimum, value);
            }
            film.show(t, system, state);
            reached.accept(t);
        });
        return solve;
    }

    SemiDiscretisation system() {
        return system;
    }

    /** Returns the state at a stop, to be read only. */
    double[] state(int stop) {
        return states.get(stop);
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
        Film NONE = (t, system, state) -> {};

        /** Called with every state of the march. */
        void show(double t, SemiDiscretisation system, double[] state);
    }

    /** A film of a fixed number of frames, equally spaced in time, on at most a given number of cells per axis. */
    static final class Frames implements Film {

        private final int cells;
        private final double interval;
        private double next;
        private final List<Double> times = new ArrayList<>();
        private final List<double[]> frames = new ArrayList<>();
        private List<double[]> axes = List.of();

        Frames(double start, double end, int count, int cells) {
            this.cells = cells;
            this.interval = (end - start) / (count - 1);
            this.next = start;
        }

        @Override
        public void show(double t, SemiDiscretisation system, double[] state) {
            // A step may end a rounding error before the moment of a frame.
            if (t < next - 1e-9 * interval) {
                return;
            }
            Coarsening coarsening = Coarsening.of(system.grid(), cells);
            axes = coarsening.centres();
            times.add(t);
            frames.add(coarsening.average(system.cellAverages(state)));
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
