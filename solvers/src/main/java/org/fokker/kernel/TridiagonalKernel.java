package org.fokker.kernel;

/**
 * Batched tridiagonal solves by Thomas' algorithm, see {@link LineKernels#solveTridiagonal}; does not check its arguments.
 *
 * <p>With pivot p_i = b_i + a_i w_{i−1}, elimination factor w_i = −c_i/p_i and y_i = r_i/p_i − (a_i/p_i) y_{i−1} going
 * down, and x_i = y_i + w_i x_{i+1} going up. For an M-matrix and r ≥ 0 every w, −a/p, y and x is a sum of products of
 * non-negative numbers.
 */
interface TridiagonalKernel {

    /** Lines that are swept together, so that their factors stay in the cache. */
    int STRIP = 32;

    /** Each line has its own coefficients. */
    void solve(
            int size,
            int stride,
            int firstLine,
            int lines,
            double[] lower,
            double[] diagonal,
            double[] upper,
            double[] rhs,
            double[] work);

    /** All lines share one matrix, which {@link #factor} has made ready. */
    void solveFactored(int size, int stride, int firstLine, int lines, double[] factors, double[] rhs);

    /** Goes down the rows of {@link LineKernels#eliminateLines}. */
    void eliminateLines(
            int first,
            int rows,
            int lanes,
            double[] scale,
            double[] forward,
            double[] backward,
            int rates,
            int rateStride,
            double[] identity,
            int identityAt,
            int identityStride,
            double[] rhs,
            int rhsAt,
            int rhsStride,
            double[] y,
            double[] factor);

    /** Goes up the rows of {@link LineKernels#substituteLines}. */
    void substituteLines(
            int first, int rows, int size, int lanes, double[] y, double[] factor, double[] x, int xAt, int xStride);

    /**
     * Factors one matrix: work[i] = w_i, work[size + i] = 1/p_i, work[2·size + i] = −a_i/p_i.
     */
    static void factor(int size, double[] lower, double[] diagonal, double[] upper, double[] work) {
        double w = 0;
        for (int i = 0; i < size; i++) {
            double a = i == 0 ? 0 : lower[i];
            double inverse = 1.0 / Math.fma(a, w, diagonal[i]);
            w = i == size - 1 ? 0 : -upper[i] * inverse;
            work[i] = w;
            work[size + i] = inverse;
            work[2 * size + i] = -a * inverse;
        }
    }
}
