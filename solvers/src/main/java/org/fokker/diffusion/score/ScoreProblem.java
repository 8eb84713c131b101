package org.fokker.diffusion.score;

import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.process.AffineGaussianProcess;

/**
 * What a score is estimated from: points of the data, and the noise in which the estimate is to be used.
 *
 * @param process the process that makes the noise
 * @param data independent points of p_0
 * @param start first time at which the score will be asked for, with a finite signal-to-noise ratio
 * @param end last time, likewise
 */
public record ScoreProblem(AffineGaussianProcess process, EmpiricalDistribution data, double start, double end) {

    /**
     * Checks the times and the dimension.
     *
     * @param process the process that makes the noise
     * @param data points of p_0
     * @param start first time
     * @param end last time
     * @throws IllegalArgumentException unless 0 &lt; start &lt; end &lt; ∞, or if the dimensions differ
     */
    public ScoreProblem {
        if (process.dimension() != data.dimension()) {
            throw new IllegalArgumentException(
                    "dimensions differ: process " + process.dimension() + ", data " + data.dimension());
        }
        if (!(start > 0 && start < end && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a score is estimated for times 0 < start < end < infinity, got " + start + " and " + end);
        }
    }

    /** {@return d} */
    public int dimension() {
        return process.dimension();
    }
}
