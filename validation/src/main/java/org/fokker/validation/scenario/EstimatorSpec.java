package org.fokker.validation.scenario;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

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
        String kind,
        OptionalInt steps,
        Optional<String> variance,
        OptionalLong samples,
        OptionalDouble tolerance) {}
