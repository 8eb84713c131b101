package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fokker.diffusion.likelihood.Bound;
import org.fokker.diffusion.likelihood.LikelihoodEstimate;
import org.fokker.diffusion.likelihood.LikelihoodEstimator;
import org.fokker.diffusion.likelihood.LikelihoodProblem;
import org.fokker.diffusion.likelihood.NeglectedTerm;
import org.fokker.process.MixtureDiffusion;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.EstimatorSpec;
import org.fokker.validation.scenario.LikelihoodSpec;
import org.fokker.validation.scenario.SampleData;
import org.fokker.validation.scenario.Scenario;

/** Estimates log p_0 at the points of a scenario by every estimator that it names. */
final class Likelihoods {

    private final Scenario scenario;
    private final LikelihoodSpec spec;

    Likelihoods(Scenario scenario, LikelihoodSpec spec) {
        this.scenario = scenario;
        this.spec = spec;
    }

    /** Makes the estimates, point by point; reports one unit of progress in all. */
    List<LikelihoodResult> run(RunContext context) {
        MixtureDiffusion law = scenario.closedForm().requiredMixture();
        List<LikelihoodResult> rows = new ArrayList<>();
        List<double[]> points = points(context.effort());
        for (int p = 0; p < points.size(); p++) {
            // One stream a point: the estimators take disjoint paths of it.
            RandomStream stream = new RandomStream(context.seed(), Streams.LIKELIHOODS + p);
            for (EstimatorSpec estimator : spec.estimators()) {
                rows.add(estimate(law, points.get(p), estimator, stream, context));
                context.progress()
                        .advance(1.0 / points.size() / spec.estimators().size());
            }
        }
        return rows;
    }

    private LikelihoodResult estimate(
            MixtureDiffusion law, double[] x, EstimatorSpec choice, RandomStream stream, RunContext context) {
        LikelihoodEstimator estimator = choice.estimator(context.effort()::samples);
        double start = estimator.stopsEarly() ? spec.start() : 0;
        LikelihoodProblem problem =
                new LikelihoodProblem(law, start, scenario.time().end());
        LikelihoodEstimate estimate = estimator.estimate(problem, x, stream, context.workers());
        double exact = law.target().logDensity(x);
        Map<String, Double> terms = new LinkedHashMap<>();
        for (NeglectedTerm term : estimate.neglected()) {
            terms.put(term.name(), term.amount().value());
        }
        return new LikelihoodResult(
                Arrays.stream(x).boxed().toList(),
                choice.kind(),
                estimate.value(),
                estimate.standardError(),
                exact,
                estimate.bound() == Bound.LOWER ? "lower" : null,
                estimate.expectedGap(),
                estimate.explains(exact),
                terms,
                scenario.target()
                        .samples()
                        .flatMap(SampleData::coding)
                        .map(coding -> coding.of(new Estimate(estimate.value(), estimate.standardError()), x.length)
                                .value())
                        .orElse(null));
    }

    /** The given points, then the first held-out ones. */
    private List<double[]> points(Effort effort) {
        List<double[]> points = new ArrayList<>(spec.points());
        scenario.target().samples().map(SampleData::heldOut).ifPresent(heldOut -> {
            int n = Math.min(effort.points(spec.maxPoints()), heldOut[0].length);
            for (int j = 0; j < n; j++) {
                double[] point = new double[heldOut.length];
                for (int i = 0; i < point.length; i++) {
                    point[i] = heldOut[i][j];
                }
                points.add(point);
            }
        });
        return points;
    }
}
