package org.fokker.diffusion.likelihood;

import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * Itô's formula for log p_t(X_t) along the noising process dX = f (X − c) dt + g dW from x,
 *
 * <pre>{@code log p_{t_0}(x) = log p_T(X_T) + ∫ [d f − g² div s − ½ g² |s|²] dt − ∫ g s·dW.}</pre>
 *
 * With the exact score it holds along every path: the spread of the paths is discretisation alone and tends to zero with the
 * steps, with strong order 1, see {@link PathFunctional}. Computed in the coordinate and the clock of {@link HeatClock}.
 *
 * <p>The mean over the paths is that of a quadrature of second order. The same paths with half the steps give its error, and the
 * extrapolated one is the expected gap, its size the uncertainty of the extrapolation; the rest of the gap is early stopping, log p_0(x) −
 * log p_{t_0}(x), which is zero for start = 0. The mismatch that is reported by itself is what generation from π would add.
 */
final class ForwardPath implements LikelihoodEstimator {

    static final String NAME = "forward-path";

    /** Least number of paths: the error of their mean has to be known. */
    private static final int LEAST_PATHS = 256;

    private static final int PURPOSE = 7;

    private final int steps;
    private final int paths;

    /**
     * Creates the estimator.
     *
     * @param steps number of intervals; an odd number is raised to the next even one
     * @param paths number of paths; at least 256 are drawn
     * @throws IllegalArgumentException if a number is not positive
     */
    ForwardPath(int steps, int paths) {
        this.steps = LikelihoodSettings.positive(NAME, "steps", steps) + steps % 2;
        this.paths = Math.max(LEAST_PATHS, LikelihoodSettings.positive(NAME, "paths", paths));
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
        problem.requireExactModel(NAME, x);
        Moments moments = sample(problem, x, stream, workers);
        double factor = PathSample.studentFactor(paths);
        double standardError = factor * moments.deviationOfMean(PathFunctional.FINE);
        double difference = moments.mean(PathFunctional.FINE) - moments.mean(PathFunctional.COARSE);
        double early = problem.earlyStopping(x);
        // Gap and value come from the same paths: the sum of the two squared errors must cover the variance of the sum.
        double gapSampling = factor * moments.deviationOfCombination(1.0 / 3, -1.0 / 3, 0);
        double together = factor * moments.deviationOfCombination(4.0 / 3, -1.0 / 3, 0);
        double sampling =
                Math.max(gapSampling, Math.sqrt(Math.max(0, together * together - standardError * standardError)));
        double discretisation = difference / 3;
        double uncertainty = Math.hypot(sampling, discretisation);
        return new LikelihoodEstimate(
                moments.mean(PathFunctional.FINE),
                standardError,
                Bound.EXACT,
                early + discretisation,
                uncertainty,
                List.of(
                        new NeglectedTerm(
                                NeglectedTerm.PRIOR_MISMATCH,
                                new Estimate(
                                        moments.mean(PathFunctional.MISMATCH),
                                        factor * moments.deviationOfMean(PathFunctional.MISMATCH))),
                        new NeglectedTerm(NeglectedTerm.EARLY_STOPPING, Estimate.exact(early)),
                        new NeglectedTerm(NeglectedTerm.DISCRETISATION, new Estimate(discretisation, uncertainty)),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                (long) paths * (steps + steps / 2 + 2));
    }

    /**
     * The moments of the functional over the paths.
     *
     * @param problem the model
     * @param x the point
     * @param stream source of the noise
     * @param workers who does the work
     */
    Moments sample(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        PathFunctional functional = new PathFunctional(new HeatClock(problem, steps), x, true);
        double[][] results = PathSample.draw(functional, stream, PURPOSE, paths, workers);
        return Moments.of(results, paths);
    }
}
