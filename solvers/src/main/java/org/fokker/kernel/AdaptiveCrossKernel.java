package org.fokker.kernel;

/** The SIMD kernel once it is compiled, see {@link Trial}. */
final class AdaptiveCrossKernel implements CrossKernel {

    private final Trial<CrossKernel> add;
    private final Trial<CrossKernel> addFluxes;

    AdaptiveCrossKernel(CrossKernel scalar, CrossKernel simd) {
        add = new Trial<>(scalar, simd);
        addFluxes = new Trial<>(scalar, simd);
    }

    @Override
    public void add(
            int n, double weight, double[] u, int upUp, int upDown, int downUp, int downDown, double[] du, int own) {
        CrossKernel kernel = add.next(n);
        long start = add.start();
        kernel.add(n, weight, u, upUp, upDown, downUp, downDown, du, own);
        add.done(kernel, n, start);
    }

    @Override
    public void addFluxes(
            int n,
            double firstWeight,
            double[] first,
            int firstLower,
            double secondWeight,
            double[] second,
            int secondLower,
            double[] u,
            int down,
            int own,
            int up,
            int left,
            int right,
            double[] du) {
        CrossKernel kernel = addFluxes.next(n);
        long start = addFluxes.start();
        kernel.addFluxes(
                n,
                firstWeight,
                first,
                firstLower,
                secondWeight,
                second,
                secondLower,
                u,
                down,
                own,
                up,
                left,
                right,
                du);
        addFluxes.done(kernel, n, start);
    }
}
