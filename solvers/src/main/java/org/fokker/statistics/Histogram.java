package org.fokker.statistics;

import java.util.Arrays;
import org.fokker.kernel.Kernels;

/**
 * Counts of points in the equal cells of a box. Points outside of the box, and points that are NaN, are counted together in one
 * more place, so that densities refer to all points ever added. Counting is exact: merged histograms do not depend on the order
 * of the merges. Not safe for use by several threads.
 */
public final class Histogram {

    private final RegularCells cells;
    private final double[] lower;
    private final double[] inverseWidths;
    private final int[] cellCounts;
    private final long[] counts;

    /**
     * Creates an empty histogram.
     *
     * @param cells where to count
     */
    public Histogram(RegularCells cells) {
        this.cells = cells;
        this.lower = cells.lowerCorner();
        this.inverseWidths = cells.inverseWidths();
        this.cellCounts = cells.cellCounts();
        this.counts = new long[cells.size() + 1];
    }

    /** {@return the cells} */
    public RegularCells cells() {
        return cells;
    }

    /**
     * Counts points.
     *
     * @param x points by component, d × (≥ n)
     * @param n how many points
     */
    public void add(double[][] x, int n) {
        Kernels.deposit(x, n, lower, inverseWidths, cellCounts, counts);
    }

    /**
     * Adds the counts of another histogram.
     *
     * @param other a histogram over equal cells; not changed
     * @throws IllegalArgumentException if its cells differ
     */
    public void merge(Histogram other) {
        if (!cells.equals(other.cells)) {
            throw new IllegalArgumentException("histograms have different cells: " + cells + " and " + other.cells);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** {@return the counts of the cells, a new array} */
    public long[] counts() {
        return Arrays.copyOf(counts, cells.size());
    }

    /** {@return the number of points that were outside of the box or NaN} */
    public long outside() {
        return counts[cells.size()];
    }

    /** {@return the number of all points, those outside included} */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The density in each cell, count/(total · volume): an estimate without bias of the average of the density over the cell.
     *
     * @return a new array
     * @throws IllegalStateException if no point has been added
     */
    public double[] density() {
        double scale = 1 / (requirePoints() * cells.volume());
        double[] density = new double[cells.size()];
        Arrays.setAll(density, i -> counts[i] * scale);
        return density;
    }

    /**
     * The standard error of the density in each cell, √(p(1 − p)/N)/volume with p = count/N. It is 0 in an empty cell, where it
     * says nothing.
     *
     * @return a new array
     * @throws IllegalStateException if no point has been added
     */
    public double[] standardError() {
        double total = requirePoints();
        double volume = cells.volume();
        double[] error = new double[cells.size()];
        Arrays.setAll(error, i -> {
            double p = counts[i] / total;
            return Math.sqrt(p * (1 - p) / total) / volume;
        });
        return error;
    }

    private double requirePoints() {
        long total = total();
        if (total == 0) {
            throw new IllegalStateException("a histogram of no points has no density");
        }
        return total;
    }
}
