package org.fokker.grid;

import org.apache.commons.math3.special.Erf;

/** Cell averages of a mixture whose components are products over the axes: products of differences of error functions. */
final class SeparableAverages {

    private SeparableAverages() {}

    static double[] of(MixtureShape mixture, Grid grid) {
        double[] averages = new double[grid.size()];
        for (int k = 0; k < mixture.components(); k++) {
            double[] product = {mixture.weight(k)};
            for (int i = 0; i < grid.dimension(); i++) {
                double[] along = averages(grid.axis(i), mixture.mean(k, i), mixture.deviation(k, i));
                double[] next = new double[product.length * along.length];
                for (int outer = 0; outer < product.length; outer++) {
                    for (int c = 0; c < along.length; c++) {
                        next[outer * along.length + c] = product[outer] * along[c];
                    }
                }
                product = next;
            }
            for (int c = 0; c < averages.length; c++) {
                averages[c] += product[c];
            }
        }
        return averages;
    }

    /** Averages of N(mean, deviation²) over the cells of an axis. */
    private static double[] averages(Axis axis, double mean, double deviation) {
        if (deviation == 0) {
            return pointMass(axis, mean);
        }
        double[] averages = new double[axis.cells()];
        double scale = 1 / (deviation * Math.sqrt(2));
        for (int c = 0; c < averages.length; c++) {
            double from = (axis.edge(c) - mean) * scale;
            double to = (axis.edge(c + 1) - mean) * scale;
            // On one side of the mean erf(x, y) works with the complement, so that the tails are relatively accurate.
            averages[c] = 0.5 * Erf.erf(from, to) / axis.width(c);
        }
        return averages;
    }

    /**
     * A unit mass at a point, split between the two cells whose centres enclose it so that the mean is kept; within half a
     * cell of a wall all of it goes into the last cell.
     */
    private static double[] pointMass(Axis axis, double point) {
        double[] averages = new double[axis.cells()];
        if (point < axis.lower() || point > axis.upper()) {
            return averages;
        }
        int cell = axis.cellOf(point);
        int left = point < axis.centre(cell) ? cell - 1 : cell;
        int right = left + 1;
        if (left < 0 || right >= axis.cells()) {
            averages[cell] = 1 / axis.width(cell);
            return averages;
        }
        double share = (point - axis.centre(left)) / (axis.centre(right) - axis.centre(left));
        averages[left] = (1 - share) / axis.width(left);
        averages[right] = share / axis.width(right);
        return averages;
    }
}
