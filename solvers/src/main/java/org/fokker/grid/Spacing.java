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

    /**
     * Whether edge i is x(i/N) for a function x that does not depend on the number N of cells and has smooth, positive
     * derivatives on the closed interval. Then neighbours differ in width by O(1/N²), and finite volumes keep their order.
     *
     * @return whether the rule is smooth up to the ends
     */
    default boolean smooth() {
        return true;
    }

    /** {@return equal cells} */
    static Spacing uniform() {
        return UniformSpacing.INSTANCE;
    }
}
