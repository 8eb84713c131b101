package org.fokker.diffusion.likelihood;

import org.apache.commons.math3.distribution.TDistribution;

/** Errors of means over few paths. */
final class PathSample {

    /** Φ(−5), the tail beyond the five standard deviations that an explained difference may have. */
    private static final double TAIL = 2.8665157187919391e-7;

    private PathSample() {}

    /**
     * What the standard error of a mean has to be multiplied by for five of it to hold with the probability that they have for a
     * known standard deviation: Student's quantile over the normal one.
     *
     * @param observations size of the sample, at least 2
     * @return 1.04 for 256 observations, 1.0 in the limit
     */
    static double studentFactor(long observations) {
        double quantile = new TDistribution(observations - 1.0).inverseCumulativeProbability(TAIL);
        return -quantile / LikelihoodEstimate.STANDARD_DEVIATIONS;
    }
}
