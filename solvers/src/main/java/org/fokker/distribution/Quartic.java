package org.fokker.distribution;

import java.util.Arrays;

/**
 * U(x) = Σ x_i⁴/4.
 *
 * @param dimension d ≥ 1
 */
public record Quartic(int dimension) implements Potential {

    /**
     * Checks the dimension.
     *
     * @param dimension d ≥ 1
     * @throws IllegalArgumentException if it is not
     */
    public Quartic {
        Potentials.checkDimension(dimension);
    }

    @Override
    public void energy(double[][] x, int n, double[] energy) {
        Arrays.fill(energy, 0, n, 0);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < n; j++) {
                double square = x[i][j] * x[i][j];
                energy[j] += 0.25 * square * square;
            }
        }
    }

    @Override
    public void gradient(double[][] x, int n, double[][] gradient) {
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < n; j++) {
                gradient[i][j] = x[i][j] * x[i][j] * x[i][j];
            }
        }
    }
}
