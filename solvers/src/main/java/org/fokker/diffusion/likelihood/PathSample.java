package org.fokker.diffusion.likelihood;

import org.apache.commons.math3.distribution.TDistribution;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;

/** Samples of paths and the errors of means over few of them. */
final class PathSample {

    /** Φ(−5), the tail beyond the five standard deviations that an explained difference may have. */
    private static final double TAIL = 2.8665157187919391e-7;

    private static final int BLOCK_PATHS = 64;

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

    /**
     * Draws functionals of paths.
     *
     * @param functional of one path
     * @param stream source of the noise
     * @param purpose what the paths are for
     * @param paths how many
     * @param workers who does the work
     * @return the rows of the functional, each with one entry a path
     */
    static double[][] draw(PathFunctional functional, RandomStream stream, int purpose, int paths, Workers workers) {
        double[][] results = new double[PathFunctional.ROWS][paths];
        workers.run((paths + BLOCK_PATHS - 1) / BLOCK_PATHS, block -> {
            int first = block * BLOCK_PATHS;
            int size = Math.min(BLOCK_PATHS, paths - first);
            double[][] part = functional.draw(stream, NoisingPaths.firstPath(purpose) + first, size);
            for (int row = 0; row < results.length; row++) {
                System.arraycopy(part[row], 0, results[row], first, size);
            }
        });
        return results;
    }
}
