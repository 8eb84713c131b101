package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Method;
import org.fokker.process.Denoiser;

/**
 * A named way from noise to data. Immutable and free of any problem.
 *
 * <p>A step that begins at a = 0 or ends at s = 0 is of the first order, and the latter ends in a denoised point or near it; what is
 * promised is promised for grids with finite log-SNR. Times are never rounded.
 */
public interface Sampler extends Method {

    /** {@return how many standard normal numbers a step uses for each coordinate; 0 if the sampler is deterministic} */
    int normalsPerStep();

    /**
     * Prepares a walk of a block of points through the times of a grid.
     *
     * @param model what the data behind a noised point are
     * @param grid times, in the order in which they are met; of the schedule of the model's process
     * @param block largest number of points that a step will be asked for
     * @return a walk with scratch arrays of its own, for one thread
     * @throws IllegalArgumentException if the sampler cannot run on the grid; names both
     */
    Walk walk(Denoiser model, TimeGrid grid, int block);

    /**
     * Moves a block of points. Keeps what earlier steps have left, so that steps must be made in order, each on the points as the
     * one before left them.
     */
    interface Walk {

        /**
         * Makes a step from time k to time k + 1 of the grid. Step 0 forgets all that was before.
         *
         * @param k number of the step, 0 … N − 1
         * @param x points by component, d × (≥ n), changed
         * @param n how many points, the same in all steps
         * @param z standard normals, (normalsPerStep · d) × (≥ n): those of coordinate i in rows i · normalsPerStep …; not changed
         */
        void step(int k, double[][] x, int n, double[][] z);
    }
}
