package org.fokker.diffusion.likelihood;

import java.util.List;
import java.util.stream.IntStream;
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
 * <p>The integral is unbiased: a lattice of equal steps h in λ is shifted at random, by u h and, antithetically, by (1 − u) h, and |e|² h is
 * summed along draws of whole paths through the lattice. The control of mean zero of {@link KernelStep} makes the cost of a path
 * nearly constant. The standard error comes from the spread of independent pairs of lattices, so that it contains the shift as well
 * as the noise; Student's quantile allows for their number.
 */
final class ContinuousBound implements LikelihoodEstimator {

    static final String NAME = "elbo-continuous";

    /** Points of a lattice: the cost of a path varies by O(h), and the error of the integral over a shift is O(h²). */
    private static final int LATTICE = 256;

    private static final int REPLICATES = 64;
    private static final int PURPOSE = 1;
    private static final int SHIFTS = 2;
    private static final int LOSS = 0;
    private static final int MISMATCH = 1;

    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param samples number of draws of noised points, all times together; at least one path for each lattice is drawn
     * @throws IllegalArgumentException if it is not positive
     */
    ContinuousBound(int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples of " + NAME + " must be positive, got " + samples);
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
        double[] shifts = new double[REPLICATES];
        stream.uniforms(NoisingPaths.firstPath(SHIFTS), 0, REPLICATES, shifts);
        int count = Math.max(1, (int) Math.ceil((double) samples / (2 * REPLICATES * LATTICE)));
        double[][] means = new double[2][REPLICATES];
        workers.run(REPLICATES, replicate -> {
            long firstPath = NoisingPaths.firstPath(PURPOSE) + 2L * replicate * count;
            Moments there = lattice(problem, x, shifts[replicate], stream, firstPath, count);
            Moments back = lattice(problem, x, 1 - shifts[replicate], stream, firstPath + count, count);
            for (int o = 0; o < means.length; o++) {
                means[o][replicate] = 0.5 * (there.mean(o) + back.mean(o));
            }
        });
        Moments moments = Moments.of(means, REPLICATES);
        double factor = PathSample.studentFactor(REPLICATES);
        double standardError = factor * moments.deviationOfMean(LOSS);
        double together = factor * moments.deviationOfCombination(-1, 1);
        // Mismatch and bound come from the same paths: the two squared errors must cover the variance of the sum.
        double mismatchError = Math.max(
                factor * moments.deviationOfMean(MISMATCH),
                Math.sqrt(Math.max(0, together * together - standardError * standardError)));
        Estimate mismatch = new Estimate(moments.mean(MISMATCH), mismatchError);
        return new LikelihoodEstimate(
                -moments.mean(LOSS),
                standardError,
                Bound.LOWER,
                mismatch.value(),
                mismatchError,
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                2L * REPLICATES * count * (LATTICE + 1));
    }

    private static Moments lattice(
            LikelihoodProblem problem, double[] x, double shift, RandomStream stream, long firstPath, int count) {
        Schedule schedule = problem.schedule();
        double first = schedule.logSnr(problem.start());
        double step = (first - schedule.logSnr(problem.end())) / LATTICE;
        double[] times = new double[LATTICE + 2];
        times[0] = problem.start();
        for (int i = 1; i <= LATTICE; i++) {
            times[i] = schedule.timeOfLogSnr(first - (i - shift) * step);
        }
        times[LATTICE + 1] = problem.end();
        List<NoisedPoint> places = IntStream.rangeClosed(1, LATTICE + 1)
                .mapToObj(i -> new NoisedPoint(problem, x, times[i]))
                .toList();
        ReverseChain chain =
                ReverseChain.of(IntStream.rangeClosed(0, LATTICE + 1).toArray(), (r, t) -> {
                    double weight = t <= LATTICE ? 2 * step : 0;
                    return KernelStep.isotropic(
                            schedule,
                            times[r],
                            times[t],
                            0,
                            weight,
                            places.get(t - 1).sharpness());
                });
        NoisingPaths paths = new NoisingPaths(problem, x, times, places, List.of(chain));
        return Moments.of(paths.costs(stream, firstPath, count), count);
    }
}
