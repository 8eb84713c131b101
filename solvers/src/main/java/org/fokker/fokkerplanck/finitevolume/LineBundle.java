package org.fokker.fokkerplanck.finitevolume;

import org.fokker.kernel.LineKernels;

/**
 * Neighbouring lines of an axis and where their numbers stand: cell i of line j at {@code at + j * line + i * step} of a state,
 * face i at {@code rates + j * rateLine + i * rateStep} of the rates. In a strip both stand at {@code i * n + j}.
 *
 * @param n how many lines
 * @param at cell 0 of line 0
 * @param line from line to line, 1 if the lines stand side by side
 * @param step from cell to cell, 1 if the lines follow one another
 * @param rates face 0 of line 0
 * @param rateLine from line to line, 0 if they share their rates
 * @param rateStep from face to face
 */
record LineBundle(int n, int at, int line, int step, int rates, int rateLine, int rateStep) {

    /**
     * Lines first … first + n − 1 of a block; where neighbours of the axis are neighbours in memory, of all lines.
     */
    static LineBundle of(AxisOperator part, int block, int first, int n) {
        if (part.stride == 1) {
            int rateLine = part.shared ? 0 : part.cells + 1;
            return new LineBundle(n, first * part.cells, part.cells, 1, part.ratesAt(first, 0), rateLine, 1);
        }
        int at = block * part.cells * part.stride + first;
        return part.shared
                ? new LineBundle(n, at, 1, part.stride, part.ratesAt(block, 0), 0, 1)
                : new LineBundle(n, at, 1, part.stride, part.ratesAt(block, 0) + first, 1, part.stride);
    }

    boolean sideBySide() {
        return line == 1;
    }

    boolean ratesSideBySide() {
        return rateLine == 1;
    }

    /** Where face i of line j stands among the rates. */
    int rate(int j, int i) {
        return rates + j * rateLine + i * rateStep;
    }

    /** Copies cells 0 … cells − 1 of a state into a strip. */
    void gather(int cells, double[] u, double[] strip) {
        if (step == 1) {
            LineKernels.transpose(n, cells, u, at, line, strip, 0, n);
            return;
        }
        for (int i = 0; i < cells; i++) {
            System.arraycopy(u, at + i * step, strip, i * n, n);
        }
    }

    /** Copies cells 0 … cells − 1 of a strip into a state. */
    void scatter(int cells, double[] strip, double[] u) {
        if (step == 1) {
            LineKernels.transpose(cells, n, strip, 0, n, u, at, line);
            return;
        }
        for (int i = 0; i < cells; i++) {
            System.arraycopy(strip, i * n, u, at + i * step, n);
        }
    }

    /** Copies faces first … first + faces − 1 into a tile. */
    void gatherRates(int first, int faces, double[] rate, double[] tile) {
        if (rateLine > 1 && rateStep == 1) {
            LineKernels.transpose(n, faces, rate, rates + first, rateLine, tile, 0, n);
            return;
        }
        for (int i = 0; i < faces; i++) {
            for (int j = 0; j < n; j++) {
                tile[i * n + j] = rate[rate(j, first + i)];
            }
        }
    }
}
