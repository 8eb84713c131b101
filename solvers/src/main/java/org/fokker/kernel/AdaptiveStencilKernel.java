package org.fokker.kernel;

/** The SIMD kernel once it is compiled, see {@link Trial}. */
final class AdaptiveStencilKernel implements StencilKernel {

    private final Trial<StencilKernel> add;
    private final Trial<StencilKernel> addRow;
    private final Trial<StencilKernel> addSharedRow;

    AdaptiveStencilKernel(StencilKernel scalar, StencilKernel simd) {
        add = new Trial<>(scalar, simd);
        addRow = new Trial<>(scalar, simd);
        addSharedRow = new Trial<>(scalar, simd);
    }

    @Override
    public void add(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double[] scale,
            int scaleAt,
            double[] du) {
        StencilKernel kernel = add.next(n);
        long start = add.start();
        kernel.add(n, a, b, lower, upper, u, left, own, right, scale, scaleAt, du);
        add.done(kernel, n, start);
    }

    @Override
    public void addRow(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double scale,
            double[] du) {
        StencilKernel kernel = addRow.next(n);
        long start = addRow.start();
        kernel.addRow(n, a, b, lower, upper, u, left, own, right, scale, du);
        addRow.done(kernel, n, start);
    }

    @Override
    public void addSharedRow(
            int n,
            double[] a,
            double[] b,
            int lower,
            int upper,
            double[] u,
            int left,
            int own,
            int right,
            double scale,
            double[] du) {
        StencilKernel kernel = addSharedRow.next(n);
        long start = addSharedRow.start();
        kernel.addSharedRow(n, a, b, lower, upper, u, left, own, right, scale, du);
        addSharedRow.done(kernel, n, start);
    }
}
