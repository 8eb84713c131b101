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
    public void solveFactored(int size, int stride, int firstLine, int lines, double[] factors, double[] rhs) {
        for (int first = firstLine; first < firstLine + lines; first += STRIP) {
            int end = Math.min(first + STRIP, firstLine + lines);
            for (int i = 0; i < size; i++) {
                for (int p = i * stride + first; p < i * stride + end; p++) {
                    double r = rhs[p] * factors[size + i];
                    rhs[p] = i == 0 ? r : Math.fma(factors[2 * size + i], rhs[p - stride], r);
                }
            }
            for (int i = size - 2; i >= 0; i--) {
                for (int p = i * stride + first; p < i * stride + end; p++) {
                    rhs[p] = Math.fma(factors[i], rhs[p + stride], rhs[p]);
                }
            }
        }
    }

    @Override
    public void eliminateLines(
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
            double[] factor) {
        eliminateLanes(
                first,
                rows,
                0,
                lanes,
                lanes,
                scale,
                forward,
                backward,
                rates,
                rateStride,
                identity,
                identityAt,
                identityStride,
                rhs,
                rhsAt,
                rhsStride,
                y,
                factor);
    }

    /** The lanes from … end − 1 of them. */
    static void eliminateLanes(
            int first,
            int rows,
            int from,
            int end,
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
            double[] factor) {
        for (int k = 0; k < rows; k++) {
            double s = scale[first + k];
            int rate = rates + k * rateStride;
            int next = rate + rateStride;
            int one = identityAt + k * identityStride;
            int r = rhsAt + k * rhsStride;
            int own = (first + k) * lanes;
            boolean top = first + k == 0;
            for (int j = from; j < end; j++) {
                double m = Math.fma(s, backward[rate + j] + forward[next + j], identity[one + j]);
                double in = top ? 0 : s * forward[rate + j];
                double inverse = 1.0 / (top ? m : Math.fma(-in, factor[own - lanes + j], m));
                factor[own + j] = s * backward[next + j] * inverse;
                double value = rhs[r + j] * inverse;
                y[own + j] = top ? value : Math.fma(in * inverse, y[own - lanes + j], value);
            }
        }
    }

    @Override
    public void substituteLines(
            int first, int rows, int size, int lanes, double[] y, double[] factor, double[] x, int xAt, int xStride) {
        substituteLanes(first, rows, size, 0, lanes, lanes, y, factor, x, xAt, xStride);
    }

    /** The lanes from … end − 1 of them. */
    static void substituteLanes(
            int first,
            int rows,
            int size,
            int from,
            int end,
            int lanes,
            double[] y,
            double[] factor,
            double[] x,
            int xAt,
            int xStride) {
        for (int k = rows - 1; k >= 0; k--) {
            int own = (first + k) * lanes;
            int to = xAt + k * xStride;
            boolean bottom = first + k == size - 1;
            for (int j = from; j < end; j++) {
                double value = bottom ? y[own + j] : Math.fma(factor[own + j], y[own + lanes + j], y[own + j]);
                y[own + j] = value;
                x[to + j] = value;
            }
        }
    }
}
