package org.fokker.distribution;

/**
 * U(x) = x_1⁴/4 − x_1²/2 + Σ_{i&gt;1} x_i²/2: wells at x_1 = ∓1 under a barrier of height ¼ at 0, harmonic in the other
 * directions.
 *
 * @param dimension d ≥ 1
 */
public record DoubleWell(int dimension) implements Potential {

    /**
     * Checks the dimension.
     *
     * @param dimension d ≥ 1
     * @throws IllegalArgumentException if it is not
     */
    public DoubleWell {
        Potentials.checkDimension(dimension);
    }

    @Override
    public void energy(double[][] x, int n, double[] energy) {
        for (int j = 0; j < n; j++) {
            double square = x[0][j] * x[0][j];
            energy[j] = square * (0.25 * square - 0.5);
        }
        for (int i = 1; i < dimension; i++) {
            for (int j = 0; j < n; j++) {
                energy[j] += 0.5 * x[i][j] * x[i][j];
            }
        }
    }

    @Override
    public void gradient(double[][] x, int n, double[][] gradient) {
        for (int j = 0; j < n; j++) {
            gradient[0][j] = x[0][j] * (x[0][j] * x[0][j] - 1);
        }
        for (int i = 1; i < dimension; i++) {
            System.arraycopy(x[i], 0, gradient[i], 0, n);
        }
    }
}
