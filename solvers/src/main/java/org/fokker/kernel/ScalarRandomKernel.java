package org.fokker.kernel;

/** {@link Philox} and {@link BoxMuller} path by path. */
final class ScalarRandomKernel implements RandomKernel {

    @Override
    public void normals(long seed, int stream, long firstPath, int pair, int n, double[] z0, double[] z1) {
        Philox.fill(seed, stream, firstPath, pair, 0, n, z0, z1);
        BoxMuller.transform(z0, z1, 0, n);
    }

    @Override
    public void uniforms(long seed, int stream, long firstPath, int index, int n, double[] u) {
        Philox.fill(seed, stream, firstPath, index, 0, n, u, null);
    }
}
