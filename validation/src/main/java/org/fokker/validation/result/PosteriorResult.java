package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Samples that a method has drawn from the posterior law of one measurement, and how far they lie from it.
 *
 * @param problem number of the measurement, from 1
 * @param name name of the method in its scenario
 * @param kind registry name
 * @param samples how many were kept
 * @param seconds wall time; null where runs are to be reproduced byte for byte
 * @param wasserstein1 sliced 1-Wasserstein distance from the exact posterior, in units of x
 * @param standardError standard error of that mean over directions
 * @param floor the distance of as many exact draws, on average
 * @param modeDivergence KL of the weights of the modes among the samples from the exact ones, in nats
 * @param effectiveSize least effective number of particles met; null without weights
 * @param logEvidence estimate of log p(y); null if the method makes none
 * @param logEvidenceStandardError its standard error; null if there is none
 * @param exactLogEvidence log p(y)
 * @param expected largest |logEvidence − exactLogEvidence| that sampling, steps and the ends of the chain explain; null for a method
 *     that is not exact in any limit
 * @param passed whether it is within; true for a method that is not exact in any limit
 */
@JsonPropertyOrder({
    "problem",
    "name",
    "kind",
    "samples",
    "seconds",
    "wasserstein1",
    "standardError",
    "floor",
    "modeDivergence",
    "effectiveSize",
    "logEvidence",
    "logEvidenceStandardError",
    "exactLogEvidence",
    "expected",
    "passed"
})
public record PosteriorResult(
        int problem,
        String name,
        String kind,
        int samples,
        @Nullable Double seconds,
        double wasserstein1,
        double standardError,
        double floor,
        double modeDivergence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double effectiveSize,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double logEvidence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double logEvidenceStandardError,
        double exactLogEvidence,
        @Nullable Double expected,
        boolean passed)
        implements Check {

    /** Returns the same result without its wall time. */
    PosteriorResult withoutTiming() {
        return new PosteriorResult(
                problem,
                name,
                kind,
                samples,
                null,
                wasserstein1,
                standardError,
                floor,
                modeDivergence,
                effectiveSize,
                logEvidence,
                logEvidenceStandardError,
                exactLogEvidence,
                expected,
                passed);
    }
}
