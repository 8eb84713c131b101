package org.fokker.kernel;

/**
 * Steps of particle paths. Plain loops: compilers vectorise them as well as anybody could by hand, so there is one
 * implementation.
 */
final class PathSteps {

    private PathSteps() {}

    static void affine(double[] x, int n, double a, double b, double c, double[] z) {
        for (int j = 0; j < n; j++) {
            x[j] = Math.fma(a, x[j], Math.fma(c, z[j], b));
        }
    }

    static void euler(double[] x, int n, double h, double[] f, double c, double[] z) {
        for (int j = 0; j < n; j++) {
            x[j] = Math.fma(c, z[j], Math.fma(h, f[j], x[j]));
        }
    }
}
