package org.fokker.diffusion.likelihood;

import org.fokker.diffusion.CholeskyFactor;
import org.fokker.process.Schedule;

/**
 * A step with a Gaussian reverse kernel: the divergence of q(z_r | z_t, x) from the kernel, made quiet by a control of mean
 * zero.
 *
 * <p>The noises of r and t are standard normal with the correlation α = a_t s_r/(a_r s_t), so the bridge is ε_r = α ε_t + γ η with
 * γ² = Q/s_t² = 1 − α². In units of the deviation of the bridge it is N(0, I), and the kernel with the covariance of the exact
 * reversal is N(√κ e, S⁻¹) with S = (I + κM)⁻¹ and κ = u_r/u_t − 1. Its log-ratio to the bridge,
 *
 * <pre>{@code log q/p = ½ [−log det S − |η|² + (η − √κ e)ᵀ S (η − √κ e)],}</pre>
 *
 * has the mean ½ [tr S − d − log det S + κ eᵀ S e] over η: that is its divergence. Along a path the sum of the log-ratios is
 * nearly constant, because with exact kernels it telescopes; the divergences are not. So the control is log-ratio −
 * divergence of this kernel, whichever divergence it is added to. Where the added divergence ½ w |e|² differs much from that of the
 * kernel, the difference is still nearly a multiple of |ε|², and the same multiple of |ε|² − d is taken away: b = μ² (w − κ/(1 +
 * κμ)) with the sharpness μ = min(1, tr M/d) at ε = 0, where e ≈ e_0 + μ ε.
 */
final class KernelStep implements ChainStep {

    private final double kappa;
    private final double alpha;
    private final double gamma;
    private final boolean matched;
    private final double constant;
    private final double weight;
    private final double reduction;

    private KernelStep(
            Schedule schedule, double r, double t, boolean matched, double constant, double weight, double sharpness) {
        kappa = kappa(schedule, r, t);
        alpha = Math.exp(schedule.logSnr(t) - schedule.logSnr(r));
        gamma = Math.sqrt(schedule.transitionVariance(r, t) / schedule.variance(t));
        this.matched = matched;
        this.constant = constant;
        this.weight = weight;
        reduction = sharpness * sharpness * (weight - kappa / (1 + kappa * sharpness));
    }

    /**
     * A step whose kernel has the covariance of the exact reversal.
     *
     * @param schedule the schedule
     * @param r earlier time, &gt; 0
     * @param t later time
     */
    static KernelStep matched(Schedule schedule, double r, double t) {
        return new KernelStep(schedule, r, t, true, 0, 0, 0);
    }

    /**
     * A step with the divergence constant + ½ weight |e|².
     *
     * @param schedule the schedule
     * @param r earlier time, &gt; 0
     * @param t later time
     * @param constant nats
     * @param weight w, factor of the squared noise error
     * @param sharpness μ of the later time
     */
    static KernelStep isotropic(
            Schedule schedule, double r, double t, double constant, double weight, double sharpness) {
        return new KernelStep(schedule, r, t, false, constant, weight, sharpness);
    }

    /**
     * The relative change of the signal-to-noise ratio over a step.
     *
     * @param schedule the schedule
     * @param r earlier time, &gt; 0
     * @param t later time
     * @return κ = u_r/u_t − 1 = Q/((a_t/a_r)² s_r²), without cancellation
     */
    static double kappa(Schedule schedule, double r, double t) {
        return schedule.transitionVariance(r, t)
                * Math.exp(2 * (schedule.logScale(r) - schedule.logScale(t)))
                / schedule.variance(r);
    }

    @Override
    public void addLoss(double[][] earlier, NoisedDraws later, double[] loss) {
        int d = later.dimension();
        double[][] noise = later.noise();
        double[][] error = later.error();
        double root = Math.sqrt(kappa);
        double[] residual = new double[d];
        CholeskyFactor factor = new CholeskyFactor(d);
        for (int j = 0; j < loss.length; j++) {
            factor.factorise(later.covariance(), j, kappa, 1);
            double bridge = 0;
            double length = 0;
            for (int i = 0; i < d; i++) {
                double eta = (earlier[i][j] - alpha * noise[i][j]) / gamma;
                bridge += eta * eta;
                length += noise[i][j] * noise[i][j];
                residual[i] = eta - root * error[i][j];
            }
            double misfit = factor.inverseQuadratic(residual) - bridge;
            if (matched) {
                loss[j] += 0.5 * (factor.logDeterminant() + misfit);
            } else {
                for (int i = 0; i < d; i++) {
                    residual[i] = root * error[i][j];
                }
                double control = d + misfit - factor.inverseTrace() - factor.inverseQuadratic(residual);
                loss[j] += constant + 0.5 * (weight * later.squaredError(j) + control - reduction * (length - d));
            }
        }
    }
}
