package org.fokker.validation.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.method.NumericalException;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.scenario.GridRouteSpec;
import org.fokker.validation.scenario.Scenario;

/**
 * The Fokker–Planck equation run backwards without the score. It is the backward heat equation, in which mode k grows like
 * exp(½ k² ∫g²): rounding errors in the shortest wave of the grid grow until they swamp the density. The route passes when
 * that happens, and when it happens where the growth of rounding errors says.
 */
final class NaiveReversalRoute implements Route {

    /** The density has exploded when it exceeds its initial maximum by this factor. */
    private static final double EXPLODED = 10;

    /**
     * Rounding errors relative to the maximum, between one ulp spread over all modes and what some thousand operations
     * gather: the exponents that take them to {@link #EXPLODED} bound the growth to be seen.
     */
    private static final double LEAST_NOISE = 0x1p-53;

    private static final double MOST_NOISE = 0x1p-40;

    private final Scenario scenario;
    private final GridRouteSpec spec;

    NaiveReversalRoute(Scenario scenario, GridRouteSpec spec) {
        this.scenario = scenario;
        this.spec = spec;
    }

    @Override
    public void check(RunContext context) {
        int[] cells = spec.cells().stream().mapToInt(Integer::intValue).toArray();
        GridMethods.requireMemory(
                GridMethods.space(spec, cells),
                Clock.of(scenario, spec.direction()).fokkerPlanckProblem(scenario.domain()),
                spec);
    }

    @Override
    public Solution solve(RunContext context) {
        long began = System.nanoTime();
        Clock clock = Clock.of(scenario, spec.direction());
        FokkerPlanckProblem problem = clock.fokkerPlanckProblem(scenario.domain());
        int[] cells = spec.cells().stream().mapToInt(Integer::intValue).toArray();
        March march = new March(problem, cells, context.workers());
        int stepsAtMost = ((Stepping.Fixed) spec.stepping()).steps();
        int steps = 0;
        while (steps < stepsAtMost && !march.exploded()) {
            march.step((clock.end() - clock.start()) / stepsAtMost);
            steps++;
        }
        context.progress().advance(1);
        double growth = growth(clock, march.time());
        double least = Math.log(EXPLODED / MOST_NOISE);
        double most = Math.log(EXPLODED * march.unknowns() / LEAST_NOISE) + growth - growth(clock, march.before());
        boolean asPredicted = march.exploded() && growth >= least && growth <= most;
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("exploded", march.exploded());
        more.put("explodedAt", clock.scenarioTime(march.time()));
        more.put("growthExponent", growth);
        more.put("growthExponentExpected", List.of(least, most));
        more.put("passed", asPredicted);
        RouteResult result = new RouteResult(
                spec.name(),
                "naive-reversal",
                (System.nanoTime() - began) * 1e-9,
                march.unknowns(),
                steps,
                Double.NaN,
                march.minimum(),
                more);
        return new Solution(result, asPredicted, Map.of(), List.of(), List.of());
    }

    /** ½ k² ∫g² dτ of the shortest wave, k = π N / L on the finest axis. */
    private double growth(Clock clock, double tau) {
        AffineGaussianProcess process = scenario.closedForm().requiredMixture().process();
        double shortest = 0;
        for (int i = 0; i < spec.cells().size(); i++) {
            double length =
                    scenario.domain().upper().get(i) - scenario.domain().lower().get(i);
            shortest = Math.max(shortest, Math.PI * spec.cells().get(i) / length);
        }
        // Simpson's rule; g² is smooth and the explosion takes a small part of the whole time.
        int panels = 64;
        double h = (tau - clock.start()) / panels;
        double sum = 0;
        for (int i = 0; i <= panels; i++) {
            double weight = i == 0 || i == panels ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * process.schedule().squaredVolatility(clock.scenarioTime(clock.start() + i * h));
        }
        return 0.5 * shortest * shortest * sum * h / 3;
    }

    /** The march, one step at a time until it has exploded. */
    private final class March {

        private final SemiDiscretisation system;
        private final TimeIntegrator step;
        private final double[] u;
        private final double limit;
        private double time;
        private double before;
        private double largest;
        private double minimum;

        March(FokkerPlanckProblem problem, int[] cells, Workers workers) {
            system = GridMethods.space(spec, cells).discretise(problem, workers);
            step = GridMethods.time(spec, Stepping.fixed(1));
            u = system.initial();
            time = problem.start();
            before = time;
            measure();
            limit = EXPLODED * largest;
        }

        void step(double h) {
            before = time;
            try {
                step.integrate(system, u, new double[] {time, time + h}, (t, index, state) -> {});
                measure();
            } catch (NumericalException overflow) {
                largest = Double.POSITIVE_INFINITY;
            }
            time += h;
        }

        private void measure() {
            largest = 0;
            for (double value : u) {
                largest = Math.max(largest, Math.abs(value));
                minimum = Math.min(minimum, value);
            }
        }

        boolean exploded() {
            return !(largest <= limit);
        }

        double time() {
            return time;
        }

        double before() {
            return before;
        }

        double minimum() {
            return minimum;
        }

        int unknowns() {
            return u.length;
        }
    }
}
