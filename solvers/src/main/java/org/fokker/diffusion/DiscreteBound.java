package org.fokker.diffusion;

import java.util.ArrayList;
import java.util.List;
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
 * <p>The expected gap is the prior mismatch E log p_T/π over q(z_T | x) and the discretisation gap. The latter is
 * O(1/n) for the lower variance and the upper (of either sign at a point) and O(1/n²) for the optimal one, and estimated by
 * Richardson extrapolation from the chains with every second time and every fourth, on the same draws; the difference of
 * the two extrapolations is part of its error. With start = 0 and the lower variance the gap has a part that does not vanish:
 * near the data u ~ t^−q and u · mse → d, and the right-end sum misses ½ d Σ_k [(1 + 1/k)^q − 1 − q log(1 + 1/k)] nats
 * however small the steps, which is ½ d γ (Euler's constant) for q = 1. It belongs to the expected gap.
 *
 * <p>Times are by default equally spaced in log-SNR if start &gt; 0: where u · mse ≈ d the loss of the right-end sum is least for
 * equal ratios of u, and a step of equal time costs ½ log-ratio² there. If start = 0 they are equally spaced in t.
 */
final class DiscreteBound implements LikelihoodEstimator {

    static final String NAME = "elbo-discrete";

    /** Draws for an error that can be trusted: 8 pairs a time, and enough degrees of freedom for Student's law. */
    private static final int DRAWS_PER_TIME = 16;

    private static final int LEAST_SAMPLES = 16_384;
    private static final int CHAIN = 0;
    private static final int MISMATCH = 2;

    private final int steps;
    private final ReverseVariance variance;
    private final @Nullable Spacing spacing;
    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param steps n, a positive multiple of 4
     * @param variance covariance of the reverse kernels
     * @param spacing where the times lie; null for log-SNR if start &gt; 0 and time otherwise
     * @param samples number of draws
     * @throws IllegalArgumentException if a number is out of range
     */
    DiscreteBound(int steps, ReverseVariance variance, @Nullable Spacing spacing, int samples) {
        if (steps < 4 || steps % 4 != 0) {
            throw new IllegalArgumentException("steps of " + NAME + " must be a positive multiple of 4, for the gap is"
                    + " estimated from every second and every fourth time; got " + steps + ", nearest "
                    + Math.max(4, 4 * Math.round(steps / 4.0)));
        }
        long least = Math.max(LEAST_SAMPLES, (long) DRAWS_PER_TIME * (steps + 1));
        if (samples < least) {
            throw new IllegalArgumentException(
                    NAME + " with " + steps + " steps needs at least " + least + " samples, got " + samples);
        }
        this.steps = steps;
        this.variance = variance;
        this.spacing = spacing;
        this.samples = samples;
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
    public LikelihoodEstimate estimate(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        problem.checkPoint(x);
        TermSampler sampler = new TermSampler(problem, x, stream, workers);
        List<ChainTerm> chain = chain(problem);
        List<NoisedTerm> terms = new ArrayList<>(chain);
        if (problem.start() > 0) {
            terms.add(new ExactDecoderTerm(problem, x, problem.start()));
        }
        List<Moments> moments = sampler.sample(terms, samples / 2, CHAIN);
        Estimate mismatch = PriorMismatchTerm.estimate(problem, sampler, samples / 16, MISMATCH);

        double loss = problem.priorDivergence(x);
        double variance2 = 0;
        for (Moments term : moments) {
            loss += term.mean(ChainTerm.LOSS);
            variance2 += term.covarianceOfMeans(ChainTerm.LOSS, ChainTerm.LOSS);
        }
        Estimate gap = discretisationGap(problem, moments.subList(0, chain.size()));
        double standardError = Math.sqrt(variance2);
        return new LikelihoodEstimate(
                -loss,
                standardError,
                Bound.LOWER,
                mismatch.value() + gap.value(),
                Math.hypot(mismatch.standardError(), gap.standardError()),
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.DISCRETISATION, gap),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                sampler.evaluations());
    }

    /**
     * The terms of the chain and of its two coarser chains.
     *
     * @param problem the model
     * @return one term for each time t_1 … t_n
     */
    List<ChainTerm> chain(LikelihoodProblem problem) {
        Spacing chosen = spacing != null ? spacing : problem.start() > 0 ? Spacing.LOG_SNR : Spacing.TIME;
        double[] t = chosen.times(problem.schedule(), problem.start(), problem.end(), steps);
        List<ChainTerm> terms = new ArrayList<>(steps);
        for (int i = 1; i <= steps; i++) {
            terms.add(new ChainTerm(
                    t[i],
                    loss(problem, t[i - 1], t[i]),
                    i % 2 == 0 ? loss(problem, t[i - 2], t[i]) : null,
                    i % 4 == 0 ? loss(problem, t[i - 4], t[i]) : null,
                    variance.order()));
        }
        return terms;
    }

    private NoiseLoss loss(LikelihoodProblem problem, double r, double t) {
        Schedule schedule = problem.schedule();
        int d = problem.dimension();
        double later = schedule.variance(t);
        double scale = schedule.scale(t);
        if (r == 0) {
            return variance == ReverseVariance.UPPER
                    ? new IsotropicLoss(0.5 * d * Math.log(2 * Math.PI * later), 1 / (scale * scale))
                    : new MatchedDecoderLoss(Math.sqrt(later) / scale);
        }
        double earlier = schedule.variance(r);
        double kappa = schedule.transitionVariance(r, t)
                * Math.exp(2 * (schedule.logScale(r) - schedule.logScale(t)))
                / earlier;
        double excess = (earlier - later) / later;
        return switch (variance) {
            case LOWER -> new IsotropicLoss(0, kappa);
            case UPPER -> new IsotropicLoss(0.5 * d * (excess - Math.log1p(excess)), (1 + excess) * kappa);
            case OPTIMAL -> new MatchedKernelLoss(kappa);
        };
    }

    private Estimate discretisationGap(LikelihoodProblem problem, List<Moments> chain) {
        double gap = lastingGap(problem);
        double refinement = 0;
        double gapVariance = 0;
        double covariance = 0;
        for (Moments term : chain) {
            gap += term.mean(ChainTerm.GAP);
            refinement += term.mean(ChainTerm.GAP) - term.mean(ChainTerm.COARSE_GAP);
            gapVariance += term.covarianceOfMeans(ChainTerm.GAP, ChainTerm.GAP);
            covariance += term.covarianceOfMeans(ChainTerm.LOSS, ChainTerm.GAP);
        }
        // The draws are those of the bound itself: value + gap has the variance of both and −2 cov(loss, gap).
        double sampling = Math.max(gapVariance, gapVariance - 2 * covariance);
        return new Estimate(gap, Math.sqrt(sampling + refinement * refinement));
    }

    private double lastingGap(LikelihoodProblem problem) {
        if (problem.start() > 0 || variance != ReverseVariance.LOWER) {
            return 0;
        }
        Schedule schedule = problem.schedule();
        double early = 1e-9 * problem.end();
        double exponent = Math.log(schedule.variance(2 * early) / schedule.variance(early)) / Math.log(2);
        return 0.5 * problem.dimension() * rightEndDefect(exponent);
    }

    /**
     * What the right-end sum over u_k = k^−q, k = 1, 2, … of ∫ du/u exceeds the integral by.
     *
     * @param q exponent
     * @return Σ_{k ≥ 1} [(1 + 1/k)^q − 1 − q log(1 + 1/k)]: Euler's constant for q = 1, 2γ + π²/6 for q = 2
     */
    static double rightEndDefect(double q) {
        int count = 100_000;
        double sum = 0;
        for (int k = count; k >= 1; k--) {
            double logRatio = q * Math.log1p(1.0 / k);
            sum += Math.expm1(logRatio) - logRatio;
        }
        // The summand is q²/(2k²) + O(k⁻³), and Σ_{k > n} k⁻² = 1/n + O(n⁻²): the rest is below 1e-9.
        return sum + 0.5 * q * q / count;
    }
}
