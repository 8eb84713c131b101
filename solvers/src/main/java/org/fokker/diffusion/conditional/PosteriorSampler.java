package org.fokker.diffusion.conditional;

import org.fokker.diffusion.TimeGrid;
import org.fokker.execution.Workers;
import org.fokker.method.Method;
import org.fokker.random.RandomStream;

/** A named way to draw from the law of the data given a measurement. Immutable and free of any problem. */
public interface PosteriorSampler extends Method {

    /**
     * Refuses a grid on which the method cannot run, before anything is computed.
     *
     * @param grid times
     * @throws IllegalArgumentException if it cannot run
     */
    default void check(TimeGrid grid) {}

    /**
     * Draws points. They are a pure function of the arguments: the number of threads does not change a bit.
     *
     * <p>A run begins with N(b, v I) at the first time of the grid, v the reference variance of the schedule, and returns the
     * denoised points at the last one. Where that is not 0, they lack the posterior variance that is left there, (s/a)² at
     * most.
     *
     * @param problem model and measurement
     * @param grid times, of the schedule of the model's process
     * @param stream where the randomness comes from; the next stream is used as well
     * @param n how many points
     * @param workers who does the work
     * @return the points and what the method knows of them
     * @throws IllegalArgumentException if the method cannot run on the grid
     * @throws org.fokker.method.NumericalException if a number is not finite
     */
    PosteriorSamples sample(InverseProblem problem, TimeGrid grid, RandomStream stream, int n, Workers workers);
}
