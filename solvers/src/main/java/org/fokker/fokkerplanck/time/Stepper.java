package org.fokker.fokkerplanck.time;

/** A rule bound to a system: advances the state from t to t + h in place. Owns its stage arrays. */
@FunctionalInterface
interface Stepper {

    /** The memory of a rule that needs nothing but the state. */
    double[] NOTHING = {};

    /**
     * Makes a step.
     *
     * @param t time at which u is
     * @param h length of the step
     * @param u state; changed
     */
    void step(double t, double h, double[] u);

    /** {@return what later steps depend on besides the state, as a new array} */
    default double[] memory() {
        return NOTHING;
    }

    /**
     * Puts the rule back to where its memory was taken.
     *
     * @param memory what {@link #memory} returned
     */
    default void recall(double[] memory) {}
}
