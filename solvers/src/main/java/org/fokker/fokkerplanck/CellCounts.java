package org.fokker.fokkerplanck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;

/**
 * How finely a method divides the axes of a domain that it has yet to meet.
 *
 * @param perAxis cells of each axis, or a single number for all of them
 */
public record CellCounts(List<Integer> perAxis) {

    /** Strips, transposes and the thread stacks beside the arrays of the size of the grid. */
    private static final long OVERHEAD = 16L << 20;

    /**
     * Copies the numbers and checks them.
     *
     * @param perAxis cells of each axis, or a single number for all of them
     */
    public CellCounts {
        perAxis = List.copyOf(perAxis);
        if (perAxis.isEmpty()) {
            throw new IllegalArgumentException("a number of cells is needed for each axis, or one for all");
        }
        for (int cells : perAxis) {
            if (cells < 1) {
                throw new IllegalArgumentException("an axis needs at least one cell, got " + cells);
            }
        }
    }

    /**
     * Takes the numbers from an array.
     *
     * @param cells cells of each axis, or one number for all axes
     * @return the counts
     * @throws IllegalArgumentException if no number is given or one is less than one
     */
    public static CellCounts of(int... cells) {
        return new CellCounts(Arrays.stream(cells).boxed().toList());
    }

    /**
     * Divides a domain into equal cells.
     *
     * @param domain the box
     * @return the grid
     * @throws IllegalArgumentException if the numbers do not fit the dimension, or the cells cannot be numbered
     */
    public Grid grid(Domain domain) {
        List<Integer> counts = forDimension(domain.dimension());
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            axes.add(Axis.uniform(domain.lower().get(i), domain.upper().get(i), counts.get(i)));
        }
        return new Grid(axes);
    }

    /**
     * Memory of arrays of the size of the grid.
     *
     * @param domain the box
     * @param arrays how many arrays of doubles
     * @return bytes, {@link Long#MAX_VALUE} if the cells cannot be numbered
     */
    public long bytes(Domain domain, long arrays) {
        long size = 1;
        for (int cells : forDimension(domain.dimension())) {
            if (size > Integer.MAX_VALUE / (long) cells) {
                return Long.MAX_VALUE;
            }
            size *= cells;
        }
        return OVERHEAD + size * arrays * Double.BYTES;
    }

    private List<Integer> forDimension(int dimension) {
        if (perAxis.size() == 1) {
            return Collections.nCopies(dimension, perAxis.get(0));
        }
        if (perAxis.size() != dimension) {
            throw new IllegalArgumentException("cells " + perAxis + " do not fit a domain of dimension " + dimension
                    + "; give one number for each axis or one for all");
        }
        return perAxis;
    }

    @Override
    public String toString() {
        return perAxis.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }
}
