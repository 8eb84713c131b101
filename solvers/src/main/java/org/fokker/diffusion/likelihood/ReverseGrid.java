package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * The Fokker–Planck equation of a member of the reverse family on a grid,
 *
 * <pre>{@code ∂τ q = −∇·[(−f + ½ (1 + λ²) g² s) q] + ½ λ² g² Δq,   τ = T − t,}</pre>
 *
 * from p_T or from the reference law π, to log q_{t_0}(x). From p_T every λ has the solution p_{T−τ}; from π the solution is the law of
 * generation, and the prior mismatch log p_{t_0}(x) − log q_{t_0}(x) is part of the gap: it is found by a second solution, from the
 * other law, with the errors of both.
 *
 * <p>The rest of the expected gap is what early stopping leaves; its error is the discretisation, from three refinements, see {@link
 * GridDensityAtPoint}. The steps are equal in log(τ′ + v) with τ′ = s²/a², as those of {@link HeatClock}.
 */
final class ReverseGrid implements LikelihoodEstimator {

    static final String NAME = "reverse-grid";

    /** Below it the drift exceeds the noise of a cell so much that exponentially fitted fluxes are upwind. */
    private static final double LEAST_NOISE = 0.5;

    private final int cells;
    private final int steps;
    private final double lambda;
    private final boolean reference;

    /**
     * Creates the estimator.
     *
     * @param cells cells along each axis, a multiple of 4
     * @param steps time steps, a multiple of 4
     * @param lambda share of the noise, ≥ 0: 0 for the probability flow, 1 for Anderson's reversal
     * @param reference whether the solution starts from π and not from p_T
     * @throws IllegalArgumentException if a number is not such a multiple, or λ is negative or not finite
     */
    ReverseGrid(int cells, int steps, double lambda, boolean reference) {
        this.cells = divisible(NAME, "cells", cells);
        this.steps = divisible(NAME, "steps", steps);
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambda of " + NAME + " must be finite and >= 0, got " + lambda);
        }
        this.lambda = lambda;
        this.reference = reference;
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
        GridDensityAtPoint.requireLowDimension(NAME, problem);
        Estimate solution = solve(problem, x, reference, workers);
        double mismatch = 0;
        double error = solution.standardError();
        if (reference) {
            Estimate exact = solve(problem, x, false, workers);
            mismatch = exact.value() - solution.value();
            error = Math.hypot(error, exact.standardError());
        }
        double early = problem.earlyStopping(x);
        return new LikelihoodEstimate(
                solution.value(),
                0,
                Bound.EXACT,
                early + mismatch,
                error,
                GridDensityAtPoint.terms(mismatch, early, solution),
                0);
    }

    private Estimate solve(LikelihoodProblem problem, double[] x, boolean fromReference, Workers workers) {
        double end = problem.end();
        GaussianMixture initial =
                fromReference ? referenceLaw(problem) : problem.law().marginal(end);
        FokkerPlanckProblem equation = new FokkerPlanckProblem(
                problem.law().reverse(lambda, end), initial, anyBox(problem), 0, end - problem.start());
        double[] forward = new HeatClock(problem, steps).times();
        double[] times = new double[steps + 1];
        Arrays.setAll(times, k -> end - forward[steps - k]);
        times[0] = 0;
        times[steps] = end - problem.start();
        return new GridDensityAtPoint(
                        equation, NoisedMotion.reverse(problem.law(), end), times, lambda < LEAST_NOISE, cells)
                .logDensity(x, workers);
    }

    private static GaussianMixture referenceLaw(LikelihoodProblem problem) {
        return GaussianMixture.isotropic(
                new double[] {1},
                new double[][] {problem.law().process().centre()},
                new double[] {Math.sqrt(problem.referenceVariance())});
    }

    /** A box that stands for free space and is forgotten by what follows the law. */
    static Domain anyBox(LikelihoodProblem problem) {
        double[] upper = new double[problem.dimension()];
        Arrays.fill(upper, 1);
        double[] lower = new double[problem.dimension()];
        Arrays.fill(lower, -1);
        return Domain.box(lower, upper, Boundary.REFLECTING);
    }

    /** Checks that a number can be halved twice. */
    static int divisible(String estimator, String name, int value) {
        if (value < 4 || value % 4 != 0) {
            throw new IllegalArgumentException(
                    name + " of " + estimator + " must be a positive multiple of 4, to be halved twice, got " + value);
        }
        return value;
    }
}
