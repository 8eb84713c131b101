package org.fokker.diffusion.score;

import org.fokker.execution.Workers;
import org.fokker.method.Method;
import org.fokker.process.Denoiser;
import org.fokker.random.RandomStream;

/** A way to estimate the score of noised data from points of the data. Immutable and free of any problem. */
public interface ScoreEstimator extends Method {

    /**
     * Estimates the score. The result is a pure function of the problem and the stream: the number of threads does not change a
     * bit.
     *
     * @param problem data and noise
     * @param stream where the randomness of the training comes from
     * @param workers who does the work
     * @return the estimate as a denoiser, for times between start and end of the problem
     * @throws IllegalArgumentException if there are too few points, or the method cannot treat the dimension
     * @throws org.fokker.method.NumericalException if the training loses its numbers
     */
    Denoiser estimate(ScoreProblem problem, RandomStream stream, Workers workers);
}
