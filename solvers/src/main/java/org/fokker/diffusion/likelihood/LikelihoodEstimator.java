package org.fokker.diffusion.likelihood;

import org.fokker.execution.Workers;
import org.fokker.method.Method;
import org.fokker.random.RandomStream;

/** A way to estimate the log-density of a diffusion model at a point. */
public interface LikelihoodEstimator extends Method {

    /**
     * {@return whether the estimator should be given an early-stopping time above 0; the others may start at the data themselves,
     * where the score is finite}
     */
    default boolean stopsEarly() {
        return false;
    }

    /**
     * Estimates log p_0(x). The result is a pure function of the problem, the point and the stream: the number of threads
     * does not change a bit.
     *
     * @param problem the model
     * @param x the point, d; not changed
     * @param stream where the randomness comes from. An estimator uses the whole stream, with other paths for each of its
     *     purposes than any other estimator, so that different estimators may share one stream and stay independent;
     *     different points that share a stream share their draws.
     * @param workers who does the work
     * @return the estimate with its errors
     * @throws IllegalArgumentException if the point does not fit the model, or the method cannot treat the problem
     * @throws org.fokker.method.NumericalException if a number is not finite or an integration fails
     */
    LikelihoodEstimate estimate(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers);
}
