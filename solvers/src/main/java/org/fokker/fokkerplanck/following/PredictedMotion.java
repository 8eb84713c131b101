package org.fokker.fokkerplanck.following;

import java.util.Arrays;
import java.util.List;

/**
 * The motion of predicted moments: the centre is the mean, the scales are the standard deviations along the axes. Between the
 * times at which the moments are known the mean and the logarithm of the scale are cubics with the right values and slopes at
 * both ends (Hermite's), so that the motion is continuously differentiable and every scale positive.
 */
final class PredictedMotion implements Motion {

    private final int d;
    private final double[] time;
    /** Mean, then log S, at every time. */
    private final double[][] value;

    private final double[][] slope;

    PredictedMotion(int d, List<GaussianClosure.Moments> moments) {
        this.d = d;
        time = new double[moments.size()];
        value = new double[time.length][2 * d];
        slope = new double[time.length][2 * d];
        for (int k = 0; k < time.length; k++) {
            GaussianClosure.Moments at = moments.get(k);
            time[k] = at.t();
            for (int i = 0; i < d; i++) {
                int variance = d + i * d - i * (i - 1) / 2;
                value[k][i] = at.value()[i];
                slope[k][i] = at.rate()[i];
                value[k][d + i] = 0.5 * Math.log(at.value()[variance]);
                slope[k][d + i] = 0.5 * at.rate()[variance] / at.value()[variance];
            }
        }
    }

    @Override
    public int dimension() {
        return d;
    }

    @Override
    public Frame at(double t) {
        int found = Arrays.binarySearch(time, t);
        // Times beyond the ends by a rounding error continue the last cubics.
        int k = Math.max(0, Math.min(time.length - 2, found >= 0 ? found : -found - 2));
        double h = time[k + 1] - time[k];
        double s = (t - time[k]) / h;
        double[] centre = new double[d];
        double[] scale = new double[d];
        double[] centreRate = new double[d];
        double[] scaleRate = new double[d];
        for (int i = 0; i < d; i++) {
            centre[i] = cubic(k, i, s, h);
            centreRate[i] = cubicSlope(k, i, s, h);
            scale[i] = Math.exp(cubic(k, d + i, s, h));
            scaleRate[i] = scale[i] * cubicSlope(k, d + i, s, h);
        }
        return new Frame(centre, scale, centreRate, scaleRate);
    }

    private double cubic(int k, int i, double s, double h) {
        double rest = 1 - s;
        return value[k][i] * rest * rest * (1 + 2 * s)
                + value[k + 1][i] * s * s * (3 - 2 * s)
                + h * s * rest * (slope[k][i] * rest - slope[k + 1][i] * s);
    }

    private double cubicSlope(int k, int i, double s, double h) {
        double rest = 1 - s;
        return 6 * s * rest * (value[k + 1][i] - value[k][i]) / h
                + slope[k][i] * rest * (1 - 3 * s)
                + slope[k + 1][i] * s * (3 * s - 2);
    }
}
