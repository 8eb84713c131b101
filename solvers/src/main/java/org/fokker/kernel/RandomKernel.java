package org.fokker.kernel;

/** Counter-based random numbers, see {@link Kernels#normals} and {@link Kernels#uniforms}; does not check its arguments. */
interface RandomKernel {

    /** Fills z0 and z1 with the normals of one Philox block per path. */
    void normals(long seed, int stream, long firstPath, int pair, int n, double[] z0, double[] z1);

    /** Fills u with the uniforms of the first half of one Philox block per path. */
    void uniforms(long seed, int stream, long firstPath, int index, int n, double[] u);
}
