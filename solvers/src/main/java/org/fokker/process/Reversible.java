package org.fokker.process;

/**
 * A diffusion in detailed balance: its flux is J = −p D ∇(log p + Φ), so that with reflecting walls exp(−Φ) is stationary and
 * nothing flows in it. A discretisation that knows Φ takes its differences along edges, and so keeps the equilibrium to the
 * last bits.
 */
public interface Reversible extends DiffusionProcess {

    /**
     * The reduced potential Φ = U/kT.
     *
     * @param x points, d × (≥ n)
     * @param n how many points
     * @param phi receives Φ at 0 … n − 1, up to a constant that is the same for all points
     */
    void reducedPotential(double[][] x, int n, double[] phi);
}
