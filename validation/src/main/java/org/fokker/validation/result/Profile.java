package org.fokker.validation.result;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The density of one route at one time. The arrays are kept, not copied, and must not be changed afterwards.
 *
 * @param route name of the route
 * @param time time of the snapshot
 * @param axes centres of the cells, one array per dimension
 * @param widths widths of the cells, one array per dimension
 * @param density density in the cells, in row-major order of the axes (the last axis runs fastest)
 * @param standardError standard error of the density in the cells, or null for a deterministic route
 */
public record Profile(
        String route,
        double time,
        List<double[]> axes,
        List<double[]> widths,
        double[] density,
        double @Nullable [] standardError) {

    /** Widths that differ by less, relative to the first, are equal but for rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * Checks the shapes.
     *
     * @param route name of the route
     * @param time time of the snapshot
     * @param axes centres of the cells
     * @param widths widths of the cells
     * @param density density in the cells
     * @param standardError standard error of the density in the cells
     * @throws IllegalArgumentException if the density or its standard error does not fit the axes
     */
    public Profile {
        axes = List.copyOf(axes);
        widths = List.copyOf(widths);
        requireFit(route, widths, density.length);
        requireFit(route, axes, density.length);
        if (standardError != null) {
            requireFit(route, axes, standardError.length);
        }
    }

    /**
     * A density in cells whose edges lie half-way between the centres, as those of equal cells do.
     *
     * @param route name of the route
     * @param time time of the snapshot
     * @param axes centres of the cells, one array per dimension; a single cell has width 1
     * @param density density in the cells
     * @param standardError standard error of the density in the cells, or null for a deterministic route
     */
    public Profile(
            String route, double time, List<double[]> axes, double[] density, double @Nullable [] standardError) {
        this(route, time, axes, axes.stream().map(Profile::halfWay).toList(), density, standardError);
    }

    /** The first and the last cell reach as far outwards as inwards. */
    private static double[] halfWay(double[] centres) {
        int last = centres.length - 1;
        double[] widths = new double[last + 1];
        for (int i = 0; i <= last; i++) {
            double left = centres[Math.max(0, i - 1)];
            double right = centres[Math.min(last, i + 1)];
            widths[i] = i == 0 || i == last ? right - left : 0.5 * (right - left);
        }
        if (last == 0) {
            widths[0] = 1;
        }
        return widths;
    }

    /**
     * Says whether the cells along every axis are equal.
     *
     * @return whether the centres tell the cells
     */
    public boolean equalCells() {
        return widths.stream()
                .allMatch(axis -> Arrays.stream(axis).allMatch(w -> Math.abs(w - axis[0]) <= ROUNDING * axis[0]));
    }

    /**
     * Finds the edges of the cells.
     *
     * @param axis number of the axis
     * @return one more than there are cells
     */
    public double[] edges(int axis) {
        double[] centres = axes.get(axis);
        double[] width = widths.get(axis);
        double[] edges = new double[centres.length + 1];
        edges[0] = centres[0] - 0.5 * width[0];
        for (int i = 0; i < centres.length; i++) {
            edges[i + 1] = edges[i] + width[i];
        }
        return edges;
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
