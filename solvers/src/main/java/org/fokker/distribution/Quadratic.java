package org.fokker.distribution;

import java.util.Arrays;

/** U(x) = ½ Σ κ_i (x_i − c_i)². Its equilibrium at temperature kT is Gaussian with variances kT/κ_i. */
public final class Quadratic implements Potential {

    private final double[] stiffness;
    private final double[] centre;

    /**
     * Creates the potential.
     *
     * @param stiffness κ, d positive numbers, copied
     * @param centre c, d numbers, copied
     * @throws IllegalArgumentException if the lengths differ or a stiffness is not positive
     */
    public Quadratic(double[] stiffness, double[] centre) {
        Potentials.checkDimension(stiffness.length);
        if (centre.length != stiffness.length) {
            throw new IllegalArgumentException(
                    "stiffness has " + stiffness.length + " entries, centre has " + centre.length);
        }
        for (double kappa : stiffness) {
            if (!(kappa > 0)) {
                throw new IllegalArgumentException("stiffness must be positive, got " + kappa);
            }
        }
        this.stiffness = stiffness.clone();
        this.centre = centre.clone();
    }

    /**
     * U = |x|²/2.
     *
     * @param d dimension, ≥ 1
     * @return the potential
     */
    public static Quadratic unit(int d) {
        double[] stiffness = new double[Potentials.checkDimension(d)];
        Arrays.fill(stiffness, 1);
        return new Quadratic(stiffness, new double[d]);
    }

    @Override
    public int dimension() {
        return stiffness.length;
    }

    @Override
    public void energy(double[][] x, int n, double[] energy) {
        Arrays.fill(energy, 0, n, 0);
        for (int i = 0; i < stiffness.length; i++) {
            for (int j = 0; j < n; j++) {
                double y = x[i][j] - centre[i];
                energy[j] += 0.5 * stiffness[i] * y * y;
            }
        }
    }

    @Override
    public void gradient(double[][] x, int n, double[][] gradient) {
        for (int i = 0; i < stiffness.length; i++) {
            for (int j = 0; j < n; j++) {
                gradient[i][j] = stiffness[i] * (x[i][j] - centre[i]);
            }
        }
    }
}
