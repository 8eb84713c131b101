package org.fokker.grid;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** One axis of a grid: strictly increasing cell edges e_0 &lt; … &lt; e_N. Immutable. */
public final class Axis {

    private static final double UNIFORM_TOLERANCE = 1e-12;

    private final double[] edges;
    private final boolean uniform;

    private Axis(double[] edges, boolean uniform) {
        this.edges = edges;
        this.uniform = uniform;
    }

    /**
     * Equal cells.
     *
     * @param lower first edge
     * @param upper last edge
     * @param cells number of cells, ≥ 1
     * @return the axis
     * @throws IllegalArgumentException if the interval is empty or not finite, or there is no cell
     */
    public static Axis uniform(double lower, double upper, int cells) {
        checkInterval(lower, upper, cells);
        double[] edges = new double[cells + 1];
        // Weighted from both ends, so that an axis symmetric about zero has edges symmetric bit for bit.
        Arrays.setAll(edges, i -> (lower * (cells - i) + upper * i) / cells);
        return new Axis(edges, true);
    }

    /**
     * Cells by a rule; the end points are those given, bit for bit.
     *
     * @param lower first edge
     * @param upper last edge
     * @param cells number of cells, ≥ 1
     * @param interior the edges 1 … cells − 1 by number
     * @return the axis
     * @throws IllegalArgumentException if the interval is empty or not finite, there is no cell, or cells come out so narrow that
     *     their edges coincide
     */
    static Axis mapped(double lower, double upper, int cells, IntToDoubleFunction interior) {
        checkInterval(lower, upper, cells);
        double[] edges = new double[cells + 1];
        Arrays.setAll(edges, i -> i == 0 ? lower : i == cells ? upper : interior.applyAsDouble(i));
        return of(edges);
    }

    private static void checkInterval(double lower, double upper, int cells) {
        if (cells < 1) {
            throw new IllegalArgumentException("an axis needs at least one cell, got " + cells);
        }
        if (!(lower < upper) || Double.isInfinite(upper - lower)) {
            throw new IllegalArgumentException("an axis needs lower < upper, got [" + lower + ", " + upper + "]");
        }
    }

    /**
     * Cells between given edges.
     *
     * @param edges strictly increasing, at least two; copied
     * @return the axis; it counts as uniform if all widths agree within 10⁻¹² of their mean
     * @throws IllegalArgumentException if the edges do not increase or are not finite
     */
    public static Axis of(double... edges) {
        if (edges.length < 2) {
            throw new IllegalArgumentException("an axis needs at least two edges, got " + edges.length);
        }
        int cells = edges.length - 1;
        double mean = (edges[cells] - edges[0]) / cells;
        boolean uniform = true;
        for (int i = 0; i < cells; i++) {
            double width = edges[i + 1] - edges[i];
            if (!(width > 0) || Double.isInfinite(width)) {
                throw new IllegalArgumentException(
                        "edges must increase, got " + edges[i] + " and " + edges[i + 1] + " at position " + i);
            }
            uniform &= Math.abs(width - mean) <= UNIFORM_TOLERANCE * mean;
        }
        return new Axis(edges.clone(), uniform);
    }

    /** {@return N, the number of cells} */
    public int cells() {
        return edges.length - 1;
    }

    /**
     * {@return the edge with number i, 0 … N}
     *
     * @param i number of the edge
     */
    public double edge(int i) {
        return edges[i];
    }

    /**
     * {@return the mid-point of cell i}
     *
     * @param i number of the cell, from 0
     */
    public double centre(int i) {
        return 0.5 * (edges[i] + edges[i + 1]);
    }

    /**
     * {@return the width of cell i}
     *
     * @param i number of the cell, from 0
     */
    public double width(int i) {
        return edges[i + 1] - edges[i];
    }

    /** {@return the first edge} */
    public double lower() {
        return edges[0];
    }

    /** {@return the last edge} */
    public double upper() {
        return edges[edges.length - 1];
    }

    /**
     * The cell that contains a point.
     *
     * @param x a coordinate
     * @return i with edge(i) ≤ x &lt; edge(i + 1); points outside, and the last edge, belong to the nearest cell
     */
    public int cellOf(double x) {
        int last = cells() - 1;
        int i;
        if (uniform) {
            i = (int) Math.floor((x - edges[0]) / (edges[last + 1] - edges[0]) * (last + 1));
            i = Math.max(0, Math.min(last, i));
            // Rounding may land one cell off; the stored edges decide.
            if (i > 0 && x < edges[i]) {
                i--;
            } else if (i < last && x >= edges[i + 1]) {
                i++;
            }
            return i;
        }
        int found = Arrays.binarySearch(edges, x);
        i = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(last, i));
    }

    /**
     * How fast the widths change.
     *
     * @return the largest ratio of the widths of two neighbours, the wider by the narrower; 1 if all are equal
     */
    public double largestRatio() {
        double largest = 1;
        for (int i = 1; i < cells() && !uniform; i++) {
            double ratio = width(i) / width(i - 1);
            largest = Math.max(largest, Math.max(ratio, 1 / ratio));
        }
        return largest;
    }

    /** {@return whether all cells are equal} */
    public boolean isUniform() {
        return uniform;
    }

    /** {@return a copy of the edges, N + 1} */
    public double[] edges() {
        return edges.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axis axis && Arrays.equals(edges, axis.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }
}
