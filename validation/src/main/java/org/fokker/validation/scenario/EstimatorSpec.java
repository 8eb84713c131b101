package org.fokker.validation.scenario;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.likelihood.LikelihoodEstimator;
import org.fokker.diffusion.likelihood.LikelihoodEstimators;
import org.fokker.diffusion.likelihood.LikelihoodSettings;

/**
 * One estimator of log p_0. Only the parameters that belong to the kind are present, and those always are.
 *
 * @param kind "elbo-discrete", "elbo-continuous" or "probability-flow"
 * @param steps number of levels of the discrete bound
 * @param variance which variance the reverse steps of the discrete bound have: "lower", "upper" or "optimal"
 * @param samples number of samples of a bound
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
        LikelihoodSettings settings = new LikelihoodSettings(
                steps.isPresent() ? (Integer) steps.getAsInt() : null,
                variance.map(ReverseVariance::named).orElse(null),
                null,
                samples.isPresent() ? (Integer) Math.toIntExact(effort.applyAsLong(samples.getAsLong())) : null,
                tolerance.isPresent() ? (Double) tolerance.getAsDouble() : null);
        return LikelihoodEstimators.registry().find(kind).factory().apply(settings);
    }
}
