package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The lines of an {@link ObliquePart}: from cell to cell along e as long as there are edges. Open ones come first, then those
 * that circles close.
 *
 * @param start first cell of each line, increasing among the open and among the closed ones
 * @param length number of cells of each line
 * @param open number of open lines
 */
record Chains(int[] start, int[] length, int open) {

    /** No line. */
    static final Chains NONE = new Chains(new int[0], new int[0], 0);

    /** Finds the lines of a part; single cells are lines too where they lose something. */
    static Chains along(ObliquePart part) {
        ObliqueGeometry geometry = part.geometry;
        int size = geometry.rows * geometry.columns;
        BitSet met = new BitSet(geometry.closes() ? size : 0);
        Collector chains = new Collector();
        for (int row = 0; row < geometry.rows; row++) {
            for (int column = 0; column < geometry.columns; column++) {
                if (!leads(part, geometry.tailRow(row), geometry.tailColumn(column))
                        && (leads(part, row, column) || part.loss.length > 0)) {
                    chains.add(row * geometry.columns + column, walk(part, row, column, met));
                }
            }
        }
        int open = chains.count;
        for (int cell = 0; geometry.closes() && cell < size; cell++) {
            int row = cell / geometry.columns;
            int column = cell % geometry.columns;
            if (!met.get(cell) && leads(part, row, column)) {
                chains.add(cell, walk(part, row, column, met));
            }
        }
        return new Chains(Arrays.copyOf(chains.start, chains.count), Arrays.copyOf(chains.length, chains.count), open);
    }

    private static boolean leads(ObliquePart part, int row, int column) {
        return row >= 0 && column >= part.from[row] && column < part.to[row];
    }

    /** Walks to the end of a line, or around it; returns the number of its cells. */
    private static int walk(ObliquePart part, int firstRow, int firstColumn, BitSet met) {
        ObliqueGeometry geometry = part.geometry;
        int row = firstRow;
        int column = firstColumn;
        int cells = 1;
        while (true) {
            if (geometry.closes()) {
                met.set(row * geometry.columns + column);
            }
            if (!leads(part, row, column)) {
                return cells;
            }
            row = geometry.headRow(row);
            column = geometry.headColumn(column);
            if (row == firstRow && column == firstColumn) {
                return cells;
            }
            cells++;
        }
    }

    /** Arrays that grow. */
    private static final class Collector {
        private int[] start = new int[64];
        private int[] length = new int[64];
        private int count;

        void add(int cell, int cells) {
            if (count == start.length) {
                start = Arrays.copyOf(start, 2 * count);
                length = Arrays.copyOf(length, 2 * count);
            }
            start[count] = cell;
            length[count++] = cells;
        }
    }
}
