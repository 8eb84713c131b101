package org.fokker.diffusion.likelihood;

import org.fokker.diffusion.ReverseVariance;
import org.fokker.process.Schedule;

/**
 * The gap that a reverse chain leaves at x if the data are N(m, v I) with the mean of the target and its mean variance, in closed
 * form. With w = u + 1/v the error of the denoiser is E|x − E[X_0|z]|² = d/w + (|x − m|²/v² − d/v)/w². What the gap for other data
 * differs by is much smoother in the number of steps, because near the data, where u · mse → d, they are alike.
 */
final class GaussianReference {

    private final Schedule schedule;
    private final int d;
    private final double precision;
    private final double excess;

    /**
     * Prepares the reference.
     *
     * @param problem the model
     * @param x the point
     */
    GaussianReference(LikelihoodProblem problem, double[] x) {
        schedule = problem.schedule();
        d = x.length;
        double[] mean = problem.law().target().mean();
        double[][] covariance = problem.law().target().covariance();
        double distance = 0;
        double trace = 0;
        for (int i = 0; i < d; i++) {
            distance += (x[i] - mean[i]) * (x[i] - mean[i]);
            trace += covariance[i][i];
        }
        precision = d / trace;
        excess = (distance * precision - d) * precision;
    }

    /**
     * The gap of a chain, without prior mismatch.
     *
     * @param times all times
     * @param knots the numbers of those that the chain uses
     * @param variance covariance of its kernels
     * @return expected loss of the chain less that of the exact reversal
     */
    double gap(double[] times, int[] knots, ReverseVariance variance) {
        double gap = 0;
        if (variance != ReverseVariance.OPTIMAL) {
            for (int k = 1; k < knots.length; k++) {
                double r = times[knots[k - 1]];
                double t = times[knots[k]];
                gap += r == 0 ? decoderGap(t, variance) : kernelGap(r, t, variance);
            }
        }
        return gap;
    }

    private double kernelGap(double r, double t, ReverseVariance variance) {
        double later = snr(t) + precision;
        double change = snr(t) * KernelStep.kappa(schedule, r, t);
        double exact = d * Math.log1p(change / later) + excess * change / (later * (later + change));
        double loss = change * meanSquaredError(later);
        if (variance == ReverseVariance.UPPER) {
            double ratio = (schedule.variance(r) - schedule.variance(t)) / schedule.variance(t);
            loss = d * (ratio - Math.log1p(ratio)) + (1 + ratio) * loss;
        }
        return 0.5 * (loss - exact);
    }

    private double decoderGap(double t, ReverseVariance variance) {
        if (variance == ReverseVariance.LOWER) {
            return 0;
        }
        double later = snr(t) + precision;
        double misfit = 1 / schedule.variance(t) - later;
        return 0.5 * (d * Math.log(later * schedule.variance(t)) + misfit * meanSquaredError(later));
    }

    private double snr(double t) {
        return Math.exp(2 * schedule.logSnr(t));
    }

    private double meanSquaredError(double w) {
        return (d + excess / w) / w;
    }
}
