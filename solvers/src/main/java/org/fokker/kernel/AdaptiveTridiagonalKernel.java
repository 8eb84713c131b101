package org.fokker.kernel;

/** The SIMD kernel once it is compiled, see {@link Trial}. */
final class AdaptiveTridiagonalKernel implements TridiagonalKernel {

    private final Trial<TridiagonalKernel> own;
    private final Trial<TridiagonalKernel> shared;
    private final Trial<TridiagonalKernel> down;
    private final Trial<TridiagonalKernel> up;

    AdaptiveTridiagonalKernel(TridiagonalKernel scalar, TridiagonalKernel simd) {
        own = new Trial<>(scalar, simd);
        shared = new Trial<>(scalar, simd);
        down = new Trial<>(scalar, simd);
        up = new Trial<>(scalar, simd);
    }

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
        long units = units(size, lines);
        TridiagonalKernel kernel = own.next(units);
        long start = own.start();
        kernel.solve(size, stride, firstLine, lines, lower, diagonal, upper, rhs, work);
        own.done(kernel, units, start);
    }

    @Override
    public void solveFactored(int size, int stride, int firstLine, int lines, double[] factors, double[] rhs) {
        long units = units(size, lines);
        TridiagonalKernel kernel = shared.next(units);
        long start = shared.start();
        kernel.solveFactored(size, stride, firstLine, lines, factors, rhs);
        shared.done(kernel, units, start);
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
        long units = units(rows, lanes);
        TridiagonalKernel kernel = down.next(units);
        long start = down.start();
        kernel.eliminateLines(
                first,
                rows,
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
        down.done(kernel, units, start);
    }

    @Override
    public void substituteLines(
            int first, int rows, int size, int lanes, double[] y, double[] factor, double[] x, int xAt, int xStride) {
        long units = units(rows, lanes);
        TridiagonalKernel kernel = up.next(units);
        long start = up.start();
        kernel.substituteLines(first, rows, size, lanes, y, factor, x, xAt, xStride);
        up.done(kernel, units, start);
    }

    /** Lines that do not fill vectors say nothing. */
    private static long units(int size, int lines) {
        return lines < 16 ? 0 : (long) size * lines;
    }
}
