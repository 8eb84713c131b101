package org.fokker.distribution;

import org.fokker.random.RandomStream;

/** A density that can be sampled exactly. */
public interface Distribution extends Density {

    /**
     * Draws one point for each path: a pure function of (stream, path).
     *
     * @param stream where the randomness comes from
     * @param firstPath number of the first path
     * @param n how many paths
     * @param x receives the points by component, d × (≥ n)
     */
    void sample(RandomStream stream, long firstPath, int n, double[][] x);

    /** {@return the mean, d} */
    double[] mean();

    /** {@return the covariance matrix, d × d} */
    double[][] covariance();
}
