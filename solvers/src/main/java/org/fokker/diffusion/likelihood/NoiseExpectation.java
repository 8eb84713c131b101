package org.fokker.diffusion.likelihood;

import org.fokker.distribution.GaussianMixture;
import org.fokker.statistics.Estimate;

/** The expectation of the squared noise error over the draws of the noised point, as a function of the signal-to-noise ratio. */
interface NoiseExpectation {

    /**
     * Evaluates the expectation. Safe for use by many threads.
     *
     * @param channel z = a x + s ε and its law, at one signal-to-noise ratio u
     * @return E|e|² = u E|x − E[X_0|z]|² with the uncertainty of the quadrature
     */
    Estimate squaredError(Channel channel);

    /**
     * The noised point at a signal-to-noise ratio, in the scale with a² + s² = 1. No process is needed: what the integral over u is
     * of does not depend on one.
     *
     * @param x the point, d
     * @param law the law of z, Σ w_k N(a m_k, a² C_k + s² I)
     * @param a scale of the data
     * @param s deviation of the noise
     */
    @SuppressWarnings("ArrayRecordComponent") // read by this package only, which does not change it
    record Channel(double[] x, GaussianMixture law, double a, double s) {

        /**
         * The channel of a target.
         *
         * @param target law of the data
         * @param x the point, d
         * @param logSnr log u
         */
        static Channel of(GaussianMixture target, double[] x, double logSnr) {
            // Of a² = u/(1 + u) and s² = 1/(1 + u) both are relatively accurate for all u.
            double logVariance = logSnr > 0 ? -logSnr - Math.log1p(Math.exp(-logSnr)) : -Math.log1p(Math.exp(logSnr));
            double a = Math.exp(0.5 * (logSnr + logVariance));
            double s = Math.exp(0.5 * logVariance);
            return new Channel(x, target.affine(a, new double[x.length], s * s), a, s);
        }
    }
}
