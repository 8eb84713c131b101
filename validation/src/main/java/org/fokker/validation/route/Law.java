package org.fokker.validation.route;

import java.util.Optional;
import org.fokker.grid.Grid;

/**
 * The law of a scenario at one time, as one route has computed it, with a bound of its error.
 *
 * <p>Laws are compared by their averages over cells, which finite volumes, histograms and exact masses all know without a
 * further approximation; values at points serve probes and scores.
 */
public interface Law {

    /**
     * Returns the cells in which this law is known best.
     *
     * @return the grid
     */
    Grid cells();

    /**
     * Returns which of two laws decides the cells of their comparison: that of the higher rank, and among equals the
     * coarser.
     *
     * @return the rank
     */
    Rank rank();

    /**
     * Averages over cells.
     *
     * @param grid cells of the same box
     * @return one average a cell, as a new array
     */
    double[] averages(Grid grid);

    /**
     * A bound of the L1 distance, in the averages over the given cells, between this law and the one that it approximates:
     * discretisation by refinement, sampling by its distribution.
     *
     * @param grid cells of the same box
     * @return the bound, ≥ 0
     */
    double explainedL1(Grid grid);

    /**
     * Standard errors of the averages over {@link #cells}.
     *
     * @return one a cell, or nothing if the law does not come from samples
     */
    default Optional<double[]> cellErrors() {
        return Optional.empty();
    }

    /**
     * Values at points.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @return density, standard error and score there
     */
    Values values(double[][] x, int n);

    /** How freely a law can be averaged over given cells. */
    enum Rank {
        /** Over any cells exactly. */
        CLOSED_FORM,
        /** Over any cells, with an error below that of the law itself. */
        GRID,
        /** Only over its own bins and unions of them. */
        BINS
    }

    /**
     * Values at points.
     *
     * @param density p, n
     * @param standardError standard error of p, n; zeros for a deterministic route
     * @param score ∇ log p by component, d × n; NaN where it is not known
     */
    @SuppressWarnings("ArrayRecordComponent") // results on their way to a table; identity is never asked for
    record Values(double[] density, double[] standardError, double[][] score) {}
}
