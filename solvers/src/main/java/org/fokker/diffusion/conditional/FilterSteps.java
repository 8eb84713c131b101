package org.fokker.diffusion.conditional;

import org.fokker.random.RandomStream;

/**
 * What a particle filter does between its resamplings, for one filter in one thread. At time k of its grid the particles are weighed,
 * perhaps resampled, and moved to time k + 1; weights are logarithms.
 */
interface FilterSteps {

    /** {@return the number of steps of the grid on which this filter runs} */
    int steps();

    /** {@return the logarithm of what the mean weight must be multiplied by to be an estimate of p(y)} */
    double logConstant();

    /**
     * Draws the particles at time 0.
     *
     * @param stream source of the normals
     * @param firstPath path of the first particle
     * @param x receives the particles by component, d × N
     * @param logWeights added to
     */
    void start(RandomStream stream, long firstPath, double[][] x, double[] logWeights);

    /**
     * Weighs the particles at time k; keeps what the move needs.
     *
     * @param k number of the time, 0 … steps
     * @param x particles, not changed
     * @param logWeights added to
     */
    void weigh(int k, double[][] x, double[] logWeights);

    /**
     * Moves the particles from time k to time k + 1.
     *
     * @param k number of the step
     * @param x particles as they were weighed
     * @param parents which of them each new particle comes from
     * @param stream source of the normals
     * @param firstPath path of the first particle
     * @param next receives the new particles
     */
    void move(int k, double[][] x, int[] parents, RandomStream stream, long firstPath, double[][] next);

    /**
     * The denoised particles at the last time, after they were weighed there.
     *
     * @return the points by component, d × N
     */
    double[][] denoised();
}
