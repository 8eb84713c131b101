package org.fokker.fokkerplanck;

import java.util.Arrays;

/**
 * What is created and destroyed: ∂t p = −∇·J − k(x, t) p + S(x, t), with the killing rate k ≥ 0 and the source S. Immutable and
 * safe for use by many threads. Points are laid out as those of a {@link org.fokker.process.DiffusionProcess}.
 */
public interface Reaction {

    /** No killing and no source. */
    Reaction NONE = new Reaction() {};

    /** {@return whether neither k nor S depends on t} */
    default boolean autonomous() {
        return true;
    }

    /** {@return whether k is not zero everywhere} */
    default boolean kills() {
        return false;
    }

    /** {@return whether S is not zero everywhere} */
    default boolean creates() {
        return false;
    }

    /**
     * The killing rate.
     *
     * @param t time
     * @param x points, d × (≥ n)
     * @param n how many points
     * @param rate receives k(x, t) at 0 … n − 1, in inverse units of time
     */
    default void killing(double t, double[][] x, int n, double[] rate) {
        Arrays.fill(rate, 0, n, 0);
    }

    /**
     * The source.
     *
     * @param t time
     * @param x points, d × (≥ n)
     * @param n how many points
     * @param source receives S(x, t) at 0 … n − 1, in units of density over time
     */
    default void source(double t, double[][] x, int n, double[] source) {
        Arrays.fill(source, 0, n, 0);
    }
}
