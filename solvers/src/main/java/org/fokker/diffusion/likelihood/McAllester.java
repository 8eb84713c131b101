package org.fokker.diffusion.likelihood;

import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * The non-variational identity of D. McAllester ("On the mathematics of diffusion models", arXiv 2301.11108), in variance time τ =
 * s²/a² = 1/u, in which every affine-Gaussian process is z(τ) = x + √τ ε,
 *
 * <pre>{@code −log p_0(x) = E log q(z_T|x)/p_T(z_T) + ∫ E|x − E[X_0|z]|²/(2τ²) dτ − E log p(x|z_{t_0}),}</pre>
 *
 * with the integral from τ(start) to τ(end). It is exact for all 0 &lt; start &lt; end: there is no prior but the law p_T itself, and
 * nothing is bounded. The integral, −½ ∫ E|x − E[X_0|z]|² du = ∫ E|e|² dλ, is unbiased, see {@link ShiftedLattice}, so that the
 * expected gap is zero and sampling the only error. The mismatch that is reported by itself, E log p_T/π, is what generation from π
 * would add.
 */
final class McAllester implements LikelihoodEstimator {

    static final String NAME = "mcallester";

    private static final int PURPOSE = 3;
    private static final int SHIFTS = 4;

    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param samples number of draws of noised points, all times together; at least one path for each lattice is drawn
     * @throws IllegalArgumentException if it is not positive
     */
    McAllester(int samples) {
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
        double standardError = factor * moments.deviationOfCombination(-1, 1);
        Estimate mismatch = new Estimate(
                moments.mean(ShiftedLattice.MISMATCH), factor * moments.deviationOfMean(ShiftedLattice.MISMATCH));
        return new LikelihoodEstimate(
                mismatch.value() - moments.mean(ShiftedLattice.LOSS),
                standardError,
                Bound.EXACT,
                0,
                0,
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                lattice.evaluations());
    }
}
