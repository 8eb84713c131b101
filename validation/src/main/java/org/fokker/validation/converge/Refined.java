package org.fokker.validation.converge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a study refines.
 *
 * @param symbol the size that tends to zero, as it stands at an axis
 * @param counted what there is more and more of, in words
 */
@JsonPropertyOrder({"symbol", "counted"})
public record Refined(String symbol, String counted) {

    /** The width of cells or the distance of nodes. */
    public static final Refined CELL_WIDTH = new Refined("h", "cells");

    /** The time step. */
    public static final Refined TIME_STEP = new Refined("Δt", "steps");

    /** The reciprocal of a number of samples; errors fall like its root. */
    public static final Refined SAMPLES = new Refined("1/M", "samples");
}
