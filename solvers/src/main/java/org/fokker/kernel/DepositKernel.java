package org.fokker.kernel;

/** Counts points in cells, see {@link Kernels#deposit}; does not check its arguments. */
interface DepositKernel {

    /** Adds one to the counter of each point's cell, or to the last counter. */
    void deposit(double[][] x, int n, double[] lower, double[] inverseWidth, int[] cells, long[] counts);
}
