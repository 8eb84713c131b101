package org.fokker.diffusion.likelihood;

import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
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
 * <p>The integral is unbiased, see {@link ShiftedLattice}; Student's quantile allows for the number of lattices that the standard
 * error comes from.
 */
final class ContinuousBound implements LikelihoodEstimator {

    static final String NAME = "elbo-continuous";

    private static final int PURPOSE = 1;
    private static final int SHIFTS = 2;

    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param samples number of draws of noised points, all times together; at least one path for each lattice is drawn
     * @throws IllegalArgumentException if it is not positive
     */
    ContinuousBound(int samples) {
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
        ShiftedLattice lattice = new ShiftedLattice(NAME, problem, x, samples);
        Moments moments = lattice.costs(stream, PURPOSE, SHIFTS, workers);
        double factor = PathSample.studentFactor(ShiftedLattice.REPLICATES);
        double standardError = factor * moments.deviationOfMean(ShiftedLattice.LOSS);
        double together = factor * moments.deviationOfCombination(-1, 1);
        // Mismatch and bound come from the same paths: the two squared errors must cover the variance of the sum.
        double mismatchError = Math.max(
                factor * moments.deviationOfMean(ShiftedLattice.MISMATCH),
                Math.sqrt(Math.max(0, together * together - standardError * standardError)));
        Estimate mismatch = new Estimate(moments.mean(ShiftedLattice.MISMATCH), mismatchError);
        return new LikelihoodEstimate(
                -moments.mean(ShiftedLattice.LOSS),
                standardError,
                Bound.LOWER,
                mismatch.value(),
                mismatchError,
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                lattice.evaluations());
    }
}
