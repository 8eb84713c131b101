package org.fokker.distribution;

import java.util.Arrays;

/**
 * The two-dimensional surface of Müller and Brown (1979) divided by 100, the test bed of reaction-path methods:
 * U = Σ A_k exp(a_k (x − x_k)² + b_k (x − x_k)(y − y_k) + c_k (y − y_k)²) with three minima, the deepest near (−0.558, 1.442).
 */
public final class MuellerBrown implements Potential {

    private static final double[] HEIGHT = {-2, -1, -1.7, 0.15};
    private static final double[] XX = {-1, -1, -6.5, 0.7};
    private static final double[] XY = {0, 0, 11, 0.6};
    private static final double[] YY = {-10, -10, -6.5, 0.7};
    private static final double[] X = {1, 0, -0.5, -1};
    private static final double[] Y = {0, 0.5, 1.5, 1};

    /** Creates the surface; it has no parameters. */
    public MuellerBrown() {}

    /**
     * The surface for a dimension that was read from somewhere.
     *
     * @param d dimension, must be 2
     * @return the surface
     * @throws IllegalArgumentException if d is not 2
     */
    static MuellerBrown of(int d) {
        if (d != 2) {
            throw new IllegalArgumentException("the Müller–Brown surface exists in 2 dimensions, not in " + d);
        }
        return new MuellerBrown();
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public void energy(double[][] x, int n, double[] energy) {
        Arrays.fill(energy, 0, n, 0);
        for (int k = 0; k < HEIGHT.length; k++) {
            for (int j = 0; j < n; j++) {
                energy[j] += term(k, x[0][j] - X[k], x[1][j] - Y[k]);
            }
        }
    }

    @Override
    public void gradient(double[][] x, int n, double[][] gradient) {
        Arrays.fill(gradient[0], 0, n, 0);
        Arrays.fill(gradient[1], 0, n, 0);
        for (int k = 0; k < HEIGHT.length; k++) {
            for (int j = 0; j < n; j++) {
                double dx = x[0][j] - X[k];
                double dy = x[1][j] - Y[k];
                double term = term(k, dx, dy);
                gradient[0][j] += term * (2 * XX[k] * dx + XY[k] * dy);
                gradient[1][j] += term * (XY[k] * dx + 2 * YY[k] * dy);
            }
        }
    }

    private static double term(int k, double dx, double dy) {
        return HEIGHT[k] * Math.exp(XX[k] * dx * dx + XY[k] * dx * dy + YY[k] * dy * dy);
    }
}
