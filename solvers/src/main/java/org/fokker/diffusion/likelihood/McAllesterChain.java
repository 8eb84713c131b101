package org.fokker.diffusion.likelihood;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * The non-variational chain rule in discrete time, start = t_0 &lt; … &lt; t_n = end,
 *
 * <pre>{@code −log p_0(x) = E log q(z_n|x)/p_T(z_n) + Σ E log q(z_{i−1}|z_i, x)/p(z_{i−1}|z_i) − E log p(x|z_0),}</pre>
 *
 * with the exact reverse kernels p(z_{i−1}|z_i), which are mixtures. It holds for every number of steps, and without the
 * expectations along every path, by Bayes' rule: the spread of the paths is rounding. The difference from {@link DiscreteBound} is
 * what Gaussian kernels cost. The mismatch that is reported by itself is what generation from π would add.
 */
final class McAllesterChain implements LikelihoodEstimator {

    static final String NAME = "mcallester-chain";

    /** Least number of paths: the error of their mean has to be known. */
    private static final int LEAST_PATHS = 64;

    private static final int PURPOSE = 5;

    private final int steps;
    private final TimeSpacing spacing;
    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param steps n ≥ 1
     * @param spacing where the times lie; null for equal steps of log-SNR
     * @param samples number of draws of noised points, all times together; at least 64 paths are drawn
     * @throws IllegalArgumentException if a number is not positive
     */
    McAllesterChain(int steps, @Nullable TimeSpacing spacing, int samples) {
        this.steps = LikelihoodSettings.positive(NAME, "steps", steps);
        this.spacing = Objects.requireNonNullElse(spacing, TimeSpacings.LOG_SNR);
        this.samples = LikelihoodSettings.positive(NAME, "samples", samples);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return Promises.none();
    }

    @Override
    public boolean stopsEarly() {
        return true;
    }

    @Override
    public LikelihoodEstimate estimate(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        problem.requireExactModel(NAME, x);
        problem.requireNoiseAtStart(NAME);
        double[] times = spacing.times(problem.schedule(), problem.start(), problem.end(), steps);
        NoisedPoint[] places = new NoisedPoint[steps];
        workers.run(steps, i -> places[i] = new NoisedPoint(problem, x, times[i + 1]));
        ReverseChain chain = ReverseChain.of(
                IntStream.rangeClosed(0, steps).toArray(),
                (r, t) -> new ExactStep(problem.schedule(), times[r], times[t], places[t - 1]));
        NoisingPaths paths = new NoisingPaths(problem, x, times, List.of(places), List.of(chain));
        int count = Math.max(LEAST_PATHS, (int) Math.ceil((double) samples / steps));
        Moments moments = paths.moments(stream, PURPOSE, count, workers);
        double factor = PathSample.studentFactor(count);
        double standardError = factor * moments.deviationOfCombination(-1, 1);
        Estimate mismatch = new Estimate(moments.mean(1), factor * moments.deviationOfMean(1));
        return new LikelihoodEstimate(
                mismatch.value() - moments.mean(0),
                standardError,
                Bound.EXACT,
                0,
                0,
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.DISCRETISATION, Estimate.exact(0)),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                (long) count * paths.evaluations());
    }
}
