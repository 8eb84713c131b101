package org.fokker.diffusion.score;

import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * The exact score of the noised kernel density estimate 1/n Σ N(x_j, h² I). With h = 0 it is the minimiser of the denoising
 * score matching loss over all functions, the score of the noised points themselves: a sampler that follows it to the end
 * gives the points back and nothing else. A bandwidth h &gt; 0 is what generalises.
 *
 * @param name registry name
 * @param bandwidth h ≥ 0; chosen by {@link #normalReference} if null
 */
record KernelScore(String name, @Nullable Double bandwidth) implements ScoreEstimator {

    static final String EMPIRICAL = "empirical";
    static final String SMOOTHED = "kernel-smoothed";

    KernelScore {
        if (bandwidth != null && !(bandwidth >= 0 && bandwidth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bandwidth must be finite and not negative, got " + bandwidth);
        }
    }

    @Override
    public Promises promises() {
        return Promises.none();
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
