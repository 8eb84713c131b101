package org.fokker.fokkerplanck.linear;

import java.util.Arrays;

/** A square sparse matrix by compressed rows, columns increasing within each row. Immutable. */
public final class SparseMatrix {

    private final int[] rowStart;
    private final int[] column;
    private final double[] value;

    private SparseMatrix(int[] rowStart, int[] column, double[] value) {
        this.rowStart = rowStart;
        this.column = column;
        this.value = value;
    }

    /** {@return the number of rows} */
    public int size() {
        return rowStart.length - 1;
    }

    /** {@return the number of stored entries} */
    public int entries() {
        return column.length;
    }

    /**
     * {@return where the entries of a row begin; those of row i stand at {@code start(i) … start(i + 1) − 1}}
     *
     * @param row number of a row, or the number of rows
     */
    public int start(int row) {
        return rowStart[row];
    }

    /**
     * {@return the column of an entry}
     *
     * @param entry its position
     */
    public int column(int entry) {
        return column[entry];
    }

    /**
     * {@return the value of an entry}
     *
     * @param entry its position
     */
    public double value(int entry) {
        return value[entry];
    }

    /**
     * {@return one number of the matrix}
     *
     * @param row its row
     * @param col its column
     */
    public double get(int row, int col) {
        int at = Arrays.binarySearch(column, rowStart[row], rowStart[row + 1], col);
        return at < 0 ? 0 : value[at];
    }

    /**
     * The product with a vector.
     *
     * @param x n numbers
     * @param y receives A x; must not be {@code x}
     */
    public void multiply(double[] x, double[] y) {
        for (int i = 0; i < size(); i++) {
            double sum = 0;
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
                sum += value[e] * x[column[e]];
            }
            y[i] = sum;
        }
    }

    /** {@return the transposed matrix} */
    public SparseMatrix transposed() {
        Builder builder = new Builder(size());
        for (int i = 0; i < size(); i++) {
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
                builder.add(column[e], i, value[e]);
            }
        }
        return builder.build();
    }

    /** Collects entries in any order; those at the same place are added in the order in which they come. */
    public static final class Builder {

        private final int size;
        private int count;
        private int[] row = new int[1024];
        private int[] column = new int[1024];
        private double[] value = new double[1024];

        /**
         * Starts with the zero matrix.
         *
         * @param size number of rows and columns
         */
        public Builder(int size) {
            this.size = size;
        }

        /**
         * Adds to an entry.
         *
         * @param i row
         * @param j column
         * @param a what is added
         * @return this builder
         */
        public Builder add(int i, int j, double a) {
            if (count == row.length) {
                int larger = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * count);
                row = Arrays.copyOf(row, larger);
                column = Arrays.copyOf(column, larger);
                value = Arrays.copyOf(value, larger);
            }
            row[count] = i;
            column[count] = j;
            value[count++] = a;
            return this;
        }

        /** {@return the matrix} */
        public SparseMatrix build() {
            int[] byColumn = sortBy(column, identity());
            int[] order = sortBy(row, byColumn);
            int[] start = new int[size + 1];
            int[] columns = new int[count];
            double[] values = new double[count];
            int n = 0;
            int lastRow = -1;
            for (int e : order) {
                if (row[e] == lastRow && columns[n - 1] == column[e]) {
                    values[n - 1] += value[e];
                    continue;
                }
                lastRow = row[e];
                columns[n] = column[e];
                values[n] = value[e];
                n++;
                start[lastRow + 1] = n;
            }
            for (int i = 1; i <= size; i++) {
                start[i] = Math.max(start[i], start[i - 1]);
            }
            return new SparseMatrix(start, Arrays.copyOf(columns, n), Arrays.copyOf(values, n));
        }

        private int[] identity() {
            int[] identity = new int[count];
            Arrays.setAll(identity, i -> i);
            return identity;
        }

        /** Stable counting sort of positions by a key. */
        private int[] sortBy(int[] key, int[] positions) {
            int[] next = new int[size + 1];
            for (int e : positions) {
                next[key[e] + 1]++;
            }
            for (int i = 0; i < size; i++) {
                next[i + 1] += next[i];
            }
            int[] sorted = new int[count];
            for (int e : positions) {
                sorted[next[key[e]]++] = e;
            }
            return sorted;
        }
    }
}
