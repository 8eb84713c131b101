package org.fokker.validation.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A number that an analysis of the process has found.
 *
 * @param name name of the analysis in its scenario
 * @param kind kind of analysis, such as {@code spectrum}
 * @param quantity which number it is
 * @param value the number
 * @param expected the reference; null if there is none
 * @param estimatedError bound of the error of the value by refinement, 0 where nothing is discretised
 * @param passed whether the two differ by no more than the error explains; true without a reference
 */
@JsonPropertyOrder({"name", "kind", "quantity", "value", "expected", "estimatedError", "passed"})
public record AnalysisResult(
        String name,
        String kind,
        String quantity,
        double value,
        @Nullable Double expected,
        double estimatedError,
        boolean passed)
        implements Check {}
