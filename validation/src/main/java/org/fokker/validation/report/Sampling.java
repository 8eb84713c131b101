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

    /** Number of neighbouring cells to be averaged so that no more than the limit remain. */
    static int block(int cells, int limit) {
        return (cells + limit - 1) / limit;
    }

    /** Averages over blocks along one axis; the last block may hold fewer cells. */
    static double[] average(double[] values, int block) {
        return average(values, 1, values.length, 1, block);
    }

    /** Averages over blocks of rows × columns of a row-major array; blocks at the end may hold fewer cells. */
    static double[] average(double[] values, int rows, int columns, int rowBlock, int columnBlock) {
        int r = (rows + rowBlock - 1) / rowBlock;
        int c = (columns + columnBlock - 1) / columnBlock;
        double[] means = new double[r * c];
        for (int i = 0; i < r; i++) {
            int rowEnd = Math.min(rows, (i + 1) * rowBlock);
            for (int j = 0; j < c; j++) {
                int columnEnd = Math.min(columns, (j + 1) * columnBlock);
                double sum = 0;
                for (int k = i * rowBlock; k < rowEnd; k++) {
                    for (int l = j * columnBlock; l < columnEnd; l++) {
                        sum += values[k * columns + l];
                    }
                }
                means[i * c + j] = sum / ((rowEnd - i * rowBlock) * (columnEnd - j * columnBlock));
            }
        }
        return means;
    }
}
