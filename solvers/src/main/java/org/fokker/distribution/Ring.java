package org.fokker.distribution;

import java.util.Arrays;

/**
 * U(x) = |x|⁴/4 − |x|²/2, with its minima on the unit sphere (Caughey's potential for d = 2).
 *
 * @param dimension d ≥ 1
 */
public record Ring(int dimension) implements Potential {

    /**
     * Checks the dimension.
     *
     * @param dimension d ≥ 1
     * @throws IllegalArgumentException if it is not
     */
    public Ring {
        Potentials.checkDimension(dimension);
    }

    @Override
    public void energy(double[][] x, int n, double[] energy) {
        squareOfRadius(x, n, energy);
        for (int j = 0; j < n; j++) {
            energy[j] *= 0.25 * energy[j] - 0.5;
        }
    }

    @Override
    public void gradient(double[][] x, int n, double[][] gradient) {
        double[] square = new double[n];
        squareOfRadius(x, n, square);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < n; j++) {
                gradient[i][j] = x[i][j] * (square[j] - 1);
            }
        }
    }

    private void squareOfRadius(double[][] x, int n, double[] square) {
        Arrays.fill(square, 0, n, 0);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < n; j++) {
                square[j] += x[i][j] * x[i][j];
            }
        }
    }
}
