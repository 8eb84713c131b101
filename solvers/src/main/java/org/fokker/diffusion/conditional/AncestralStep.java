package org.fokker.diffusion.conditional;

import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Schedule;

/**
 * The step q(x_r | x_t, x̂) from time t to an earlier time r &lt; t with the denoised point in the place of the data (J. Ho, A. Jain and
 * P. Abbeel, NeurIPS (2020), eqs. 6 and 7): x_r = shift + κ x_t + c x̂ + √β̃ ε with κ = (a_t/a_r) s_r²/s_t², c = a_r Q/s_t², β̃ = s_r² Q/s_t² and
 * Q the variance of X_t given X_r.
 *
 * @param keep κ
 * @param gain c
 * @param deviation √β̃
 * @param shift b_r − κ b_t, d
 */
@SuppressWarnings("ArrayRecordComponent") // read by this package only, which does not change it
record AncestralStep(double keep, double gain, double deviation, double[] shift) {

    static AncestralStep of(AffineGaussianProcess process, double t, double r) {
        Schedule schedule = process.schedule();
        double lost = schedule.transitionVariance(r, t) / schedule.variance(t);
        double earlier = schedule.variance(r);
        double keep = Math.exp(schedule.logScale(t) - schedule.logScale(r)) * (earlier / schedule.variance(t));
        double[] shift = process.shift(r);
        double[] later = process.shift(t);
        for (int i = 0; i < shift.length; i++) {
            shift[i] -= keep * later[i];
        }
        return new AncestralStep(keep, schedule.scale(r) * lost, Math.sqrt(earlier * lost), shift);
    }
}
