package org.fokker.validation.scenario;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.fokker.diffusion.likelihood.LikelihoodEstimator;
import org.fokker.diffusion.likelihood.LikelihoodEstimators;
import org.fokker.diffusion.likelihood.LikelihoodSettings;
import org.fokker.diffusion.likelihood.ReverseVariance;

/**
 * One estimator of log p_0. Only the parameters that belong to the kind are present, and those always are.
 *
 * @param kind name of a likelihood estimator
 * @param steps number of levels of a discrete chain
 * @param variance which variance the reverse steps of the discrete bound have: "lower", "upper" or "optimal"
 * @param samples number of draws
 * @param tolerance tolerance of the ordinary differential equation of the probability flow
 */
public record EstimatorSpec(
        String kind, OptionalInt steps, Optional<String> variance, OptionalLong samples, OptionalDouble tolerance) {

    /**
     * Makes the estimator.
     *
     * @param effort how many samples are drawn in the place of the given number
     * @return the estimator with these parameters
     * @throws IllegalArgumentException if it refuses a parameter
     */
    public LikelihoodEstimator estimator(LongUnaryOperator effort) {
        LikelihoodSettings settings = LikelihoodSettings.defaults();
        if (steps.isPresent()) {
            settings = settings.withSteps(steps.getAsInt());
        }
        if (variance.isPresent()) {
            settings = settings.withVariance(ReverseVariance.named(variance.get()));
        }
        if (samples.isPresent()) {
            settings = settings.withSamples(Math.toIntExact(effort.applyAsLong(samples.getAsLong())));
        }
        if (tolerance.isPresent()) {
            settings = settings.withTolerance(tolerance.getAsDouble());
        }
        return LikelihoodEstimators.registry().find(kind).factory().apply(settings);
    }
}
