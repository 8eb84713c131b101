package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.method.NumericalException;

/** A square matrix of three diagonals at either side of the main one, eliminated with partial pivoting. */
final class BandMatrix {

    /** Diagonals at either side. */
    static final int REACH = 3;

    /** Entries of a row: rows that are swapped bring up to three more at the right. */
    private static final int ROW = 3 * REACH + 1;

    private final int n;
    private final double[] entry;
    private final double[] multiplier;
    private final int[] pivot;

    BandMatrix(int n) {
        this.n = n;
        entry = new double[n * ROW];
        multiplier = new double[n * REACH];
        pivot = new int[n];
    }

    /** Makes all entries zero. */
    void clear() {
        Arrays.fill(entry, 0);
    }

    /**
     * Adds to an entry.
     *
     * @param row its row
     * @param column its column, at most three from the row
     * @param a what is added
     */
    void add(int row, int column, double a) {
        entry[at(row, column)] += a;
    }

    private static int at(int row, int column) {
        return row * ROW + column - row + REACH;
    }

    /** Eliminates in place. */
    void factor() {
        for (int k = 0; k < n; k++) {
            int last = Math.min(n - 1, k + REACH);
            int largest = k;
            for (int r = k + 1; r <= last; r++) {
                if (Math.abs(entry[at(r, k)]) > Math.abs(entry[at(largest, k)])) {
                    largest = r;
                }
            }
            pivot[k] = largest;
            int end = Math.min(n - 1, k + 2 * REACH);
            if (largest != k) {
                for (int c = k; c <= end; c++) {
                    double swap = entry[at(k, c)];
                    entry[at(k, c)] = entry[at(largest, c)];
                    entry[at(largest, c)] = swap;
                }
            }
            double top = entry[at(k, k)];
            if (top == 0 || Double.isNaN(top)) {
                throw new NumericalException("pivot " + top + " in row " + k + " of a band matrix of size " + n);
            }
            for (int r = k + 1; r <= last; r++) {
                double m = entry[at(r, k)] / top;
                multiplier[k * REACH + r - k - 1] = m;
                for (int c = k + 1; c <= end; c++) {
                    entry[at(r, c)] -= m * entry[at(k, c)];
                }
            }
        }
    }

    /**
     * Solves with the factors.
     *
     * @param w right-hand side at 0 … n − 1; receives the solution
     */
    void solve(double[] w) {
        for (int k = 0; k < n; k++) {
            double swap = w[k];
            w[k] = w[pivot[k]];
            w[pivot[k]] = swap;
            for (int r = k + 1; r <= Math.min(n - 1, k + REACH); r++) {
                w[r] -= multiplier[k * REACH + r - k - 1] * w[k];
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            double sum = w[k];
            for (int c = k + 1; c <= Math.min(n - 1, k + 2 * REACH); c++) {
                sum -= entry[at(k, c)] * w[c];
            }
            w[k] = sum / entry[at(k, k)];
        }
    }
}
