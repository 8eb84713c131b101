package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The error of a model of the score at one time, by two routes.
 *
 * @param name name of the model in its scenario
 * @param kind kind of the model
 * @param samples points that it was made from; 0 if none
 * @param time t
 * @param squaredError E|ŝ(X_t, t) − ∇log p_t(X_t)|² against the exact score, in 1/x²
 * @param standardError its standard error
 * @param matchingError the same by the loss of denoising score matching less its constant
 * @param matchingStandardError its standard error
 * @param energy E|∇log p_t(X_t)|², which a relative error is relative to
 * @param divergence divergence of the laws of the reverse paths from the end down to t, ½ ∫ g² E|ŝ − ∇log p|² dt in nats: Girsanov's bound of
 *     that of p_t from what the model generates, without the share of the reference law
 * @param divergenceStandardError its standard error
 * @param expected largest squared error that refinement explains; null for a model whose error is a result
 * @param passed whether the two routes agree within their standard errors, and the error is explained
 */
@JsonPropertyOrder({
    "name",
    "kind",
    "samples",
    "time",
    "squaredError",
    "standardError",
    "matchingError",
    "matchingStandardError",
    "energy",
    "divergence",
    "divergenceStandardError",
    "expected",
    "passed"
})
public record ScoreResult(
        String name,
        String kind,
        int samples,
        double time,
        double squaredError,
        double standardError,
        double matchingError,
        double matchingStandardError,
        double energy,
        double divergence,
        double divergenceStandardError,
        @Nullable Double expected,
        boolean passed)
        implements Check {}
