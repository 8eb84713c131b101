package org.fokker.diffusion.likelihood;

import java.util.List;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * The variational bound of a chain t_0 = start &lt; t_1 &lt; … &lt; t_n = end with Gaussian reverse kernels,
 *
 * <pre>{@code log p_0(x) ≥ E log p(x|z_0) − KL(q(z_n|x) ‖ π) − Σ E KL(q(z_{i−1}|z_i, x) ‖ p(z_{i−1}|z_i)).}</pre>
 *
 * <p>For r &lt; t the bridge of an affine-Gaussian process is q(z_r | z_t, x) = N(·, β̃ I) with β̃ = s_r² Q/s_t², where Q is
 * the variance of z_t given z_r, and its mean depends on x with the coefficient a_r Q/s_t². The reverse kernel has the same mean
 * with E[X_0|z_t] in the place of x. With κ = u_r/u_t − 1 and ρ = s_r²/s_t² its divergence is
 *
 * <ul>
 *   <li>½ κ |e|² = ½ (u_r − u_t) |x − E[X_0|z_t]|² for the lower variance β̃,
 *   <li>½ [d (ρ − 1 − log ρ) + ρ κ |e|²] for the upper variance Q,
 *   <li>½ [tr (I + κM)⁻¹ − d + log det (I + κM) + κ eᵀ (I + κM)⁻¹ e] for the optimal covariance.
 * </ul>
 *
 * <p>If start &gt; 0 the decoder is the exact conditional law of the data, a mixture. If start = 0 the last kernel is the
 * decoder, as in DDPM: N(E[X_0|z_1], Q I) with the upper variance, else N(E[X_0|z_1], Cov[X_0|z_1]), which is also taken for
 * the lower variance because β̃ = 0 gives no density.
 *
 * <p>The bound is the mean over draws of whole paths z_0, …, z_n; a control of mean zero that the optimal kernels
 * suggest (see {@link KernelStep}) makes the cost of a path nearly constant. The number of paths is samples/n, at least 256, with n the
 * number of times at which they are drawn.
 *
 * <p>The expected gap is the prior mismatch E log p_T/π over q(z_T | x) and the discretisation gap. The latter is
 * O(1/n) for the lower variance and the upper (of either sign at a point) and O(1/n²) for the optimal one. It is the closed-form
 * gap of the chain for Gaussian data and a Richardson extrapolation of the rest from two other chains on the same paths, see
 * {@link Refinement}; the difference of the two extrapolations is part of its error. With start = 0 and the lower variance the gap does not
 * vanish: near the data u ~ 1/t and u · mse → d, and the right-end sum misses ½ d Σ_k [1/k − log(1 + 1/k)] = ½ d γ nats
 * (Euler's constant) however small the steps.
 *
 * <p>Times are by default equally spaced in log-SNR if start &gt; 0: where u · mse ≈ d the loss of the right-end sum is least for
 * equal ratios of u. If start = 0 they are equally spaced in t.
 */
final class DiscreteBound implements LikelihoodEstimator {

    static final String NAME = "elbo-discrete";

    /** Least number of paths: the error of their mean has to be known. */
    private static final int LEAST_PATHS = 256;

    private static final int PURPOSE = 0;

    private static final int LOSS = 0;
    private static final int GAP = 1;
    private static final int OTHER_GAP = 2;
    private static final int MISMATCH = 3;

    private final Refinement refinement;
    private final ReverseVariance variance;
    private final @Nullable TimeSpacing spacing;
    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param steps n ≥ 1
     * @param variance covariance of the reverse kernels
     * @param spacing where the times lie; null for log-SNR if start &gt; 0 and time otherwise
     * @param samples number of draws of noised points, all times together
     * @throws IllegalArgumentException if a number is out of range
     */
    DiscreteBound(int steps, ReverseVariance variance, @Nullable TimeSpacing spacing, int samples) {
        refinement = Refinement.of(LikelihoodSettings.positive(NAME, "steps", steps), variance.order());
        this.variance = variance;
        this.spacing = spacing;
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
        double[] times = times(problem);
        int intervals = refinement.intervals();
        NoisedPoint[] places = new NoisedPoint[intervals];
        workers.run(intervals, i -> places[i] = new NoisedPoint(problem, x, times[i + 1]));
        List<NoisedPoint> all = List.of(places);
        NoisingPaths paths = new NoisingPaths(problem, x, times, all, chains(problem, times, all));
        int count = Math.max(LEAST_PATHS, (int) Math.ceil((double) samples / intervals));
        Moments moments = paths.moments(stream, PURPOSE, count, workers, this::extrapolate);

        double factor = PathSample.studentFactor(count);
        double mismatch = moments.mean(MISMATCH);
        double mismatchError = factor * moments.deviationOfMean(MISMATCH);
        double standardError = factor * moments.deviationOfMean(LOSS);
        GaussianReference gaussian = new GaussianReference(problem, x);
        double[] gaussianGaps = refinement.knots().stream()
                .mapToDouble(knots -> gaussian.gap(times, knots, variance))
                .toArray();
        double gap = moments.mean(GAP) + (gaussianGaps[LOSS] - refinement.gap(gaussianGaps));
        double neglected = gap - moments.mean(OTHER_GAP) - (gaussianGaps[LOSS] - refinement.otherGap(gaussianGaps));
        double gapError = Math.hypot(factor * moments.deviationOfMean(GAP), neglected);
        // Gap and bound come from the same paths: the sum of the two squared errors must cover the variance of their
        // sum.
        double together = factor * moments.deviationOfCombination(-1, 1, 0, 1);
        double sampling = Math.max(
                factor * moments.deviationOfCombination(0, 1, 0, 1),
                Math.sqrt(Math.max(0, together * together - standardError * standardError)));
        return new LikelihoodEstimate(
                -moments.mean(LOSS),
                standardError,
                Bound.LOWER,
                mismatch + gap,
                Math.hypot(sampling, neglected),
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, new Estimate(mismatch, mismatchError)),
                        new NeglectedTerm(NeglectedTerm.DISCRETISATION, new Estimate(gap, gapError)),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                (long) count * paths.evaluations());
    }

    /**
     * The times of the paths: those of the chain or, if it has few, finer ones.
     *
     * @param problem the model
     * @return times from start to end
     */
    double[] times(LikelihoodProblem problem) {
        TimeSpacing chosen = spacing != null ? spacing : problem.start() > 0 ? TimeSpacings.LOG_SNR : TimeSpacings.TIME;
        return chosen.times(problem.schedule(), problem.start(), problem.end(), refinement.intervals());
    }

    /**
     * The chain, and those that its gap is extrapolated from.
     *
     * @param problem the model
     * @param times the times of the paths
     * @param places the places of the draws at all but the first of them
     */
    List<ReverseChain> chains(LikelihoodProblem problem, double[] times, List<NoisedPoint> places) {
        double[] sharpness = places.stream().mapToDouble(NoisedPoint::sharpness).toArray();
        return refinement.knots().stream()
                .map(knots -> ReverseChain.of(knots, (r, t) -> step(problem, times[r], times[t], sharpness[t - 1])))
                .toList();
    }

    private ChainStep step(LikelihoodProblem problem, double r, double t, double sharpness) {
        Schedule schedule = problem.schedule();
        if (r == 0) {
            return new DecoderStep(schedule, t, variance);
        }
        double kappa = KernelStep.kappa(schedule, r, t);
        double excess = (schedule.variance(r) - schedule.variance(t)) / schedule.variance(t);
        double constant = 0.5 * problem.dimension() * (excess - Math.log1p(excess));
        return switch (variance) {
            case LOWER -> KernelStep.isotropic(schedule, r, t, 0, kappa, sharpness);
            case UPPER -> KernelStep.isotropic(schedule, r, t, constant, (1 + excess) * kappa, sharpness);
            case OPTIMAL -> KernelStep.matched(schedule, r, t);
        };
    }

    private void extrapolate(double[][] costs) {
        for (int j = 0; j < costs[0].length; j++) {
            double[] losses = {costs[0][j], costs[1][j], costs[2][j]};
            costs[GAP][j] = refinement.gap(losses);
            costs[OTHER_GAP][j] = refinement.otherGap(losses);
        }
    }
}
