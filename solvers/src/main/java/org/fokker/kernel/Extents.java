package org.fokker.kernel;

/** Checks that what a kernel is asked to read and write fits into the arrays. */
final class Extents {

    private Extents() {}

    static void rows(String name, double[][] rows, int d, int from, int n) {
        if (rows.length < d) {
            throw new IllegalArgumentException(name + " has " + rows.length + " components, needed " + d);
        }
        for (int i = 0; i < d; i++) {
            range(name, rows[i], from, n);
        }
    }

    static void window(String name, double[] array, int at, int stride, int rows, int columns) {
        long end = at + Math.max(0, rows - 1L) * stride + columns;
        if (at < 0 || stride < 0 || rows < 0 || columns < 0 || end > array.length) {
            throw new IllegalArgumentException(name + " has length " + array.length + ", needed " + rows + " rows of "
                    + columns + " at " + at + " with stride " + stride);
        }
    }

    static void range(String name, double[] array, int from, int n) {
        if (from < 0 || n < 0 || n > array.length - from) {
            throw new IllegalArgumentException(name + " has length " + array.length + ", needed " + from + " + " + n);
        }
    }
}
