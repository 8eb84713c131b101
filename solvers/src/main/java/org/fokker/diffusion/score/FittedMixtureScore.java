package org.fokker.diffusion.score;

import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.distribution.MixtureFit;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * The exact score of the noised mixture that is fitted to the points by maximum likelihood. Where p_0 is such a mixture, its
 * squared error falls like 1/n.
 *
 * @param components K ≥ 1
 * @param rank number of principal directions of each component; full covariances if null
 */
record FittedMixtureScore(int components, @Nullable Integer rank) implements ScoreEstimator {

    static final String NAME = "fitted-mixture";

    /** What maximum likelihood promises where p_0 is such a mixture: errors of the parameters of order n^{−½}. */
    static final Promises WELL_SPECIFIED = Promises.none().order(Property.SAMPLE_ORDER, 1);

    private static final int STARTS = 8;
    private static final double FLOOR = 1e-6;

    FittedMixtureScore {
        if (components < 1) {
            throw new IllegalArgumentException("a fitted mixture needs at least one component, got " + components);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return WELL_SPECIFIED;
    }

    @Override
    public Denoiser estimate(ScoreProblem problem, RandomStream stream, Workers workers) {
        MixtureFit fit = new MixtureFit(stream.seed(), STARTS, FLOOR);
        EmpiricalDistribution data = problem.data();
        return new MixtureDiffusion(
                problem.process(),
                (rank == null ? fit : fit.principal(rank))
                        .fit(data.points(), data.size(), components)
                        .mixture());
    }
}
