package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of the log-likelihood of one point, in nats.
 *
 * @param point the point, one number per dimension
 * @param estimator name of the estimator
 * @param value the estimate of log p(x)
 * @param standardError its standard error; zero for a deterministic estimator
 * @param exact log p(x) where it is known, otherwise NaN
 * @param bound {@code lower} or {@code upper} if the estimator's mean bounds log p(x) from that side, otherwise null
 * @param expectedGap distance between the estimator's mean and log p(x) that theory predicts
 * @param passed whether the estimate agrees with the exact value, or respects the bound
 * @param terms what the estimate neglects, by name; left out of the document when empty
 * @param bitsPerDimension the value as a code length of data with levels, which are spread evenly over their cells; null, and left out
 *     of the document, for other data
 */
@JsonPropertyOrder({
    "point",
    "estimator",
    "value",
    "standardError",
    "exact",
    "bound",
    "expectedGap",
    "passed",
    "terms",
    "bitsPerDimension"
})
public record LikelihoodResult(
        List<Double> point,
        String estimator,
        double value,
        double standardError,
        double exact,
        @Nullable String bound,
        double expectedGap,
        boolean passed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> terms,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double bitsPerDimension)
        implements Check {

    /**
     * Copies the list and the map, which keeps its order.
     *
     * @param point the point
     * @param estimator name of the estimator
     * @param value the estimate of log p(x)
     * @param standardError its standard error
     * @param exact log p(x) where it is known
     * @param bound {@code lower} or {@code upper} if the estimator's mean bounds log p(x) from that side
     * @param expectedGap distance between the estimator's mean and log p(x) that theory predicts
     * @param passed whether the estimate agrees with the exact value
     * @param terms what the estimate neglects
     * @param bitsPerDimension the value as a code length
     */
    public LikelihoodResult {
        point = List.copyOf(point);
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /**
     * Creates a result of data without levels that names no neglected terms.
     *
     * @param point the point, one number per dimension
     * @param estimator name of the estimator
     * @param value the estimate of log p(x)
     * @param standardError its standard error
     * @param exact log p(x) where it is known, otherwise NaN
     * @param bound {@code lower}, {@code upper} or null
     * @param expectedGap distance between the estimator's mean and log p(x) that theory predicts
     * @param passed whether the estimate agrees with the exact value, or respects the bound
     */
    public LikelihoodResult(
            List<Double> point,
            String estimator,
            double value,
            double standardError,
            double exact,
            @Nullable String bound,
            double expectedGap,
            boolean passed) {
        this(point, estimator, value, standardError, exact, bound, expectedGap, passed, Map.of(), null);
    }
}
