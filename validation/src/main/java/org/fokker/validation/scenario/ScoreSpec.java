package org.fokker.validation.scenario;

import java.util.List;
import java.util.OptionalInt;
import org.fokker.diffusion.score.GridScore;
import org.fokker.method.ParameterException;
import org.fokker.method.Parameters;

/**
 * A model of the score.
 *
 * @param name its name in the scenario, by which samplers ask for it
 * @param kind name of a score estimator, {@link GridScore#NAME} or {@link #EXACT}
 * @param parameters those of the kind
 * @param samples how many draws from the target it is made from; none for the training part of a table, or for a kind that needs no points
 * @param times when its error is measured, each after 0
 */
public record ScoreSpec(String name, String kind, Parameters parameters, OptionalInt samples, List<Double> times) {

    /** The name of the exact score, which every scenario with a closed form has. */
    public static final String EXACT = "exact";

    /** So many that coarsening twice leaves a stencil. */
    private static final int FEWEST_CELLS = 16;

    private static final int USUAL_CELLS = 400;
    private static final int USUAL_CELLS_OF_PLANE = 100;

    /**
     * Copies the list.
     *
     * @param name its name in the scenario
     * @param kind name of a score estimator
     * @param parameters those of the kind
     * @param samples how many draws from the target it is made from
     * @param times when its error is measured
     */
    public ScoreSpec {
        times = List.copyOf(times);
    }

    /**
     * How a score on a grid is to be resolved.
     *
     * @param cells cells along each axis
     * @param steps time steps
     */
    public record Resolution(int cells, int steps) {

        /**
         * Reads the parameters of a score on a grid: {@code cells}, and {@code steps}, which are as many.
         *
         * @param given the parameters
         * @param dimension d
         * @return the resolution
         * @throws ParameterException if there are others, or one is out of range
         */
        public static Resolution of(Parameters given, int dimension) {
            given.only("score '" + GridScore.NAME + "'", "cells", "steps");
            int cells = given.integer("cells", dimension == 1 ? USUAL_CELLS : USUAL_CELLS_OF_PLANE, FEWEST_CELLS);
            return new Resolution(cells, given.integer("steps", cells, FEWEST_CELLS));
        }
    }
}
