package org.fokker.validation.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.method.Promises.Property;
import org.fokker.validation.result.AnalysisResult;
import org.fokker.validation.scenario.AnalysisSpec;
import org.fokker.validation.scenario.Scenario;

/**
 * Runs one analysis on three grids, each with half the cells and half the steps of the one before. The error of the finest is estimated
 * from the differences Δ_1 of the two finer and Δ_2 of the two coarser ones as 3 |Δ_1|/(2^q − 1), where q is the observed order
 * log₂ |Δ_2/Δ_1|, but no more than the orders that discretisation and integrator promise (Roache's grid convergence index): where a
 * density is singular, the promises of smooth ones do not hold.
 */
public final class Analysis {

    private static final double SAFETY = 3;

    /** Below this order nothing converges that a bound could be taken from; 3/(2^q − 1) is 42 here. */
    private static final double LEAST_ORDER = 0.1;

    /** Relative error by rounding of sums over all cells and steps, in units of half an ulp. */
    private static final double ROUNDING = 1e4 * 0x1p-53;

    private final Scenario scenario;
    private final AnalysisSpec spec;
    private final FokkerPlanckProblem problem;
    private final int[] cells;
    private final int steps;

    /**
     * Prepares an analysis.
     *
     * @param scenario what is analysed
     * @param spec what is asked
     * @param problem the Fokker–Planck problem of the scenario
     * @param cells cells of each axis
     * @param steps time steps
     */
    public Analysis(Scenario scenario, AnalysisSpec spec, FokkerPlanckProblem problem, int[] cells, int steps) {
        this.scenario = scenario;
        this.spec = spec;
        this.problem = problem;
        this.cells = cells.clone();
        this.steps = steps;
    }

    /**
     * Runs the analysis.
     *
     * @param workers the threads
     * @return one result for each quantity
     * @throws IllegalArgumentException if there is another number of references than of quantities
     * @throws org.fokker.method.NumericalException if a computation goes wrong
     */
    public List<AnalysisResult> run(Workers workers) {
        Analyst analyst = analyst();
        List<Analyst.Quantity> fine = analyst.answer(discretised(cells, steps, workers));
        List<Analyst.Quantity> coarse = analyst.answer(discretised(divided(2), Math.max(1, steps / 2), workers));
        List<Analyst.Quantity> coarsest = analyst.answer(discretised(divided(4), Math.max(1, steps / 4), workers));
        if (!spec.expected().isEmpty() && spec.expected().size() != fine.size()) {
            throw new IllegalArgumentException(
                    "'expected' has " + spec.expected().size() + " numbers, the analysis has "
                            + fine.stream().map(Analyst.Quantity::name).toList());
        }
        double order = Math.min(
                space(cells).promises().order(Property.SPACE_ORDER).orElse(1.0),
                time(steps).promises().order(Property.TIME_ORDER).orElse(1.0));
        List<AnalysisResult> results = new ArrayList<>();
        for (int k = 0; k < fine.size(); k++) {
            double value = fine.get(k).value();
            double error = error(value, coarse.get(k).value(), coarsest.get(k).value(), order);
            Double expected = spec.expected().isEmpty() ? null : spec.expected().get(k);
            results.add(new AnalysisResult(
                    spec.name(),
                    spec.question().kind(),
                    fine.get(k).name(),
                    value,
                    expected,
                    error,
                    expected == null || Math.abs(value - expected) <= error + spec.tolerance()));
        }
        return results;
    }

    private static double error(double fine, double coarse, double coarsest, double promised) {
        double rounding = ROUNDING * Math.abs(fine);
        double last = Math.abs(fine - coarse);
        if (last <= rounding) {
            return rounding;
        }
        double observed = Math.log(Math.abs(coarse - coarsest) / last) / Math.log(2);
        double order = Math.max(LEAST_ORDER, Math.min(promised, observed));
        return SAFETY / (Math.pow(2, order) - 1) * last + rounding;
    }

    private int[] divided(int divisor) {
        return Arrays.stream(cells).map(n -> Math.max(2, n / divisor)).toArray();
    }

    private Analyst analyst() {
        if (spec.question() instanceof AnalysisSpec.Expectation expectation) {
            return new MarchAnalyst(
                    "E[" + expectation.observable() + "]", system -> Expectations.of(expectation.observable(), system));
        }
        return new MarchAnalyst("mass", system -> system::mass);
    }

    private Discretised discretised(int[] perAxis, int count, Workers workers) {
        return new Discretised(scenario, problem, space(perAxis), time(count), workers);
    }

    private SpaceDiscretisation space(int... perAxis) {
        return FiniteVolume.registry().find(spec.flux()).factory().cells(perAxis);
    }

    private TimeIntegrator time(int count) {
        return TimeIntegrators.of(spec.timeIntegrator(), count);
    }
}
