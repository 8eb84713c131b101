package org.fokker.diffusion;

import org.fokker.kernel.PackedMixture;

/**
 * The expectation of −log p(x | z_t) under the exact conditional law of the data, the mixture Σ r_k N(μ_k, P_k) with the
 * responsibilities r_k of z under p_t, P_k⁻¹ = C_k⁻¹ + u I and P_k⁻¹ (x − μ_k) = C_k⁻¹ (x − m_k) − (a/s) ε.
 */
final class ExactDecoderTerm implements NoisedTerm {

    private final double time;
    private final double ratio;
    private final int d;
    private final int components;
    private final PackedMixture marginal;
    /** Rows of the lower triangles of P_k⁻¹, one column for each component. */
    private final double[][] posteriorPrecision;
    /** C_k⁻¹ (x − m_k), one row for each component. */
    private final double[][] pull;

    /**
     * Prepares the decoder.
     *
     * @param problem the model
     * @param x the point whose density is asked for
     * @param time t &gt; 0
     */
    ExactDecoderTerm(LikelihoodProblem problem, double[] x, double time) {
        this.time = time;
        d = x.length;
        ratio = Math.exp(-problem.schedule().logSnr(time));
        marginal = problem.law().marginal(time).packed();
        PackedMixture prior = problem.law().target().packed();
        components = prior.components();
        pull = new double[components][d];
        posteriorPrecision = new double[d * (d + 1) / 2][components];
        for (int k = 0; k < components; k++) {
            double[] precision = MixtureCurvature.precision(prior, k);
            for (int i = 0, row = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    pull[k][i] += precision[i * d + j] * (x[j] - prior.mean()[k * d + j]);
                }
                for (int j = 0; j <= i; j++, row++) {
                    posteriorPrecision[row][k] = precision[i * d + j] + (i == j ? 1 / (ratio * ratio) : 0);
                }
            }
        }
    }

    @Override
    public double time() {
        return time;
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
        CholeskyFactor[] factors = new CholeskyFactor[components];
        double[] logScale = new double[components];
        for (int k = 0; k < components; k++) {
            factors[k] = new CholeskyFactor(d);
            factors[k].factorise(posteriorPrecision, k, 1, 0);
            logScale[k] = 0.5 * (factors[k].logDeterminant() - d * Math.log(2 * Math.PI));
        }
        MixtureCurvature noised = new MixtureCurvature(marginal);
        double[] scores = new double[components * d];
        double[] prior = new double[components];
        double[] joint = new double[components];
        double[][] residual = new double[d][1];
        for (int j = 0; j < draws.count(); j++) {
            noised.logTerms(draws.points(), j, scores, prior);
            for (int k = 0; k < components; k++) {
                for (int i = 0; i < d; i++) {
                    residual[i][0] = pull[k][i] - draws.noise()[i][j] / ratio;
                }
                joint[k] = prior[k] + logScale[k] - 0.5 * factors[k].inverseQuadratic(residual, 0);
            }
            values[0][j] = logSum(prior) - logSum(joint);
        }
    }

    /** Near x the conditional law is the Gaussian with the moments of the posterior: K = M. */
    @Override
    public void quadraticForms(NoisedDraws centre, double[][] k) {
        new MatchedDecoderLoss(ratio).quadraticForm(centre, k[0]);
    }

    private static double logSum(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }
}
