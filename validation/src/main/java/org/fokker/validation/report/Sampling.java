package org.fokker.validation.report;

/** Thins arrays for pictures: a screen shows no more points than it has. */
final class Sampling {

    private Sampling() {}

    /**
     * Chooses indices spread evenly over an array, its first and last among them.
     *
     * @param length number of elements
     * @param limit largest number of indices, at least 2
     * @return increasing indices, all of them if there are no more than the limit
     */
    static int[] spread(int length, int limit) {
        int count = Math.min(length, limit);
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = count == 1 ? 0 : (int) ((long) i * (length - 1) / (count - 1));
        }
        return indices;
    }

    static double[] pick(double[] values, int[] indices) {
        double[] picked = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            picked[i] = values[indices[i]];
        }
        return picked;
    }

    /**
     * Averages an axis down to a number of equal parts; a cell that lies in two parts counts in each by its share.
     *
     * @param values array of shape (outer, cells, inner), row-major
     * @param outer first extent of the shape
     * @param cells number of cells along the axis
     * @param limit largest number of parts
     * @return array of shape (outer, min(cells, limit), inner)
     */
    static double[] average(double[] values, int outer, int cells, int limit) {
        if (cells <= limit) {
            return values;
        }
        int inner = values.length / (outer * cells);
        double width = (double) cells / limit;
        double[] means = new double[outer * limit * inner];
        for (int part = 0; part < limit; part++) {
            double from = part * width;
            double to = Math.min(cells, from + width);
            for (int cell = (int) from; cell < to; cell++) {
                double share = (Math.min(to, cell + 1) - Math.max(from, cell)) / width;
                for (int o = 0; o < outer; o++) {
                    for (int i = 0; i < inner; i++) {
                        means[(o * limit + part) * inner + i] += share * values[(o * cells + cell) * inner + i];
                    }
                }
            }
        }
        return means;
    }
}
