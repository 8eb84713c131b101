package org.fokker.process;

import org.fokker.distribution.Potential;
import org.fokker.method.ParameterException;

/** Overdamped Langevin dynamics dX = −∇U(X) dt + σ dW, with equilibrium ∝ exp(−2U/σ²). */
public final class LangevinProcess implements IsotropicNoise, Reversible {

    private final Potential potential;
    private final double volatility;

    /**
     * Creates the process.
     *
     * @param potential U
     * @param volatility σ &gt; 0
     * @throws IllegalArgumentException if σ is not positive and finite
     */
    public LangevinProcess(Potential potential, double volatility) {
        this.potential = potential;
        this.volatility = ParameterException.checkPositive("volatility", volatility);
    }

    /**
     * Returns the dynamics with the same noise in another landscape.
     *
     * @param other its U
     * @return the process
     */
    public LangevinProcess in(Potential other) {
        return new LangevinProcess(other, volatility);
    }

    /** {@return U} */
    public Potential potential() {
        return potential;
    }

    /** {@return kT = σ²/2, the temperature of the equilibrium exp(−U/kT)} */
    public double temperature() {
        return 0.5 * volatility * volatility;
    }

    @Override
    public boolean autonomous() {
        return true;
    }

    @Override
    public void reducedPotential(double[][] x, int n, double[] phi) {
        potential.energy(x, n, phi);
        double inverse = 1 / temperature();
        for (int j = 0; j < n; j++) {
            phi[j] *= inverse;
        }
    }

    @Override
    public int dimension() {
        return potential.dimension();
    }

    @Override
    public double volatility(double t) {
        return volatility;
    }

    @Override
    public void drift(double t, double[][] x, int n, double[][] f) {
        potential.gradient(x, n, f);
        for (int i = 0; i < dimension(); i++) {
            double[] fi = f[i];
            for (int j = 0; j < n; j++) {
                fi[j] = -fi[j];
            }
        }
    }
}
