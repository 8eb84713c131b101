package org.fokker.diffusion;

import java.util.ArrayList;
import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * The variational bound in continuous time,
 *
 * <pre>{@code log p_0(x) = E log p(x|z_0) − KL(q(z_T|x) ‖ π) − ∫ E|e|² dλ + E log p_T(z_T)/π(z_T),}</pre>
 *
 * with the integral from λ(end) to λ(start); it equals ½ ∫ E|x − E[X_0|z]|² du. The last expectation is over q(z_T | x): it is the
 * expected gap, the only one, and estimated by itself. The decoder is the exact conditional law of the data.
 *
 * <p>The integral is unbiased: λ is drawn in equal strata, three antithetic pairs λ ± δ about the middle of each, and the
 * standard error comes from the spread of the three independent pairs, so that it contains the draws of λ as well as those
 * of the noise.
 */
final class ContinuousBound implements LikelihoodEstimator {

    static final String NAME = "elbo-continuous";

    private static final int STRATA = 384;
    private static final int REPLICATES = 3;
    private static final int TIMES = 2 * REPLICATES * STRATA;
    /** At least two pairs at each time, half of the pairs being shared out equally. */
    private static final int LEAST_SAMPLES = 8 * (TIMES + 1);

    private static final int BOUND = 4;
    private static final int MISMATCH = 6;
    private static final int PLACES = 8;

    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param samples number of draws
     * @throws IllegalArgumentException if they are too few
     */
    ContinuousBound(int samples) {
        if (samples < LEAST_SAMPLES) {
            throw new IllegalArgumentException(
                    NAME + " needs at least " + LEAST_SAMPLES + " samples, got " + samples);
        }
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
        if (problem.start() == 0) {
            throw new IllegalArgumentException(
                    NAME + " needs a start above 0, where the signal-to-noise ratio is finite, got start = 0");
        }
        TermSampler sampler = new TermSampler(problem, x, stream, workers);
        List<NoisedTerm> terms = integrand(problem, stream);
        terms.add(new ExactDecoderTerm(problem, x, problem.start()));
        List<Moments> moments = sampler.sample(terms, samples / 2, BOUND);
        Estimate mismatch = PriorMismatchTerm.estimate(problem, sampler, samples / 16, MISMATCH);

        Estimate integral = integral(moments);
        Moments decoder = moments.get(TIMES);
        double value = -decoder.mean(0) - problem.priorDivergence(x) - integral.value();
        double standardError = Math.hypot(integral.standardError(), Math.sqrt(decoder.covarianceOfMeans(0, 0)));
        return new LikelihoodEstimate(
                value,
                standardError,
                Bound.LOWER,
                mismatch.value(),
                mismatch.standardError(),
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                sampler.evaluations());
    }

    /** Terms whose mean over each stratum, summed over the strata, is the integral; those of a stratum follow each other. */
    private static List<NoisedTerm> integrand(LikelihoodProblem problem, RandomStream stream) {
        Schedule schedule = problem.schedule();
        double last = schedule.logSnr(problem.end());
        double width = (schedule.logSnr(problem.start()) - last) / STRATA;
        double[] places = new double[STRATA * REPLICATES];
        stream.uniforms(TermSampler.firstPath(PLACES), 0, places.length, places);
        NoiseLoss loss = new IsotropicLoss(0, 2 * width);
        List<NoisedTerm> terms = new ArrayList<>(TIMES + 1);
        for (int i = 0; i < places.length; i++) {
            double stratum = last + (i / REPLICATES) * width;
            terms.add(new LossTerm(schedule.timeOfLogSnr(stratum + places[i] * width), loss));
            terms.add(new LossTerm(schedule.timeOfLogSnr(stratum + (1 - places[i]) * width), loss));
        }
        return terms;
    }

    private static Estimate integral(List<Moments> moments) {
        double sum = 0;
        double variance = 0;
        for (int stratum = 0; stratum < STRATA; stratum++) {
            double[][] replicates = new double[1][REPLICATES];
            for (int i = 0; i < REPLICATES; i++) {
                int term = 2 * (stratum * REPLICATES + i);
                replicates[0][i] = 0.5 * (moments.get(term).mean(0) + moments.get(term + 1).mean(0));
            }
            Moments spread = Moments.of(replicates, REPLICATES);
            sum += spread.mean(0);
            variance += spread.covarianceOfMeans(0, 0);
        }
        return new Estimate(sum, Math.sqrt(variance));
    }
}
