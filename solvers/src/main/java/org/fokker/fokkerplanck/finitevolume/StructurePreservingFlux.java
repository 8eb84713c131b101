package org.fokker.fokkerplanck.finitevolume;

import org.fokker.method.Promises;

/**
 * Scharfetter and Gummel's flux with λ = ∫ (f − κ ∂D)/D along the edge in the place of z (Pareschi and Zanella 2018): in
 * equilibrium p_right/p_left = exp λ, so that the discrete equilibrium is the exact one up to the quadrature, whatever D is.
 * Transients stay of second order.
 *
 * @param quadraturePoints n ≥ 1, points of Gauss and Legendre's rule along an edge: the equilibrium is of order 2n
 */
record StructurePreservingFlux(int quadraturePoints) implements Flux {

    /** The equilibrium is of sixth order. */
    static final int USUAL_POINTS = 3;

    private static final Flux FITTED = new ScharfetterGummelFlux();

    StructurePreservingFlux {
        if (quadraturePoints < 1) {
            throw new IllegalArgumentException("a rule along edges needs at least one point, got " + quadraturePoints);
        }
    }

    @Override
    public String name() {
        return "structure-preserving";
    }

    @Override
    public Promises promises() {
        return FITTED.promises();
    }

    @Override
    public void rates(
            double[] velocity,
            double[] diffusion,
            int n,
            double distance,
            double leftWeight,
            double[] forward,
            double[] backward,
            int from) {
        FITTED.rates(velocity, diffusion, n, distance, leftWeight, forward, backward, from);
    }
}
