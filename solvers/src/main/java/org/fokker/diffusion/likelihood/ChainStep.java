package org.fokker.diffusion.likelihood;

/** A step of the reverse chain from a time t to an earlier time r, or to the data. */
interface ChainStep {

    /**
     * Adds what the step costs along each path.
     *
     * @param earlier the noise ε at r, d × n
     * @param later the draws at t
     * @param loss is added to, n
     */
    void addLoss(double[][] earlier, NoisedDraws later, double[] loss);
}
