package org.fokker.diffusion.sampler;

import org.fokker.kernel.Kernels;

/**
 * Linear combinations of blocks of points, taken about the centre c of a process. Points, denoised points and c + ε̂ are all
 * treated alike; what their weights lack to 1 falls to c. Safe for use by many threads.
 */
final class CentredBlocks {

    private final double[] centre;

    /**
     * Keeps a centre.
     *
     * @param centre c, d
     */
    CentredBlocks(double[] centre) {
        this.centre = centre;
    }

    /** Returns d. */
    int dimension() {
        return centre.length;
    }

    /** x ← c + keep (x − c) + weight (u − c). */
    void combine(double[][] x, int n, double keep, double weight, double[][] u) {
        for (int i = 0; i < centre.length; i++) {
            Kernels.affineStep(x[i], n, keep, (1 - keep - weight) * centre[i], weight, u[i]);
        }
    }

    /** x ← x + weight (u − c). */
    void add(double[][] x, int n, double weight, double[][] u) {
        for (int i = 0; i < centre.length; i++) {
            Kernels.affineStep(x[i], n, 1, -weight * centre[i], weight, u[i]);
        }
    }

    /** x ← x + deviation · z, with the normals of coordinate i in row i · stride + offset. */
    void addNoise(double[][] x, int n, double deviation, double[][] z, int stride, int offset) {
        diffuse(x, n, 1, deviation, z, stride, offset);
    }

    /** x ← c + keep (x − c) + deviation · z, with the normals of coordinate i in row i · stride + offset. */
    void diffuse(double[][] x, int n, double keep, double deviation, double[][] z, int stride, int offset) {
        for (int i = 0; i < centre.length; i++) {
            Kernels.affineStep(x[i], n, keep, (1 - keep) * centre[i], deviation, z[i * stride + offset]);
        }
    }

    /** Turns denoised points into predicted noise, x̂ ← c + ε̂ with ε̂ = ((x − c) − a (x̂ − c))/s. */
    void toNoise(double[][] denoised, int n, double a, double s, double[][] x) {
        combine(denoised, n, -a / s, 1 / s, x);
    }

    /** Copies the first n points. */
    static void copy(double[][] from, int n, double[][] to) {
        for (int i = 0; i < to.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, n);
        }
    }
}
