package org.fokker.kernel;

/** {@link SimdPhilox} and {@link SimdBoxMuller} in blocks that stay in the first-level cache. */
final class SimdRandomKernel implements RandomKernel {

    private static final int BLOCK = 512;

    @Override
    public void normals(long seed, int stream, long firstPath, int pair, int n, double[] z0, double[] z1) {
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            SimdPhilox.fill(seed, stream, firstPath, pair, from, to, z0, z1);
            SimdBoxMuller.transform(z0, z1, from, to);
        }
    }

    @Override
    public void uniforms(long seed, int stream, long firstPath, int index, int n, double[] u) {
        SimdPhilox.fill(seed, stream, firstPath, index, 0, n, u, null);
    }
}
