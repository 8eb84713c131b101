package org.fokker.kernel;

/** The SIMD kernel once it is compiled, see {@link Trial}. */
final class AdaptiveDepositKernel implements DepositKernel {

    private final Trial<DepositKernel> trial;

    AdaptiveDepositKernel(DepositKernel scalar, DepositKernel simd) {
        trial = new Trial<>(scalar, simd);
    }

    @Override
    public void deposit(double[][] x, int n, double[] lower, double[] inverseWidth, int[] cells, long[] counts) {
        DepositKernel kernel = trial.next(n);
        long start = trial.start();
        kernel.deposit(x, n, lower, inverseWidth, cells, counts);
        trial.done(kernel, n, start);
    }
}
