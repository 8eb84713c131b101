package org.fokker.diffusion;

/**
 * The divergence of q(z_r | z_t, x) from the reverse kernel with the posterior mean and the covariance β̃ (I + κ M), where
 * κ = u_r/u_t − 1: ½ [tr(I + κM)⁻¹ − d + log det(I + κM) + κ eᵀ (I + κM)⁻¹ e].
 *
 * @param kappa κ
 */
record MatchedKernelLoss(double kappa) implements NoiseLoss {

    @Override
    public boolean usesCovariance() {
        return true;
    }

    @Override
    public void evaluate(NoisedDraws draws, double[] loss) {
        double[][] e = draws.error();
        double[][] m = draws.covariance();
        CholeskyFactor factor = new CholeskyFactor(e.length);
        for (int j = 0; j < draws.count(); j++) {
            factor.factorise(m, j, kappa, 1);
            loss[j] = 0.5
                    * (factor.inverseTrace()
                            - e.length
                            + factor.logDeterminant()
                            + kappa * factor.inverseQuadratic(e, j));
        }
    }

    /** K = κ M (I + κM)⁻¹ M, by polarisation of the quadratic form of the inverse over the columns of M. */
    @Override
    public void quadraticForm(NoisedDraws centre, double[] k) {
        int d = centre.error().length;
        CholeskyFactor factor = new CholeskyFactor(d);
        factor.factorise(centre.covariance(), 0, kappa, 1);
        double[][] vector = new double[d][1];
        for (int i = 0, row = 0; i < d; i++) {
            for (int j = 0; j <= i; j++, row++) {
                double difference = 0;
                for (int sign = 1; sign >= -1; sign -= 2) {
                    for (int c = 0; c < d; c++) {
                        vector[c][0] = 0.5 * (centre.covariance(c, i) + sign * centre.covariance(c, j));
                    }
                    difference += sign * factor.inverseQuadratic(vector, 0);
                }
                k[row] = kappa * difference;
            }
        }
    }
}
