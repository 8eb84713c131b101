package org.fokker.diffusion;

/**
 * The loss of a reverse kernel whose covariance is a multiple of the identity: constant + ½ weight |e|².
 *
 * @param constant nats
 * @param weight factor of the squared noise error
 */
record IsotropicLoss(double constant, double weight) implements NoiseLoss {

    @Override
    public boolean usesCovariance() {
        return false;
    }

    @Override
    public void evaluate(NoisedDraws draws, double[] loss) {
        double[][] e = draws.error();
        for (int j = 0; j < draws.count(); j++) {
            double sum = 0;
            for (double[] component : e) {
                sum += component[j] * component[j];
            }
            loss[j] = constant + 0.5 * weight * sum;
        }
    }

    /** K = weight M². */
    @Override
    public void quadraticForm(NoisedDraws centre, double[] k) {
        int d = centre.error().length;
        for (int i = 0, row = 0; i < d; i++) {
            for (int j = 0; j <= i; j++, row++) {
                double sum = 0;
                for (int c = 0; c < d; c++) {
                    sum += centre.covariance(i, c) * centre.covariance(c, j);
                }
                k[row] = weight * sum;
            }
        }
    }
}
