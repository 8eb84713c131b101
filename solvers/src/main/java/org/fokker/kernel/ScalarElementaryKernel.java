package org.fokker.kernel;

/** Calls {@link Elementary} point by point. */
final class ScalarElementaryKernel implements ElementaryKernel {

    @Override
    public void exp(double[] x, int from, int n, double[] result) {
        for (int j = from; j < from + n; j++) {
            result[j] = Elementary.exp(x[j]);
        }
    }

    @Override
    public void log(double[] x, int from, int n, double[] result) {
        for (int j = from; j < from + n; j++) {
            result[j] = Elementary.log(x[j]);
        }
    }
}
