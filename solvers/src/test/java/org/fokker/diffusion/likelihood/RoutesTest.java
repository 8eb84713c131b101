package org.fokker.diffusion.likelihood;

import org.fokker.distribution.GaussianMixture;

/** All routes to one log-density. */
class RoutesTest {

    /** Points of a low-discrepancy sequence over two deviations around the mean: modes, valleys and tails. */
    static double[] point(GaussianMixture target, int number) {
        double[] mean = target.mean();
        double[][] covariance = target.covariance();
        double[] x = new double[mean.length];
        // The fractional parts of multiples of powers of the positive root of g^(d+1) = g + 1.
        double g = 1;
        for (int i = 0; i < 50; i++) {
            g = Math.pow(1 + g, 1.0 / (mean.length + 1));
        }
        for (int i = 0; i < x.length; i++) {
            double share = (number + 0.5) / Math.pow(g, i + 1.0);
            x[i] = mean[i] + 4 * (share - Math.floor(share) - 0.5) * Math.sqrt(covariance[i][i]);
        }
        return x;
    }
}
