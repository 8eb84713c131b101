package org.fokker.grid;

import java.util.Arrays;

/** One axis of a grid: strictly increasing cell edges e_0 < … < e_N. Immutable. */
public final class Axis {

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
     * @throws IllegalArgumentException if the interval is empty or not finite, or there is no cell
     */
    public static Axis uniform(double lower, double upper, int cells) {
        if (cells < 1) {
            throw new IllegalArgumentException("an axis needs at least one cell, got " + cells);
        }
        if (!(lower < upper) || Double.isInfinite(upper - lower)) {
            throw new IllegalArgumentException("an axis needs lower < upper, got [" + lower + ", " + upper + "]");
        }
        double[] edges = new double[cells + 1];
        // Weighted from both ends, so that an axis symmetric about zero has edges symmetric bit for bit.
        Arrays.setAll(edges, i -> (lower * (cells - i) + upper * i) / cells);
        return new Axis(edges, true);
    }

    /** Returns N, the number of cells. */
    public int cells() {
        return edges.length - 1;
    }

    /** Returns the edge with number i, 0 … N. */
    public double edge(int i) {
        return edges[i];
    }

    /** Returns the mid-point of cell i. */
    public double centre(int i) {
        return 0.5 * (edges[i] + edges[i + 1]);
    }

    /** Returns the width of cell i. */
    public double width(int i) {
        return edges[i + 1] - edges[i];
    }

    /** Returns the first edge. */
    public double lower() {
        return edges[0];
    }

    /** Returns the last edge. */
    public double upper() {
        return edges[edges.length - 1];
    }

    /** Returns whether all cells are equal. */
    public boolean isUniform() {
        return uniform;
    }

    /** Returns a copy of the edges, N + 1. */
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
