package org.fokker.fokkerplanck.time;

/** A rule that estimates the error of its step. It has no memory, so that a step made in vain leaves no trace. */
interface EstimatingStepper extends Stepper {

    /**
     * Makes the step of {@link #step(double, double, double[])}, and estimates its error.
     *
     * @param t time at which u is
     * @param h length of the step
     * @param u state; changed
     * @param error receives the estimate, one number an unknown, of either sign
     */
    void step(double t, double h, double[] u, double[] error);

    /** {@return the k for which the estimate is O(h^k)} */
    int orderOfEstimate();

    /**
     * {@return the longest step that is stable, infinite for rules that are always stable}
     *
     * @param t time at which the step begins
     */
    default double longestStep(double t) {
        return Double.POSITIVE_INFINITY;
    }
}
