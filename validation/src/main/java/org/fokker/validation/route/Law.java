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

    /**
     * The mass in the box.
     *
     * @return ∫ p with its error; by default that of the averages, whose mass cannot be further off than they are in L1
     */
    default Mass mass() {
        Grid grid = cells();
        return new Mass(grid.integral(averages(grid)), 0, explainedL1(grid));
    }

    /**
     * A mass.
     *
     * @param value ∫ p over the box
     * @param standardError standard error of the value; 0 for a deterministic route
     * @param explained bound of its distance from the mass that it approximates, sampling included
     */
    record Mass(double value, double standardError, double explained) {

        /** Deviations of a normal law that sampling exceeds with a probability below 1e-6. */
        private static final double DEVIATIONS = 5;

        /**
         * The share of particles that are left.
         *
         * @param share how many of all
         * @param particles how many there were
         * @param discretisation bound of the error that the steps explain
         * @return the mass, with five standard errors and that bound as what is explained
         */
        public static Mass ofShare(double share, long particles, double discretisation) {
            double error = Math.sqrt(share * (1 - share) / particles);
            return new Mass(share, error, DEVIATIONS * error + discretisation);
        }
    }

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
