package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * An ensemble that a sampler has led from noise to data, and how far it lies from the law of the forward process at the time at which
 * it stops. Distances are means over directions of those of the projections, in units of x.
 *
 * @param name name of the sampler in its scenario
 * @param sampler registry name
 * @param model the score that it was given
 * @param label the class that it was conditioned on; null if on none
 * @param steps steps of the time grid
 * @param evaluations how often a point has asked the model
 * @param samples points in the ensemble
 * @param seconds wall time; null where runs are to be reproduced byte for byte
 * @param wasserstein1 sliced 1-Wasserstein distance of the ensemble from the law
 * @param standardError standard error of that mean over directions; 0 in one dimension
 * @param floor the distance of as many exact draws, on average
 * @param kolmogorov largest distance of the distribution functions along a direction
 * @param stopping sliced distance of the law at the last time from that of the data, which no sampler can make good
 * @param expected largest distance that sampling and steps explain; null for a model that is not exact
 * @param nearest mean distance of a sample from the nearest training point; null without training points
 * @param nearestHeldOut the same for held-out points; null without any
 * @param passed whether the distance is explained; true for a model that is not exact
 */
@JsonPropertyOrder({
    "name",
    "sampler",
    "model",
    "label",
    "steps",
    "evaluations",
    "samples",
    "seconds",
    "wasserstein1",
    "standardError",
    "floor",
    "kolmogorov",
    "stopping",
    "expected",
    "nearest",
    "nearestHeldOut",
    "passed"
})
public record SamplerResult(
        String name,
        String sampler,
        String model,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
        int steps,
        long evaluations,
        long samples,
        @Nullable Double seconds,
        double wasserstein1,
        double standardError,
        double floor,
        double kolmogorov,
        double stopping,
        @Nullable Double expected,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double nearest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double nearestHeldOut,
        boolean passed)
        implements Check {

    /** Returns the same result without its wall time. */
    SamplerResult withoutTiming() {
        return new SamplerResult(
                name,
                sampler,
                model,
                label,
                steps,
                evaluations,
                samples,
                null,
                wasserstein1,
                standardError,
                floor,
                kolmogorov,
                stopping,
                expected,
                nearest,
                nearestHeldOut,
                passed);
    }
}
