package org.fokker.validation.scenario;

import java.util.function.LongUnaryOperator;
import org.fokker.diffusion.likelihood.LikelihoodEstimator;
import org.fokker.diffusion.likelihood.LikelihoodEstimators;
import org.fokker.diffusion.likelihood.LikelihoodSettings;

/**
 * One estimator of log p_0.
 *
 * @param kind name of a likelihood estimator
 * @param settings its parameters; those that are absent have the defaults of the estimator
 */
public record EstimatorSpec(String kind, LikelihoodSettings settings) {

    /**
     * Makes the estimator.
     *
     * @param effort how many samples or paths are drawn in the place of the given number
     * @return the estimator with these parameters
     * @throws IllegalArgumentException if it refuses a parameter
     */
    public LikelihoodEstimator estimator(LongUnaryOperator effort) {
        LikelihoodSettings scaled = settings;
        Integer samples = settings.samples();
        if (samples != null) {
            scaled = scaled.withSamples(Math.toIntExact(effort.applyAsLong(samples)));
        }
        Integer paths = settings.paths();
        if (paths != null) {
            scaled = scaled.withPaths(Math.toIntExact(effort.applyAsLong(paths)));
        }
        return LikelihoodEstimators.registry().find(kind).factory().apply(scaled);
    }
}
