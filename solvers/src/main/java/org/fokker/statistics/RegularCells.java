package org.fokker.statistics;

import java.util.Arrays;

/** Equal cells of a box in one to three dimensions, numbered row-major with the last axis fastest. Immutable. */
public final class RegularCells {

    /** The kernels that count points know up to three axes. */
    private static final int MAX_DIMENSION = 3;

    private final double[] lower;
    private final double[] upper;
    private final int[] cells;
    private final int size;

    private RegularCells(double[] lower, double[] upper, int[] cells, int size) {
        this.lower = lower;
        this.upper = upper;
        this.cells = cells;
        this.size = size;
    }

    /**
     * Divides a box.
     *
     * @param lower lower corner, d numbers, copied
     * @param upper upper corner, d numbers, copied
     * @param cells number of cells along each axis, d numbers, copied
     * @return the cells
     * @throws IllegalArgumentException if the lengths differ, d is not 1, 2 or 3, the box is empty or not finite, an axis has no
     *     cell, or there are too many cells to be numbered
     */
    public static RegularCells of(double[] lower, double[] upper, int... cells) {
        int d = cells.length;
        if (d < 1 || d > MAX_DIMENSION || lower.length != d || upper.length != d) {
            throw new IllegalArgumentException("lower, upper and cells need one to three numbers each, got "
                    + lower.length + ", " + upper.length + " and " + d);
        }
        long size = 1;
        for (int i = 0; i < d; i++) {
            if (!(lower[i] < upper[i]) || Double.isInfinite(upper[i] - lower[i])) {
                throw new IllegalArgumentException(
                        "axis " + i + " needs lower < upper, both finite, got [" + lower[i] + ", " + upper[i] + "]");
            }
            if (cells[i] < 1) {
                throw new IllegalArgumentException("axis " + i + " needs at least one cell, got " + cells[i]);
            }
            size *= cells[i];
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(Arrays.toString(cells) + " cells are too many to be numbered");
            }
        }
        return new RegularCells(lower.clone(), upper.clone(), cells.clone(), (int) size);
    }

    /** {@return d} */
    public int dimension() {
        return cells.length;
    }

    /** {@return the number of cells of the box} */
    public int size() {
        return size;
    }

    /**
     * The number of cells of an axis.
     *
     * @param axis axis, from 0
     * @return number of cells
     */
    public int cells(int axis) {
        return cells[axis];
    }

    /**
     * The lower end of an axis.
     *
     * @param axis axis, from 0
     * @return lower end
     */
    public double lower(int axis) {
        return lower[axis];
    }

    /**
     * The upper end of an axis.
     *
     * @param axis axis, from 0
     * @return upper end
     */
    public double upper(int axis) {
        return upper[axis];
    }

    /**
     * The cell width of an axis.
     *
     * @param axis axis, from 0
     * @return width
     */
    public double width(int axis) {
        return (upper[axis] - lower[axis]) / cells[axis];
    }

    /**
     * The centre of a cell along an axis.
     *
     * @param axis axis, from 0
     * @param i cell along that axis, from 0
     * @return coordinate of the centre
     */
    public double centre(int axis, int i) {
        // Weighted from both ends: centres of a symmetric axis are symmetric bit for bit.
        int n = cells[axis];
        return (lower[axis] * (2 * n - 2 * i - 1) + upper[axis] * (2 * i + 1)) / (2 * n);
    }

    /**
     * The edges of the cells along an axis.
     *
     * @param axis axis, from 0
     * @return a new array of cells + 1 coordinates
     */
    public double[] edges(int axis) {
        int n = cells[axis];
        double[] edges = new double[n + 1];
        Arrays.setAll(edges, i -> (lower[axis] * (n - i) + upper[axis] * i) / n);
        return edges;
    }

    /** {@return the edges of all axes, d arrays of cells + 1 coordinates} */
    public double[][] edges() {
        double[][] edges = new double[dimension()][];
        Arrays.setAll(edges, this::edges);
        return edges;
    }

    /** {@return the volume of one cell} */
    public double volume() {
        double volume = 1;
        for (int i = 0; i < cells.length; i++) {
            volume *= width(i);
        }
        return volume;
    }

    /**
     * The number of neighbouring cells along an axis in the numbering.
     *
     * @param axis axis, from 0
     * @return distance between the numbers of two neighbours along the axis
     */
    public int stride(int axis) {
        int stride = 1;
        for (int i = axis + 1; i < cells.length; i++) {
            stride *= cells[i];
        }
        return stride;
    }

    double[] lowerCorner() {
        return lower.clone();
    }

    double[] inverseWidths() {
        double[] inverse = new double[cells.length];
        Arrays.setAll(inverse, i -> cells[i] / (upper[i] - lower[i]));
        return inverse;
    }

    int[] cellCounts() {
        return cells.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegularCells that
                && Arrays.equals(lower, that.lower)
                && Arrays.equals(upper, that.upper)
                && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(lower) + Arrays.hashCode(upper)) + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return Arrays.toString(cells) + " cells of " + Arrays.toString(lower) + " … " + Arrays.toString(upper);
    }
}
