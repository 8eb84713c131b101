package org.fokker.random;

import org.fokker.kernel.Kernels;

/**
 * A stream of random numbers in which every number is a pure function of (seed, stream, path, index): Philox4x32-10
 * (Salmon et al., SC 2011) in counter mode. There is no state, so the order of the calls is immaterial.
 *
 * @param seed key shared by all streams of a run
 * @param stream number of this stream; different purposes use different streams
 */
public record RandomStream(long seed, int stream) {

    /**
     * {@return another stream of the same seed}
     *
     * @param number its number
     */
    public RandomStream withStream(int number) {
        return new RandomStream(seed, number);
    }

    /**
     * Fills two arrays with standard normals number 2·pair and 2·pair + 1 of paths firstPath … firstPath + n − 1.
     *
     * @param firstPath first path
     * @param pair which pair of each path
     * @param n how many paths
     * @param z0 receives the even normals
     * @param z1 receives the odd normals
     */
    public void normals(long firstPath, int pair, int n, double[] z0, double[] z1) {
        Kernels.normals(seed, stream, firstPath, pair, n, z0, z1);
    }

    /**
     * Fills an array with uniforms in (0, 1), number {@code index} of each path. A uniform shares its random bits with the
     * normal pair of the same number: use another stream for each.
     *
     * @param firstPath first path
     * @param index which uniform of each path
     * @param n how many paths
     * @param u receives the uniforms
     */
    public void uniforms(long firstPath, int index, int n, double[] u) {
        Kernels.uniforms(seed, stream, firstPath, index, n, u);
    }
}
