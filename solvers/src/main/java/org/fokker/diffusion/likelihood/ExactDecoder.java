package org.fokker.diffusion.likelihood;

import org.fokker.diffusion.CholeskyFactor;
import org.fokker.kernel.PackedMixture;

/**
 * −log p(x | z_t) under the exact conditional law of the data, the mixture Σ r_k N(μ_k, P_k) with the responsibilities
 * r_k of z under p_t, P_k⁻¹ = C_k⁻¹ + u I and P_k⁻¹ (x − μ_k) = C_k⁻¹ (x − m_k) − (a/s) ε.
 */
final class ExactDecoder {

    private final int d;
    private final int components;
    private final double root;
    private final NoisedPoint place;
    /** Rows of the lower triangles of P_k⁻¹, one column for each component. */
    private final double[][] precision;
    /** C_k⁻¹ (x − m_k), one row for each component. */
    private final double[][] pull;

    /**
     * Prepares the decoder.
     *
     * @param problem the model, start &gt; 0
     * @param x the point whose density is asked for
     */
    ExactDecoder(LikelihoodProblem problem, double[] x) {
        d = x.length;
        place = new NoisedPoint(problem, x, problem.start());
        root = Math.exp(problem.schedule().logSnr(problem.start()));
        PackedMixture prior = problem.law().target().packed();
        components = prior.components();
        pull = new double[components][d];
        precision = new double[d * (d + 1) / 2][components];
        for (int k = 0; k < components; k++) {
            double[] inverse = MixtureCurvature.precision(prior, k);
            for (int i = 0, row = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    pull[k][i] += inverse[i * d + j] * (x[j] - prior.mean()[k * d + j]);
                }
                for (int j = 0; j <= i; j++, row++) {
                    precision[row][k] = inverse[i * d + j] + (i == j ? root * root : 0);
                }
            }
        }
    }

    /**
     * Adds the loss of each draw.
     *
     * @param noise ε at the start, d × n
     * @param loss is added to, n
     */
    void addLoss(double[][] noise, double[] loss) {
        CholeskyFactor[] factors = new CholeskyFactor[components];
        double[] logScale = new double[components];
        for (int k = 0; k < components; k++) {
            factors[k] = new CholeskyFactor(d);
            factors[k].factorise(precision, k, 1, 0);
            logScale[k] = 0.5 * (factors[k].logDeterminant() - d * Math.log(2 * Math.PI));
        }
        double[][] z = place.place(noise);
        double[] scores = new double[components * d];
        double[] prior = new double[components];
        double[] joint = new double[components];
        double[] residual = new double[d];
        for (int j = 0; j < loss.length; j++) {
            place.marginal().logTerms(z, j, scores, prior);
            for (int k = 0; k < components; k++) {
                for (int i = 0; i < d; i++) {
                    residual[i] = pull[k][i] - root * noise[i][j];
                }
                joint[k] = prior[k] + logScale[k] - 0.5 * factors[k].inverseQuadratic(residual);
            }
            loss[j] += MixtureCurvature.logSum(prior) - MixtureCurvature.logSum(joint);
        }
    }
}
