package org.fokker.kernel;

/** Elementary functions of arrays; does not check its arguments. */
interface ElementaryKernel {

    /** Writes e to the power x[from … from + n − 1] to the same places of {@code result}, which may be {@code x}. */
    void exp(double[] x, int from, int n, double[] result);

    /** Writes log x[from … from + n − 1] to the same places of {@code result}, which may be {@code x}. */
    void log(double[] x, int from, int n, double[] result);
}
