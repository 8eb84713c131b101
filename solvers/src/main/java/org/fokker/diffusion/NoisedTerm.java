package org.fokker.diffusion;

/**
 * A function of the noised point at one time whose expectation over q(z_t | x) is a term of a bound; it may have several
 * outputs that are estimated from the same draws.
 */
interface NoisedTerm {

    /** Returns t. */
    double time();

    /** Returns whether the scaled posterior covariance of the draws is needed. */
    boolean usesCurvature();

    /** Returns the number of outputs. */
    int outputs();

    /**
     * Evaluates the outputs.
     *
     * @param draws the draws at the time of this term
     * @param values receives output o of draw j in values[o][j]
     */
    void evaluate(NoisedDraws draws, double[][] values);

    /**
     * The quadratic forms ½ εᵀ K ε that the outputs become near the mean of the draws, see {@link NoiseLoss#quadraticForm}.
     *
     * @param centre the single draw ε = 0
     * @param k receives for each output the rows of the lower triangle, d(d+1)/2
     */
    void quadraticForms(NoisedDraws centre, double[][] k);
}
