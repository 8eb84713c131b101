package org.fokker.diffusion.likelihood;

import org.fokker.distribution.GaussianMixture;

/**
 * The part of the line ℓ = log u on which D(ℓ) = d u v/(1 + u v) − E|e|² is integrated.
 *
 * @param dimension d
 * @param variance v, the mean variance of the target along an axis
 * @param first least ℓ
 * @param length largest less least ℓ, a whole number
 */
record InformationRange(int dimension, double variance, double first, int length) {

    /**
     * Bounds the tails: D ≈ u [d v − |x − m|² + O(u)] to the left, where the point tells nothing of the data, and D ≈ [2 tr C⁻¹ + |C⁻¹(x −
     * m)|² − d/v]/u at most to the right, where the noise is resolved, over the components.
     *
     * @param target law of the data
     * @param x the point
     * @param tail what may be left out at each end, nats
     */
    static InformationRange of(GaussianMixture target, double[] x, double tail) {
        int d = x.length;
        double[][] covariance = target.covariance();
        double[] mean = target.mean();
        double trace = 0;
        double distance = 0;
        for (int i = 0; i < d; i++) {
            trace += covariance[i][i];
            distance += (x[i] - mean[i]) * (x[i] - mean[i]);
        }
        double resolved = d * d / trace;
        for (int k = 0; k < target.components(); k++) {
            double[] precision = MixtureCurvature.precision(target.packed(), k);
            double[] centre = target.mean(k);
            double bound = 0;
            for (int i = 0; i < d; i++) {
                double pull = 0;
                for (int j = 0; j < d; j++) {
                    pull += precision[i * d + j] * (x[j] - centre[j]);
                }
                bound += 2 * precision[i * d + i] + pull * pull;
            }
            resolved = Math.max(resolved, bound);
        }
        double first = Math.floor(Math.log(tail / (trace + distance)));
        double last = Math.ceil(Math.log(resolved / tail));
        return new InformationRange(d, trace / d, first, (int) (last - first));
    }

    /**
     * The number of steps in the range.
     *
     * @param step h, one over a whole number
     */
    int intervals(double step) {
        return (int) Math.round(length / step);
    }

    /**
     * The part of D that belongs to the reference.
     *
     * @param logSnr ℓ
     * @return d u v/(1 + u v)
     */
    double reference(double logSnr) {
        return dimension / (1 + Math.exp(-logSnr) / variance);
    }
}
