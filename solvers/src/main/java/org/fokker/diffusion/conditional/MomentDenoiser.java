package org.fokker.diffusion.conditional;

import java.util.Optional;
import org.fokker.distribution.GaussianMixture;
import org.fokker.kernel.PackedMixture.Shape;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;

/**
 * A denoiser that also knows the second moment of the data behind a noised point along some directions: E[X_0 | X_t = x] and
 * Cov[X_0 | X_t = x] v_i. The Jacobian of a denoiser is that covariance, ∂x̂/∂x = (a/s²) Cov[X_0 | X_t = x], so that guidance by the
 * gradient of a function of x̂ needs nothing else. Safe for use by many threads.
 */
public interface MomentDenoiser extends Denoiser {

    /** {@return the law of X_0, where it is known and a mixture} */
    default Optional<GaussianMixture> law() {
        return Optional.empty();
    }

    /** {@return the directions v_i, r × d} */
    double[][] directions();

    /**
     * The moments.
     *
     * @param t time of the forward process, ≥ 0
     * @param x points by component, d × (≥ n)
     * @param n how many points
     * @param mean receives E[X_0 | X_t = x], laid out like {@code x}; must not be {@code x}
     * @param products receives Cov[X_0 | X_t = x] v_i, r arrays laid out like {@code x}
     */
    void moments(double t, double[][] x, int n, double[][] mean, double[][][] products);

    /**
     * The moments of a mixture: along a frame of few vectors where all covariances are multiples of the identity, and for any
     * other mixture by its matrices.
     *
     * @param law the law whose denoiser it is
     * @param directions orthonormal directions v_i, r × d
     * @return the exact moments
     * @throws IllegalArgumentException if a direction does not have d components
     */
    static MomentDenoiser of(MixtureDiffusion law, double[][] directions) {
        for (double[] direction : directions) {
            if (direction.length != law.target().dimension()) {
                throw new IllegalArgumentException("a direction of " + direction.length + " components in "
                        + law.target().dimension() + " dimensions");
            }
        }
        return law.target().hasDensity() && law.target().packed().shape() == Shape.ISOTROPIC
                ? new IsotropicMoments(law.process(), law.target(), directions)
                : new MixtureMoments(law, directions);
    }

    /**
     * The moments of a denoiser of which only the values are known, learned for example: its derivatives along the directions by
     * central differences of step h·s in the noised point, with an error O(h²) relative to the third derivative and O(ε/h) by
     * rounding. The Jacobian of a learned denoiser need not be symmetric; here the product with it stands for that with its
     * transpose.
     *
     * @param model the denoiser
     * @param directions v_i, r × d
     * @return the denoiser with its differences
     */
    static MomentDenoiser differenced(Denoiser model, double[][] directions) {
        return new DifferencedMoments(model, directions);
    }
}
