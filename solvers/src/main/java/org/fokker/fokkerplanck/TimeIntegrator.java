package org.fokker.fokkerplanck;

import java.util.function.Supplier;
import org.fokker.method.Method;

/** Marches a semi-discretisation through time. */
public interface TimeIntegrator extends Method {

    /** {@return the capability that the semi-discretisation must offer} */
    Class<? extends SemiDiscretisation> requires();

    /**
     * Marches from {@code times[0]} through all further times, which are hit exactly; the observer sees every one of them,
     * and every step in between.
     *
     * @param system du/dt = F(t, u)
     * @param u the state at times[0]; changed into the state at the last time
     * @param times increasing times, at least two
     * @param observer hears of every step
     * @return number of steps made
     * @throws IllegalArgumentException if the system lacks the required capability, naming both, or if an explicit step is
     *     longer than the largest stable one, naming how many steps would be stable
     * @throws org.fokker.method.NumericalException if a value is not finite, or if no step meets the tolerance; names time
     *     and step
     */
    int integrate(SemiDiscretisation system, double[] u, double[] times, StepObserver observer);

    /**
     * Takes up a march where it was interrupted, and makes the same steps with the same bits as if it had not been.
     *
     * @param system the system of the interrupted march, or the same discretised anew
     * @param u receives the state of the checkpoint, then changed into the state at the last time
     * @param from where a march of this integrator stood
     * @param observer hears of every further step
     * @return number of further steps made
     * @throws IllegalArgumentException if another integrator made the checkpoint or the system does not fit; names both
     * @throws org.fokker.method.NumericalException as {@link #integrate}
     */
    int resume(SemiDiscretisation system, double[] u, Checkpoint from, StepObserver observer);

    /**
     * Memory that a march needs besides the state and what the system holds, to be compared with the heap before anything is
     * allocated.
     *
     * @return number of arrays of the size of the grid, an upper estimate
     */
    int workArrays();

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

        /**
         * Called after every {@link #accept} but the first: here the march may be interrupted, by an exception or by the end of
         * the program.
         *
         * @param here makes a checkpoint, at the cost of a copy of the state, if it is asked before this method returns
         */
        default void interruptible(Supplier<Checkpoint> here) {}

        /**
         * Called when a step was made in vain, because its estimated error was too large.
         *
         * @param t time at which the step began
         * @param h its length
         * @param estimate its estimated error, L1 norm relative to the mass
         */
        default void rejected(double t, double h, double estimate) {}
    }
}
