package org.fokker.kernel;

/** The SIMD kernel once it is compiled, see {@link Trial}. */
final class AdaptiveElementaryKernel implements ElementaryKernel {

    private final Trial<ElementaryKernel> exponentials;
    private final Trial<ElementaryKernel> logarithms;

    AdaptiveElementaryKernel(ElementaryKernel scalar, ElementaryKernel simd) {
        exponentials = new Trial<>(scalar, simd);
        logarithms = new Trial<>(scalar, simd);
    }

    @Override
    public void exp(double[] x, int from, int n, double[] result) {
        ElementaryKernel kernel = exponentials.next(n);
        long start = exponentials.start();
        kernel.exp(x, from, n, result);
        exponentials.done(kernel, n, start);
    }

    @Override
    public void log(double[] x, int from, int n, double[] result) {
        ElementaryKernel kernel = logarithms.next(n);
        long start = logarithms.start();
        kernel.log(x, from, n, result);
        logarithms.done(kernel, n, start);
    }
}
