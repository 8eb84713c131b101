package org.fokker.kernel;

/** The SIMD kernel once it is compiled, see {@link Trial}. */
final class AdaptiveTridiagonalKernel implements TridiagonalKernel {

    private final Trial<TridiagonalKernel> own;
    private final Trial<TridiagonalKernel> shared;

    AdaptiveTridiagonalKernel(TridiagonalKernel scalar, TridiagonalKernel simd) {
        own = new Trial<>(scalar, simd);
        shared = new Trial<>(scalar, simd);
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
        long units = units(size, lines);
        TridiagonalKernel kernel = shared.next(units);
        long start = shared.start();
        kernel.solveShared(size, stride, firstLine, lines, lower, diagonal, upper, rhs, work);
        shared.done(kernel, units, start);
    }

    /** Lines that do not fill vectors say nothing. */
    private static long units(int size, int lines) {
        return lines < 16 ? 0 : (long) size * lines;
    }
}
