package org.fokker.validation.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The density of one route at one time. The arrays are kept, not copied, and must not be changed afterwards.
 *
 * @param route name of the route
 * @param time time of the snapshot
 * @param axes centres of the cells, one array per dimension
 * @param density density in the cells, in row-major order of the axes (the last axis runs fastest)
 * @param standardError standard error of the density in the cells, or null for a deterministic route
 */
public record Profile(
        String route, double time, List<double[]> axes, double[] density, double @Nullable [] standardError) {

    /**
     * Checks the shapes.
     *
     * @param route name of the route
     * @param time time of the snapshot
     * @param axes centres of the cells
     * @param density density in the cells
     * @param standardError standard error of the density in the cells
     * @throws IllegalArgumentException if the density or its standard error does not fit the axes
     */
    public Profile {
        axes = List.copyOf(axes);
        requireFit(route, axes, density.length);
        if (standardError != null) {
            requireFit(route, axes, standardError.length);
        }
    }

    /**
     * Counts the dimensions.
     *
     * @return the number of axes
     */
    public int dimension() {
        return axes.size();
    }

    static void requireFit(String route, List<double[]> axes, int length) {
        long cells = 1;
        for (double[] axis : axes) {
            cells *= axis.length;
        }
        if (cells != length) {
            throw new IllegalArgumentException(
                    "Route " + route + ": " + length + " values for a grid of " + cells + " cells");
        }
    }
}
