package org.fokker.process;

/** How the product of noise and state-dependent diffusion is to be read. The three agree for additive noise. */
public enum Interpretation {
    /** Left end point. */
    ITO,
    /** Mid-point. */
    STRATONOVICH,
    /** Right end point (Hänggi–Klimontovich, kinetic). */
    HAENGGI_KLIMONTOVICH
}
