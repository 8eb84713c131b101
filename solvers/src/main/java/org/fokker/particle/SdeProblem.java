package org.fokker.particle;

import org.fokker.distribution.Distribution;
import org.fokker.process.DiffusionProcess;

/**
 * A stochastic differential equation with its initial law, from {@code start} to {@code end}, in free space or between
 * walls.
 *
 * @param process drift and noise
 * @param initial law at {@code start}
 * @param walls what bounds the particles
 * @param start first time
 * @param end last time, &gt; start
 */
public record SdeProblem(DiffusionProcess process, Distribution initial, Walls walls, double start, double end) {

    /**
     * Checks that dimensions, walls included, agree and that time runs forward.
     *
     * @param process drift and noise
     * @param initial law at {@code start}
     * @param walls what bounds the particles
     * @param start first time
     * @param end last time, &gt; start
     */
    public SdeProblem {
        if (process.dimension() != initial.dimension()) {
            throw new IllegalArgumentException(
                    "dimensions differ: process " + process.dimension() + ", initial law " + initial.dimension());
        }
        if (!walls.axes().isEmpty() && walls.axes().size() != process.dimension()) {
            throw new IllegalArgumentException(
                    "walls of " + walls.axes().size() + " axes for a process in dimension " + process.dimension());
        }
        if (!(start < end) || Double.isInfinite(end - start)) {
            throw new IllegalArgumentException(
                    "time must run from start to a later end, got [" + start + ", " + end + "]");
        }
    }
}
