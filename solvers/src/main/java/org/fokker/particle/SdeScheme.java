package org.fokker.particle;

import org.fokker.method.Method;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;

/** A one-step scheme for stochastic differential equations. */
public interface SdeScheme extends Method {

    /** {@return the reading of state-dependent noise whose solution the scheme approximates} */
    Interpretation reading();

    /**
     * Prepares the scheme for a process.
     *
     * @param process what is to be stepped
     * @param block largest number of particles that a step will be asked for
     * @return a stepper with scratch arrays of its own, for one thread
     * @throws IllegalArgumentException if the scheme cannot treat the process (noise type, interpretation); names both
     */
    Stepper stepper(DiffusionProcess process, int block);

    /** Advances a block of particles. */
    interface Stepper {

        /**
         * Makes one step.
         *
         * @param t time at the beginning
         * @param h step size, &gt; 0
         * @param x positions by component, d × (≥ n), changed
         * @param n how many particles
         * @param z standard normals by noise component, m × (≥ n): ΔW = √h z
         */
        void step(double t, double h, double[][] x, int n, double[][] z);
    }
}
