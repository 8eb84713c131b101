package org.fokker.process;

/**
 * How the product of noise and state-dependent diffusion is to be read. The three agree for additive noise. Each is the Itô
 * equation with another drift: f + ½ Σ_jk B_jk ∂_j B_ik for Stratonovich, f + Σ_j ∂_j D_ij for Hänggi–Klimontovich.
 */
public enum Interpretation {
    /** Left end point: ∂t p = −∇·(f p) + Σ ∂_i ∂_j (D_ij p). */
    ITO(1),
    /** Mid-point; in more than one dimension it depends on B itself and not on D alone. */
    STRATONOVICH(0.5),
    /**
     * The kinetic form, ∂t p = −∇·(f p − D ∇p), which depends on D alone; for diagonal noise it is the rule of the right end
     * point. With f = −D ∇U/kT the equilibrium is exp(−U/kT) for every D.
     */
    HAENGGI_KLIMONTOVICH(0);

    private final double share;

    Interpretation(double share) {
        this.share = share;
    }

    /**
     * How much of the diffusion's slope the flux has inside, for diagonal noise: J_i = (f_i − κ ∂_i D_ii) p − D_ii ∂_i p, and
     * Itô's drift is f_i + (1 − κ) ∂_i D_ii.
     *
     * @return κ: 1, ½ and 0 in the order of the constants
     */
    public double slopeShare() {
        return share;
    }
}
