package org.fokker.diffusion.score;

import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * The exact score of the noised kernel density estimate 1/n Σ N(x_j, h² I). With h = 0 it is the minimiser of the denoising
 * score matching loss over all functions, the score of the noised points themselves: a sampler that follows it to the end
 * gives the points back and nothing else. A bandwidth h &gt; 0 is what generalises.
 *
 * <p>How its error E|ŝ − s|² depends on the number n of points, the noise s and h:
 *
 * <ul>
 *   <li>At a fixed noise p̂_t is a mean of n bounded functions, and ŝ − s = (∇p̂ − s p̂)/p̂ to first order a mean of n terms without bias: the error
 *       of h = 0 is C(s)/n. Of N(m, v I) every integral is one of Gaussians, and E|ε̂_model − ε̂|² = d u (1 + u)^{d−1}/n with u = a² v/s²: the price
 *       of dimension.
 *   <li>As s → 0 with n sᵈ → ∞ the variance of ∇p̂ is p/(n aᵈ) ∫|∇N(z; 0, s² I)|² dz = p d/(2 n (4π)^{d/2} s^{d+2}) for a = 1, and p̂ varies by less:
 *       divided by p² and averaged over p that is V d/(2 n (4π)^{d/2} s^{d+2}) with the volume V of the support. The error in ε̂ is s² times that. Where
 *       p has no support of finite volume, V is that of n p sᵈ &gt; 1, by and large, and grows with a logarithm.
 *   <li>A bandwidth takes the place of noise, s² → s² + a² h², and adds the bias ½ h² ∇(Δp/p), as p * N(0, h² I) = p + ½ h² Δp + …: at a fixed noise
 *       n⁻¹ and h⁴ compete, so that h ∝ n^{−1/(d+4)}, which is best for the density, leaves n^{−4/(d+4)}.
 *   <li>Without noise the sum ¼ B h⁴ + V d/(2 n (4π)^{d/2} h^{d+2}) with B = E|∇(Δp/p)|² is least at h^{d+6} = (d + 2) d V/(2 (4π)^{d/2} n B): h ∝
 *       n^{−1/(d+6)}, and the error is of order n^{−4/(d+6)}, as that of the derivative of a density (J. E. Chacón, T. Duong and M. P. Wand,
 *       Statistica Sinica 21 (2011) 807–840). Scores that are only Lipschitz have a bias of order h and the rate n^{−2/(d+4)} (A. Wibisono, Y. Wu
 *       and K. Y. Yang, COLT 2024).
 * </ul>
 *
 * @param name registry name
 * @param bandwidth h ≥ 0; chosen by {@link #normalReference} if null
 */
record KernelScore(String name, @Nullable Double bandwidth) implements ScoreEstimator {

    static final String EMPIRICAL = "empirical";
    static final String SMOOTHED = "kernel-smoothed";

    /** What h = 0 promises on the line: C/n, and s⁻³. */
    static final Promises OF_POINTS =
            Promises.none().order(Property.SAMPLE_ORDER, 1).order(Property.NOISE_ORDER, 3);

    /** What h promises on the line: n^{−4/5} with the normal reference, n^{−4/7} without noise at the best h. */
    static final Promises OF_KERNELS =
            Promises.none().order(Property.SAMPLE_ORDER, 0.8).order(Property.BANDWIDTH_ORDER, 4.0 / 7);

    KernelScore {
        if (bandwidth != null && !(bandwidth >= 0 && bandwidth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bandwidth must be finite and not negative, got " + bandwidth);
        }
    }

    @Override
    public Promises promises() {
        return name.equals(EMPIRICAL) ? OF_POINTS : OF_KERNELS;
    }

    @Override
    public Denoiser estimate(ScoreProblem problem, RandomStream stream, Workers workers) {
        double h = bandwidth != null ? bandwidth : normalReference(problem.data());
        return new MixtureDiffusion(problem.process(), problem.data().smoothed(h));
    }

    /**
     * The bandwidth that is best for normal data with the same mean variance, h = (4/((d + 2) n))^{1/(d + 4)} σ (Silverman, Density
     * Estimation, 1986, section 4.3.2).
     *
     * @param data the points
     * @return h
     */
    static double normalReference(EmpiricalDistribution data) {
        int d = data.dimension();
        double deviation = Math.sqrt(meanVariance(data));
        return Math.pow(4 / ((d + 2.0) * data.size()), 1.0 / (d + 4)) * deviation;
    }

    /** tr C/d. */
    static double meanVariance(EmpiricalDistribution data) {
        double[][] covariance = data.covariance();
        double trace = 0;
        for (int i = 0; i < covariance.length; i++) {
            trace += covariance[i][i];
        }
        return trace / covariance.length;
    }
}
