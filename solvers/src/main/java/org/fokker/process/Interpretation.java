package org.fokker.process;

/**
 * How the product of noise and state-dependent diffusion is to be read. The three agree for additive noise. Each is the Itô
 * equation with another drift: f + ½ Σ_jk B_jk ∂_j B_ik for Stratonovich, f + Σ_j ∂_j D_ij for Hänggi–Klimontovich.
 */
public enum Interpretation {
    /** Left end point: ∂t p = −∇·(f p) + Σ ∂_i ∂_j (D_ij p). */
    ITO,
    /** Mid-point; in more than one dimension it depends on B itself and not on D alone. */
    STRATONOVICH,
    /**
     * The kinetic form, ∂t p = −∇·(f p − D ∇p), which depends on D alone; for diagonal noise it is the rule of the right end
     * point. With f = −D ∇U/kT the equilibrium is exp(−U/kT) for every D.
     */
    HAENGGI_KLIMONTOVICH
}
