package org.fokker.diffusion.likelihood;

import org.fokker.diffusion.CholeskyFactor;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.process.Schedule;

/**
 * The last step of a chain that starts at time 0: −log of a Gaussian decoder around E[X_0|z_t] at x, so that x −
 * E[X_0|z_t] = −(s/a) e.
 */
final class DecoderStep implements ChainStep {

    private final ReverseVariance variance;
    private final double logVariance;
    private final double weight;

    /**
     * Makes a decoder.
     *
     * @param schedule the schedule
     * @param t the first time after 0
     * @param variance upper for the covariance s² I, which is the transition variance from 0; otherwise Cov[X_0|z_t]
     */
    DecoderStep(Schedule schedule, double t, ReverseVariance variance) {
        this.variance = variance;
        double logRatio = -2 * schedule.logSnr(t);
        if (variance == ReverseVariance.UPPER) {
            logVariance = Math.log(schedule.variance(t));
            weight = Math.exp(logRatio - logVariance);
        } else {
            logVariance = logRatio;
            weight = 1;
        }
    }

    @Override
    public void addLoss(double[][] earlier, NoisedDraws later, double[] loss) {
        int d = later.dimension();
        double constant = d * (Math.log(2 * Math.PI) + logVariance);
        double[] error = new double[d];
        CholeskyFactor factor = new CholeskyFactor(d);
        for (int j = 0; j < loss.length; j++) {
            if (variance == ReverseVariance.UPPER) {
                loss[j] += 0.5 * (constant + weight * later.squaredError(j));
            } else {
                for (int i = 0; i < d; i++) {
                    error[i] = later.error()[i][j];
                }
                factor.factorise(later.covariance(), j, 1, 0);
                loss[j] += 0.5 * (constant + factor.logDeterminant() + factor.inverseQuadratic(error));
            }
        }
    }
}
