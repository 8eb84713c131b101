package org.fokker.fokkerplanck;

import org.fokker.method.Method;

/** Marches a semi-discretisation through time. */
public interface TimeIntegrator extends Method {

    /** {@return the capability that the semi-discretisation must offer} */
    Class<? extends SemiDiscretisation> requires();

    /**
     * Marches from {@code times[0]} through all further times, which are hit exactly; the observer sees every one of them,
     * and every step in between.
     *
     * @param system du/dt = A(t) u
     * @param u the state at times[0]; changed into the state at the last time
     * @param times increasing times, at least two
     * @param observer hears of every step
     * @return number of steps made
     * @throws IllegalArgumentException if the system lacks the required capability, naming both, or if an explicit step is
     *     longer than the largest stable one, naming how many steps would be stable
     * @throws org.fokker.method.NumericalException if a value is not finite
     */
    int integrate(SemiDiscretisation system, double[] u, double[] times, StepObserver observer);

    /** Hears of every step. */
    @FunctionalInterface
    interface StepObserver {

        /**
         * Called at times[0] and after every step.
         *
         * @param t time reached
         * @param index position of t in the requested times, or −1 for a step in between
         * @param u the state; must not be changed or kept
         */
        void accept(double t, int index, double[] u);
    }
}
