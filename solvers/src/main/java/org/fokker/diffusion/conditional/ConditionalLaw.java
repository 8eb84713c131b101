package org.fokker.diffusion.conditional;

import org.fokker.distribution.GaussianMixture;
import org.fokker.kernel.PackedMixture.Shape;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.random.RandomStream;

/**
 * The exact law of X_0 ~ Σ w_k N(m_k, C_k) given a linear measurement: the mixture of the Kalman posteriors with weights w_k N(y; A
 * m_k, A C_k Aᵀ + R)/p(y). Immutable and safe for use by many threads.
 */
public interface ConditionalLaw {

    /**
     * The law. A mixture whose components have multiples of the identity as covariances is treated in the measured directions
     * alone, O(K d r) in all; others by matrices d × d.
     *
     * @param prior law of X_0
     * @param measurement what is measured
     * @return the law of X_0 given the measured values
     * @throws IllegalArgumentException if the dimensions differ
     */
    static ConditionalLaw of(GaussianMixture prior, LinearMeasurement measurement) {
        if (prior.dimension() != measurement.dimension()) {
            throw new IllegalArgumentException(
                    "a measurement in " + measurement.dimension() + " dimensions of a mixture in " + prior.dimension());
        }
        return prior.hasDensity() && prior.packed().shape() == Shape.ISOTROPIC
                ? new IsotropicPosterior(prior, measurement)
                : new MixturePosterior(prior, measurement);
    }

    /** {@return log p(y)} */
    double logEvidence();

    /** {@return the weights of the posterior components, K} */
    double[] weights();

    /** {@return E[X_0 | y], d} */
    double[] mean();

    /**
     * Draws one point for each path: a pure function of (stream, path).
     *
     * @param stream where the randomness comes from
     * @param firstPath number of the first path
     * @param n how many paths
     * @param x receives the points by component, d × (≥ n)
     */
    void sample(RandomStream stream, long firstPath, int n, double[][] x);

    /**
     * The conditional denoiser E[X_0 | X_t = x, y], whose score is ∇ log p_t(x | y): any sampler that runs on it samples the
     * posterior.
     *
     * @param process the process that makes the noise
     * @return the exact denoiser
     * @throws IllegalArgumentException if the dimensions differ
     */
    Denoiser denoiser(AffineGaussianProcess process);
}
