package org.fokker.diffusion.likelihood;

import org.fokker.fokkerplanck.following.Motion;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;

/**
 * Mean and standard deviations along the axes of an affine-Gaussian process from a mixture, as coordinates: m = c + a (m_0 − c) and
 * S_i² = a² C_ii + s², with m′ = f a (m_0 − c) and (S_i²)′ = 2 f S_i² + g², in the clock of the process or in that of its reversal.
 */
final class NoisedMotion implements Motion {

    private final Schedule schedule;
    private final double[] centre;
    private final double[] mean;
    private final double[] variance;
    private final double end;
    private final boolean reverse;

    private NoisedMotion(MixtureDiffusion law, double end, boolean reverse) {
        AffineGaussianProcess process = law.process();
        schedule = process.schedule();
        centre = process.centre();
        mean = law.target().mean();
        double[][] covariance = law.target().covariance();
        variance = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            variance[i] = covariance[i][i];
        }
        this.end = end;
        this.reverse = reverse;
    }

    /**
     * The motion of the law.
     *
     * @param law the law p_t
     */
    static NoisedMotion forward(MixtureDiffusion law) {
        return new NoisedMotion(law, 0, false);
    }

    /**
     * The motion of p_{T−τ} in the clock τ.
     *
     * @param law the law p_t
     * @param end T
     */
    static NoisedMotion reverse(MixtureDiffusion law, double end) {
        return new NoisedMotion(law, end, true);
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    @Override
    public Frame at(double clock) {
        double t = reverse ? Math.max(0, end - clock) : clock;
        double sign = reverse ? -1 : 1;
        int d = mean.length;
        double[] place = new double[d];
        double[] placeRate = new double[d];
        double[] scale = new double[d];
        double[] scaleRate = new double[d];
        double a = schedule.scale(t);
        double rate = schedule.driftRate(t);
        for (int i = 0; i < d; i++) {
            place[i] = centre[i] + a * (mean[i] - centre[i]);
            placeRate[i] = sign * rate * a * (mean[i] - centre[i]);
            double square = a * a * variance[i] + (t == 0 ? 0 : schedule.variance(t));
            scale[i] = Math.sqrt(square);
            scaleRate[i] = sign * (rate * scale[i] + 0.5 * schedule.squaredVolatility(t) / scale[i]);
        }
        return new Frame(place, scale, placeRate, scaleRate);
    }
}
