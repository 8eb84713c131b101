package org.fokker.grid;

/** A rule that divides an interval into cells. Immutable. */
public interface Spacing {

    /** {@return the registry name of the rule, in kebab case} */
    String name();

    /**
     * Divides an interval.
     *
     * @param lower first edge
     * @param upper last edge
     * @param cells number of cells, ≥ 1
     * @return the axis
     * @throws IllegalArgumentException if the rule cannot divide this interval: empty, not finite, or on the wrong side of what
     *     the rule refers to
     */
    Axis divide(double lower, double upper, int cells);

    /** {@return equal cells} */
    static Spacing uniform() {
        return UniformSpacing.INSTANCE;
    }
}
