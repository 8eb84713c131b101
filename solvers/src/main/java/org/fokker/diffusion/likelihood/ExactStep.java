package org.fokker.diffusion.likelihood;

import org.fokker.diffusion.CholeskyFactor;
import org.fokker.process.Schedule;

/**
 * A step with the exact reverse kernel p(z_r | z_t), a mixture. In units of the deviation of the bridge q(z_r | z_t, x) = N(0, I) its
 * components are N(√κ e_k, I + κ M_k) with the weights r_k(z_t), the noise errors e_k = ε + s l_k and the scaled posterior
 * covariances M_k = I − s² V_k⁻¹ of the single components; see {@link KernelStep} for κ, α and γ. The loss is log q/p itself: no
 * divergence, and nothing to be controlled.
 */
final class ExactStep implements ChainStep {

    private final double root;
    private final double alpha;
    private final double gamma;
    private final NoisedPoint place;
    /** Rows of the lower triangles of M_k, one column for each component. */
    private final double[][] covariance;

    private final double kappa;

    /**
     * Makes a step.
     *
     * @param schedule the schedule
     * @param r earlier time, &gt; 0
     * @param t later time
     * @param place the draws at t
     */
    ExactStep(Schedule schedule, double r, double t, NoisedPoint place) {
        this.place = place;
        kappa = KernelStep.kappa(schedule, r, t);
        root = Math.sqrt(kappa);
        alpha = Math.exp(schedule.logSnr(t) - schedule.logSnr(r));
        gamma = Math.sqrt(schedule.transitionVariance(r, t) / schedule.variance(t));
        covariance = place.componentCovariances();
    }

    @Override
    public void addLoss(double[][] earlier, NoisedDraws later, double[] loss) {
        int d = later.dimension();
        int components = place.marginal().components();
        double[][] noise = later.noise();
        double[][] z = place.place(noise);
        CholeskyFactor[] factors = new CholeskyFactor[components];
        double[] logScale = new double[components];
        for (int k = 0; k < components; k++) {
            factors[k] = new CholeskyFactor(d);
            factors[k].factorise(covariance, k, kappa, 1);
            logScale[k] = -0.5 * factors[k].logDeterminant();
        }
        double[] scores = new double[components * d];
        double[] prior = new double[components];
        double[] joint = new double[components];
        double[] bridge = new double[d];
        double[] residual = new double[d];
        for (int j = 0; j < loss.length; j++) {
            place.marginal().logTerms(z, j, scores, prior);
            double length = 0;
            for (int i = 0; i < d; i++) {
                bridge[i] = (earlier[i][j] - alpha * noise[i][j]) / gamma;
                length += bridge[i] * bridge[i];
            }
            for (int k = 0; k < components; k++) {
                for (int i = 0; i < d; i++) {
                    double error = noise[i][j] + place.deviation() * scores[k * d + i];
                    residual[i] = bridge[i] - root * error;
                }
                joint[k] = prior[k] + logScale[k] - 0.5 * factors[k].inverseQuadratic(residual);
            }
            loss[j] += MixtureCurvature.logSum(prior) - MixtureCurvature.logSum(joint) - 0.5 * length;
        }
    }
}
