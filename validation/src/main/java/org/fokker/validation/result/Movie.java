package org.fokker.validation.result;

import java.util.List;

/**
 * The density of one route over time. The arrays are kept, not copied, and must not be changed afterwards.
 *
 * @param route name of the route
 * @param times times of the frames, increasing
 * @param axes centres of the cells, one array per dimension
 * @param frames densities, one array per time, in row-major order of the axes (the last axis runs fastest)
 */
public record Movie(String route, double[] times, List<double[]> axes, List<double[]> frames) {

    /**
     * Checks the shapes.
     *
     * @param route name of the route
     * @param times times of the frames
     * @param axes centres of the cells
     * @param frames densities
     * @throws IllegalArgumentException if there is not one frame per time, or a frame does not fit its axes
     */
    public Movie {
        axes = List.copyOf(axes);
        frames = List.copyOf(frames);
        if (frames.size() != times.length) {
            throw new IllegalArgumentException(
                    "Route " + route + ": " + frames.size() + " frames for " + times.length + " times");
        }
        for (double[] frame : frames) {
            Profile.requireFit(route, axes, frame.length);
        }
    }
}
