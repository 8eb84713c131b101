package org.fokker.diffusion;

import org.fokker.process.Schedule;

/** Where the times of a discrete chain lie. Immutable. */
public interface TimeSpacing {

    /** {@return the registry name, in kebab case} */
    String name();

    /**
     * The times of a chain. They are never rounded to those of a training grid.
     *
     * @param schedule the schedule of the process
     * @param start first time, ≥ 0
     * @param end last time, &gt; start
     * @param steps number of intervals, ≥ 1
     * @return steps + 1 increasing times, the first and the last exactly {@code start} and {@code end}
     * @throws IllegalArgumentException if the spacing needs a finite signal-to-noise ratio at an end that has none
     */
    double[] times(Schedule schedule, double start, double end, int steps);
}
