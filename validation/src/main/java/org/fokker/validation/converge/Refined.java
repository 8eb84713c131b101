package org.fokker.validation.converge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a study refines.
 *
 * @param symbol the size that tends to zero, as it stands at an axis
 * @param counted what there is more and more of, in words
 * @param expansion the power of the size by which one term of an expansion of the error follows on another
 */
@JsonPropertyOrder({"symbol", "counted", "expansion"})
public record Refined(String symbol, String counted, double expansion) {

    /** The width of cells or the distance of nodes. */
    public static final Refined CELL_WIDTH = new Refined("h", "cells", 1);

    /** The time step. */
    public static final Refined TIME_STEP = new Refined("Δt", "steps", 1);

    /** The reciprocal of a number of samples; errors fall like its root. */
    public static final Refined SAMPLES = new Refined("1/M", "samples", 1);

    /**
     * The tolerance by which steps are chosen.
     *
     * @param power the power of the tolerance that steps go as; errors are expanded in steps
     * @return the size, which is counted by its reciprocal
     */
    public static Refined tolerance(double power) {
        return new Refined("tol", "1/tol", power);
    }
}
