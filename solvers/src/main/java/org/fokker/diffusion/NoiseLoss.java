package org.fokker.diffusion;

/**
 * A loss in nats that depends on the noise error e and the scaled posterior covariance M of a draw only: the divergence of a
 * reverse kernel, or the negative log-density of a Gaussian decoder.
 */
interface NoiseLoss {

    /** Returns whether M is needed. */
    boolean usesCovariance();

    /**
     * Evaluates the loss.
     *
     * @param draws the draws
     * @param loss receives the loss of each draw
     */
    void evaluate(NoisedDraws draws, double[] loss);

    /**
     * The matrix K of the quadratic form ½ εᵀ K ε that the mean of an antithetic pair of losses becomes when the score is
     * linear near the mean of the draws, e = e_0 + M_0 ε.
     *
     * @param centre the single draw ε = 0
     * @param k receives the rows of the lower triangle, d(d+1)/2
     */
    void quadraticForm(NoisedDraws centre, double[] k);
}
