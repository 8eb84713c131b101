package org.fokker.validation.run;

import org.fokker.diffusion.LikelihoodEstimator;
import org.fokker.diffusion.LikelihoodEstimators;
import org.fokker.diffusion.LikelihoodSettings;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.validation.route.Effort;
import org.fokker.validation.scenario.EstimatorSpec;

/** Makes the likelihood estimators that a scenario names. */
final class Estimators {

    private Estimators() {}

    static LikelihoodEstimator of(EstimatorSpec spec, Effort effort) {
        LikelihoodSettings settings = LikelihoodSettings.defaults();
        if (spec.steps().isPresent()) {
            settings = settings.withSteps(spec.steps().getAsInt());
        }
        if (spec.variance().isPresent()) {
            settings =
                    settings.withVariance(ReverseVariance.named(spec.variance().get()));
        }
        if (spec.samples().isPresent()) {
            settings = settings.withSamples(
                    Math.toIntExact(effort.samples(spec.samples().getAsLong())));
        }
        if (spec.tolerance().isPresent()) {
            settings = settings.withTolerance(spec.tolerance().getAsDouble());
        }
        return LikelihoodEstimators.registry().find(spec.kind()).factory().apply(settings);
    }
}
