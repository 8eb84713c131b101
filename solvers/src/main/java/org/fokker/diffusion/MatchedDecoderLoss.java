package org.fokker.diffusion;

/**
 * −log N(x; E[X_0|z], Cov[X_0|z]), the loss of the Gaussian decoder with the exact conditional moments: ½ [d log(2π s²/a²) + log
 * det M + eᵀ M⁻¹ e].
 *
 * @param ratio s/a
 */
record MatchedDecoderLoss(double ratio) implements NoiseLoss {

    @Override
    public boolean usesCovariance() {
        return true;
    }

    @Override
    public void evaluate(NoisedDraws draws, double[] loss) {
        double[][] e = draws.error();
        double[][] m = draws.covariance();
        double constant = e.length * (Math.log(2 * Math.PI) + 2 * Math.log(ratio));
        CholeskyFactor factor = new CholeskyFactor(e.length);
        for (int j = 0; j < draws.count(); j++) {
            factor.factorise(m, j, 1, 0);
            loss[j] = 0.5 * (constant + factor.logDeterminant() + factor.inverseQuadratic(e, j));
        }
    }

    /** K = M M⁻¹ M = M. */
    @Override
    public void quadraticForm(NoisedDraws centre, double[] k) {
        for (int row = 0; row < k.length; row++) {
            k[row] = centre.covariance()[row][0];
        }
    }
}
