package org.fokker.diffusion;

import java.util.List;
import org.fokker.statistics.Estimate;

/**
 * The expectation of log p_T(z_T)/π(z_T) over q(z_T | x): what a bound loses because generation starts from the reference law.
 * Negative at points where p_T lies below π; its mean over the data is KL(p_T ‖ π).
 *
 * @param problem the model
 */
record PriorMismatchTerm(LikelihoodProblem problem) implements NoisedTerm {

    /**
     * Estimates the mismatch.
     *
     * @param problem the model
     * @param sampler draws of the noised point
     * @param pairs how many antithetic pairs
     * @param purpose first of the two purposes that the draws are for
     * @return E log p_T(z_T)/π(z_T) with its standard error
     */
    static Estimate estimate(LikelihoodProblem problem, TermSampler sampler, int pairs, int purpose) {
        Moments moments = sampler.sample(List.of(new PriorMismatchTerm(problem)), pairs, purpose).get(0);
        return new Estimate(moments.mean(0), Math.sqrt(moments.covarianceOfMeans(0, 0)));
    }

    @Override
    public double time() {
        return problem.end();
    }

    @Override
    public boolean usesCurvature() {
        return false;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public void evaluate(NoisedDraws draws, double[][] values) {
        double[][] z = draws.points();
        int n = draws.count();
        problem.law().marginal(problem.end()).evaluate(z, n, values[0], new double[z.length][n]);
        double[] point = new double[z.length];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < point.length; i++) {
                point[i] = z[i][j];
            }
            values[0][j] -= problem.referenceLogDensity(point);
        }
    }

    /** K = s² ∇² log p_T/π = M − (1 − s²/v) I. */
    @Override
    public void quadraticForms(NoisedDraws centre, double[][] k) {
        double relative = centre.deviation() * centre.deviation() / problem.referenceVariance();
        for (int i = 0, row = 0; i < problem.dimension(); i++) {
            for (int j = 0; j <= i; j++, row++) {
                k[0][row] = centre.covariance(i, j) - (i == j ? 1 - relative : 0);
            }
        }
    }
}
