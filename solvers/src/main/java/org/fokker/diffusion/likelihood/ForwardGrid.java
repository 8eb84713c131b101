package org.fokker.diffusion.likelihood;

import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * The Fokker–Planck equation of the noising process on a grid, from p_0 to the early-stopping time: log p_{t_0}(x). The expected gap is
 * what early stopping leaves, log p_0(x) − log p_{t_0}(x); its error is the discretisation, from three refinements, see {@link
 * GridDensityAtPoint}.
 */
final class ForwardGrid implements LikelihoodEstimator {

    static final String NAME = "forward-grid";

    private final int cells;
    private final int steps;

    /**
     * Creates the estimator.
     *
     * @param cells cells along each axis, a multiple of 4
     * @param steps time steps, a multiple of 4
     * @throws IllegalArgumentException if a number is not such a multiple
     */
    ForwardGrid(int cells, int steps) {
        this.cells = ReverseGrid.divisible(NAME, "cells", cells);
        this.steps = ReverseGrid.divisible(NAME, "steps", steps);
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
        GridDensityAtPoint.requireLowDimension(NAME, problem);
        FokkerPlanckProblem equation = new FokkerPlanckProblem(
                problem.law().process(), problem.law().target(), ReverseGrid.anyBox(problem), 0, problem.start());
        double[] times = new double[steps + 1];
        for (int k = 0; k <= steps; k++) {
            times[k] = problem.start() * k / steps;
        }
        Estimate solution = new GridDensityAtPoint(equation, NoisedMotion.forward(problem.law()), times, false, cells)
                .logDensity(x, workers);
        double early = problem.earlyStopping(x);
        return new LikelihoodEstimate(
                solution.value(),
                0,
                Bound.EXACT,
                early,
                solution.standardError(),
                GridDensityAtPoint.terms(0, early, solution),
                0);
    }
}
