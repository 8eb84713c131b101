package org.fokker.kernel;

/** The SIMD kernel once it is compiled, see {@link Trial}. */
final class AdaptiveRandomKernel implements RandomKernel {

    private final Trial<RandomKernel> normals;
    private final Trial<RandomKernel> uniforms;

    AdaptiveRandomKernel(RandomKernel scalar, RandomKernel simd) {
        normals = new Trial<>(scalar, simd);
        uniforms = new Trial<>(scalar, simd);
    }

    @Override
    public void normals(long seed, int stream, long firstPath, int pair, int n, double[] z0, double[] z1) {
        RandomKernel kernel = normals.next(n);
        long start = normals.start();
        kernel.normals(seed, stream, firstPath, pair, n, z0, z1);
        normals.done(kernel, n, start);
    }

    @Override
    public void uniforms(long seed, int stream, long firstPath, int index, int n, double[] u) {
        RandomKernel kernel = uniforms.next(n);
        long start = uniforms.start();
        kernel.uniforms(seed, stream, firstPath, index, n, u);
        uniforms.done(kernel, n, start);
    }
}
