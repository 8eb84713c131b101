package org.fokker.validation.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.method.Promises.Property;
import org.fokker.validation.result.AnalysisResult;
import org.fokker.validation.scenario.AnalysisSpec;
import org.fokker.validation.scenario.Scenario;

/**
 * Runs one analysis on three grids, each with half the cells and half the steps, if there are any, of the one before. The error of the finest is estimated
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
     * @param steps time steps, where time is marched
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
        List<Analyst.Quantity> fine = answers(cells, steps, workers);
        List<Analyst.Quantity> coarse = answers(divided(2), Math.max(1, steps / 2), workers);
        List<Analyst.Quantity> coarsest = answers(divided(4), Math.max(1, steps / 4), workers);
        long open = fine.stream().filter(quantity -> quantity.exact() == null).count();
        if (!spec.expected().isEmpty() && spec.expected().size() != open) {
            throw new IllegalArgumentException(
                    "'expected' has " + spec.expected().size() + " numbers, the analysis has "
                            + fine.stream()
                                    .filter(quantity -> quantity.exact() == null)
                                    .map(Analyst.Quantity::name)
                                    .toList());
        }
        double order = order();
        Iterator<Double> references = spec.expected().iterator();
        List<AnalysisResult> results = new ArrayList<>();
        for (int k = 0; k < fine.size(); k++) {
            Analyst.Quantity quantity = fine.get(k);
            double error =
                    error(quantity, coarse.get(k).value(), coarsest.get(k).value(), order);
            Double expected = quantity.exact();
            if (expected == null && references.hasNext()) {
                expected = references.next();
            }
            results.add(new AnalysisResult(
                    spec.name(),
                    spec.question().kind(),
                    quantity.name(),
                    quantity.value(),
                    expected,
                    error,
                    expected == null || Math.abs(quantity.value() - expected) <= error + spec.tolerance()));
        }
        return results;
    }

    private double order() {
        double ofSpace = space(cells).promises().order(Property.SPACE_ORDER).orElse(1.0);
        return spec.march()
                .map(march ->
                        time(march, steps).promises().order(Property.TIME_ORDER).orElse(1.0))
                .map(ofTime -> Math.min(ofSpace, ofTime))
                .orElse(ofSpace);
    }

    private static double error(Analyst.Quantity fine, double coarse, double coarsest, double promised) {
        double rounding = ROUNDING * (Math.abs(fine.value()) + fine.scale());
        double last = Math.abs(fine.value() - coarse);
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

    private List<Analyst.Quantity> answers(int[] perAxis, int count, Workers workers) {
        return analyst(count).answer(new Discretised(scenario, problem, space(perAxis), workers));
    }

    private Analyst analyst(int count) {
        if (spec.question() instanceof AnalysisSpec.OfGenerator question) {
            return GeneratorAnalysts.of(question);
        }
        TimeIntegrator time = time(spec.march().orElseThrow(), count);
        if (spec.question() instanceof AnalysisSpec.Expectation expectation) {
            return new MarchAnalyst(
                    "E[" + expectation.observable() + "]",
                    system -> Expectations.of(expectation.observable(), system),
                    time);
        }
        return new MarchAnalyst("mass", system -> system::mass, time);
    }

    private SpaceDiscretisation space(int... perAxis) {
        return FiniteVolume.registry()
                .find(spec.flux())
                .factory()
                .on(new Mesh(Arrays.stream(perAxis).boxed().toList(), spec.spacings()));
    }

    private static TimeIntegrator time(AnalysisSpec.March march, int count) {
        return TimeIntegrators.of(march.timeIntegrator(), count);
    }
}
