package org.fokker.diffusion.likelihood;

import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * The density that generation from π by Anderson's reversal has at x, as an expectation over paths that start there,
 *
 * <pre>{@code q_{t_0}(x) = E[π(Y_T) exp ∫ (d f − g² div s) dt],   dY = (f (Y − c) − g² s) dt + g dW}</pre>
 *
 * (Feynman and Kac; for diffusion models C.-W. Huang, J. H. Lim and A. Courville, NeurIPS (2021)). The score pushes these paths away
 * from the data, and few of them reach the bulk of π: the relative variance of the mean grows like (1 + τ_T/v)^{d/2}. <em>Guided</em> paths
 * have the drift g² s added, which makes them those of the noising process, and the weight of Girsanov's theorem, exp(−∫ g s·dW − ½ ∫ g² |s|²
 * dt). With the exact score that is the perfect guide: what is averaged is p_{t_0}(x) π/p_T(X_T), and varies by the prior mismatch and the
 * discretisation alone.
 *
 * <p>The expected gap is what early stopping leaves, the prior mismatch log p_{t_0}(x)/q_{t_0}(x) — here not a bound but a
 * difference of logarithms, estimated from guided paths as −log E π/p_T — and the discretisation, extrapolated from the same paths with half the steps: the
 * scheme has weak order 2, see {@link PathFunctional}. The logarithm of a mean of n numbers is less than that of the expectation by half of the squared relative
 * error, which is added to the gap. An error beyond a fifth is refused: the mean of weights with a heavy tail is not normal, and its error not known.
 */
final class FeynmanKac implements LikelihoodEstimator {

    static final String NAME = "feynman-kac";

    /** Least number of paths: the error of their mean has to be known. */
    private static final int LEAST_PATHS = 256;

    /** Largest relative standard error of the mean of the weights. */
    private static final double LARGEST_ERROR = 0.2;

    private static final int PURPOSE = 8;
    private static final int GUIDED_PURPOSE = 9;

    private final int steps;
    private final int paths;
    private final boolean guided;

    /**
     * Creates the estimator.
     *
     * @param steps number of intervals; an odd number is raised to the next even one
     * @param paths number of paths; at least 256 are drawn
     * @param guided whether the paths are those of the noising process
     * @throws IllegalArgumentException if a number is not positive
     */
    FeynmanKac(int steps, int paths, boolean guided) {
        this.steps = LikelihoodSettings.positive(NAME, "steps", steps) + steps % 2;
        this.paths = Math.max(LEAST_PATHS, LikelihoodSettings.positive(NAME, "paths", paths));
        this.guided = guided;
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
        HeatClock clock = new HeatClock(problem, steps);
        double[][] results = PathSample.draw(new PathFunctional(clock, x, guided), stream, PURPOSE, paths, workers);
        Estimate mismatch = mismatch(
                guided
                        ? results
                        : PathSample.draw(
                                new PathFunctional(clock, x, true), stream, GUIDED_PURPOSE, LEAST_PATHS, workers));
        double[][] weights = new double[2][paths];
        double shift = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < paths; j++) {
            shift = Math.max(shift, logWeight(results, PathFunctional.FINE, j));
        }
        for (int j = 0; j < paths; j++) {
            weights[0][j] = Math.exp(logWeight(results, PathFunctional.FINE, j) - shift);
            weights[1][j] = Math.exp(logWeight(results, PathFunctional.COARSE, j) - shift);
        }
        Moments moments = Moments.of(weights, paths);
        double factor = PathSample.studentFactor(paths);
        double standardError = factor * moments.deviationOfMean(0) / moments.mean(0);
        if (!(standardError <= LARGEST_ERROR)) {
            throw new NumericalException(NAME + " knows its mean over " + paths + " paths only to " + standardError
                    + " of itself; take guided paths, an earlier end, or more paths");
        }
        double value = shift + Math.log(moments.mean(0));
        double discretisation = Math.log(moments.mean(0) / moments.mean(1)) / 3;
        double gapSampling = factor * moments.deviationOfCombination(1 / moments.mean(0), -1 / moments.mean(1)) / 3;
        double together = factor * moments.deviationOfCombination(4 / moments.mean(0) / 3, -1 / moments.mean(1) / 3);
        double sampling =
                Math.max(gapSampling, Math.sqrt(Math.max(0, together * together - standardError * standardError)));
        double convexity = 0.5 * standardError * standardError;
        double early = problem.earlyStopping(x);
        double uncertainty = Math.hypot(Math.hypot(sampling, discretisation), convexity);
        return new LikelihoodEstimate(
                value,
                standardError,
                Bound.EXACT,
                early + mismatch.value() + discretisation + convexity,
                Math.hypot(uncertainty, mismatch.standardError()),
                List.of(
                        new NeglectedTerm(NeglectedTerm.PRIOR_MISMATCH, mismatch),
                        new NeglectedTerm(NeglectedTerm.EARLY_STOPPING, Estimate.exact(early)),
                        new NeglectedTerm(NeglectedTerm.DISCRETISATION, new Estimate(discretisation, uncertainty)),
                        new NeglectedTerm(NeglectedTerm.SAMPLING, new Estimate(0, standardError))),
                (long) paths * (guided ? 1 : 2) * (steps + steps / 2 + 2));
    }

    private static double logWeight(double[][] results, int row, int j) {
        return results[row][j] - results[PathFunctional.MISMATCH][j];
    }

    /** −log E π/p_T over the ends of noising paths from x. */
    private static Estimate mismatch(double[][] results) {
        double[] logRatio = results[PathFunctional.MISMATCH];
        Estimate.Accumulator ratios = Estimate.accumulator();
        for (double log : logRatio) {
            ratios.add(Math.expm1(-log));
        }
        Estimate mean = ratios.estimate();
        return new Estimate(
                -Math.log1p(mean.value()),
                PathSample.studentFactor(logRatio.length) * mean.standardError() / (1 + mean.value()));
    }
}
