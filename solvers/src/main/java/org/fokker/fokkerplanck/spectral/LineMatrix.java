package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.fokker.fokkerplanck.TaskRunner;

/** A dense matrix that acts on every line of one axis of a tensor of values, the last axis fastest. Immutable. */
final class LineMatrix {

    private static final int TASKS = 16;

    private final int rows;
    private final int columns;
    /** By columns: entry (r, c) at c · rows + r, so that lines along memory are sums of whole columns. */
    private final double[] entries;

    /**
     * Copies a matrix.
     *
     * @param matrix by rows, all of one length
     */
    LineMatrix(double[][] matrix) {
        rows = matrix.length;
        columns = matrix[0].length;
        entries = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                entries[c * rows + r] = matrix[r][c];
            }
        }
    }

    double get(int r, int c) {
        return entries[c * rows + r];
    }

    /** {@return a copy for linear algebra} */
    DMatrixRMaj dense() {
        DMatrixRMaj dense = new DMatrixRMaj(rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                dense.set(r, c, get(r, c));
            }
        }
        return dense;
    }

    /** {@return the matrix product with another one to the right} */
    LineMatrix times(LineMatrix other) {
        double[][] product = new double[rows][other.columns];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < columns; k++) {
                double factor = get(r, k);
                for (int c = 0; c < other.columns; c++) {
                    product[r][c] += factor * other.get(k, c);
                }
            }
        }
        return new LineMatrix(product);
    }

    /** {@return the matrix of the absolute values of the entries} */
    LineMatrix absolute() {
        double[][] absolute = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                absolute[r][c] = Math.abs(get(r, c));
            }
        }
        return new LineMatrix(absolute);
    }

    /** {@return the largest sum of absolute values of a row} */
    double maximumNorm() {
        double largest = 0;
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += Math.abs(get(r, c));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /**
     * Applies the matrix to all lines.
     *
     * @param in outer × columns × stride values
     * @param stride distance in memory of neighbours along the axis
     * @param factor what the products are multiplied with
     * @param out outer × rows × stride values; not {@code in}
     * @param add whether the result is added to {@code out} or replaces it
     * @param runner runs groups of lines
     */
    void apply(double[] in, int stride, double factor, double[] out, boolean add, TaskRunner runner) {
        int outer = in.length / (columns * stride);
        if (outer > 1) {
            int tasks = Math.min(TASKS, outer);
            runner.run(tasks, task -> {
                int end = (int) ((long) outer * (task + 1) / tasks);
                for (int o = (int) ((long) outer * task / tasks); o < end; o++) {
                    block(in, o, stride, 0, rows, factor, out, add);
                }
            });
        } else {
            int tasks = Math.min(TASKS, rows);
            runner.run(
                    tasks,
                    task -> block(in, 0, stride, rows * task / tasks, rows * (task + 1) / tasks, factor, out, add));
        }
    }

    /** Rows first … end − 1 of one block of lines. */
    private void block(
            double[] in, int block, int stride, int first, int end, double factor, double[] out, boolean add) {
        int from = block * columns * stride;
        int to = block * rows * stride;
        if (!add) {
            Arrays.fill(out, to + first * stride, to + end * stride, 0);
        }
        if (stride == 1) {
            for (int c = 0; c < columns; c++) {
                double value = factor * in[from + c];
                int column = c * rows;
                for (int r = first; r < end; r++) {
                    out[to + r] += value * entries[column + r];
                }
            }
            return;
        }
        for (int r = first; r < end; r++) {
            int target = to + r * stride;
            for (int c = 0; c < columns; c++) {
                double entry = factor * entries[c * rows + r];
                int source = from + c * stride;
                for (int s = 0; s < stride; s++) {
                    out[target + s] += entry * in[source + s];
                }
            }
        }
    }
}
