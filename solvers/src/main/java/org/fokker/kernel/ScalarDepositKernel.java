package org.fokker.kernel;

/** One point after the other: the cell number on an axis is the integer part of (x − lower)/width. */
final class ScalarDepositKernel implements DepositKernel {

    @Override
    public void deposit(double[][] x, int n, double[] lower, double[] inverseWidth, int[] cells, long[] counts) {
        deposit(x, 0, n, lower, inverseWidth, cells, counts);
    }

    static void deposit(
            double[][] x, int from, int to, double[] lower, double[] inverseWidth, int[] cells, long[] counts) {
        for (int j = from; j < to; j++) {
            int index = 0;
            for (int i = 0; i < cells.length; i++) {
                double position = (x[i][j] - lower[i]) * inverseWidth[i];
                if (!(position >= 0 && position < cells[i])) {
                    index = counts.length - 1;
                    break;
                }
                index = index * cells[i] + (int) position;
            }
            counts[index]++;
        }
    }
}
