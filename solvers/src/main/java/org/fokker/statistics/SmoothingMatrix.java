package org.fokker.statistics;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * Smoothing of cell averages along one axis by a Gaussian: row i holds the average over cell i of the kernel around the centre of
 * each other cell, with images of the sources behind reflecting ends and around periodic ones. Immutable.
 */
final class SmoothingMatrix {

    /** The kernel is cut at this many deviations, where its tail is below 1e-17. */
    private static final double REACH = 8.5;

    private final int[] first;
    private final double[][] weights;

    /**
     * Tabulates the matrix.
     *
     * @param cells number of cells
     * @param width cell width
     * @param deviation standard deviation of the kernel
     * @param ends what lies behind the ends
     */
    SmoothingMatrix(int cells, double width, double deviation, KernelDensity.Ends ends) {
        int reach = (int) Math.ceil(REACH * deviation / width);
        double[] kernel = new double[reach + 1];
        double scale = width / (deviation * Math.sqrt(2));
        Arrays.setAll(kernel, m -> 0.5 * Erf.erf((m - 0.5) * scale, (m + 0.5) * scale) / width);
        first = new int[cells];
        weights = new double[cells][];
        double[] row = new double[cells];
        for (int i = 0; i < cells; i++) {
            int low = cells;
            int high = -1;
            for (int m = -reach; m <= reach; m++) {
                int source = ends.source(i + m, cells);
                if (source >= 0) {
                    row[source] += kernel[Math.abs(m)];
                    low = Math.min(low, source);
                    high = Math.max(high, source);
                }
            }
            first[i] = low;
            weights[i] = Arrays.copyOfRange(row, low, high + 1);
            Arrays.fill(row, low, high + 1, 0);
        }
    }

    /**
     * Multiplies the lines of a row-major array along one axis.
     *
     * @param values the array, not changed
     * @param stride distance between neighbours along the axis
     * @param power 1 for the matrix, 2 for the squares of its entries
     * @return a new array
     */
    double[] apply(double[] values, int stride, int power) {
        int n = first.length;
        double[] result = new double[values.length];
        double[] line = new double[n];
        for (int begin = 0; begin < values.length; begin += stride * n) {
            for (int offset = begin; offset < begin + stride; offset++) {
                for (int i = 0; i < n; i++) {
                    line[i] = values[offset + i * stride];
                }
                for (int i = 0; i < n; i++) {
                    double sum = 0;
                    double[] row = weights[i];
                    for (int m = 0; m < row.length; m++) {
                        sum += (power == 1 ? row[m] : row[m] * row[m]) * line[first[i] + m];
                    }
                    result[offset + i * stride] = sum;
                }
            }
        }
        return result;
    }
}
