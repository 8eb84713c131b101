package org.fokker.fokkerplanck.time;

/** One-step rule bound to a system: advances the state from t to t + h in place. Owns its stage arrays. */
@FunctionalInterface
interface Stepper {

    /**
     * Makes a step.
     *
     * @param t time at which u is
     * @param h length of the step
     * @param u state; changed
     */
    void step(double t, double h, double[] u);
}
