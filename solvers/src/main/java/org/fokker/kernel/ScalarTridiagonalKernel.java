package org.fokker.kernel;

/** Strips of lines, row by row. */
final class ScalarTridiagonalKernel implements TridiagonalKernel {

    @Override
    public void solve(
            int size,
            int stride,
            int firstLine,
            int lines,
            double[] lower,
            double[] diagonal,
            double[] upper,
            double[] rhs,
            double[] work) {
        for (int first = firstLine; first < firstLine + lines; first += STRIP) {
            int width = Math.min(STRIP, firstLine + lines - first);
            int factors = first * size;
            for (int j = 0; j < width; j++) {
                double inverse = 1.0 / diagonal[first + j];
                work[factors + j] = size == 1 ? 0 : -upper[first + j] * inverse;
                rhs[first + j] *= inverse;
            }
            for (int i = 1; i < size; i++) {
                for (int j = 0; j < width; j++) {
                    int p = i * stride + first + j;
                    int f = factors + i * width + j;
                    double inverse = 1.0 / Math.fma(lower[p], work[f - width], diagonal[p]);
                    work[f] = i == size - 1 ? 0 : -upper[p] * inverse;
                    rhs[p] = Math.fma(-lower[p] * inverse, rhs[p - stride], rhs[p] * inverse);
                }
            }
            for (int i = size - 2; i >= 0; i--) {
                for (int j = 0; j < width; j++) {
                    int p = i * stride + first + j;
                    rhs[p] = Math.fma(work[factors + i * width + j], rhs[p + stride], rhs[p]);
                }
            }
        }
    }

    @Override
    public void solveShared(
            int size,
            int stride,
            int firstLine,
            int lines,
            double[] lower,
            double[] diagonal,
            double[] upper,
            double[] rhs,
            double[] work) {
        TridiagonalKernel.factor(size, lower, diagonal, upper, work);
        for (int first = firstLine; first < firstLine + lines; first += STRIP) {
            int end = Math.min(first + STRIP, firstLine + lines);
            for (int i = 0; i < size; i++) {
                for (int p = i * stride + first; p < i * stride + end; p++) {
                    double r = rhs[p] * work[size + i];
                    rhs[p] = i == 0 ? r : Math.fma(work[2 * size + i], rhs[p - stride], r);
                }
            }
            for (int i = size - 2; i >= 0; i--) {
                for (int p = i * stride + first; p < i * stride + end; p++) {
                    rhs[p] = Math.fma(work[i], rhs[p + stride], rhs[p]);
                }
            }
        }
    }
}
