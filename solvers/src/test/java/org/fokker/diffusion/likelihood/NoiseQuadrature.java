package org.fokker.diffusion.likelihood;

import java.util.List;
import org.fokker.process.Schedule;

/**
 * The expectation of what a chain costs in one dimension, by quadrature in place of draws: the trapezoidal rule in the noise of
 * the later time, spectrally accurate for a smooth function times a normal density, and the two-point Gauss–Hermite rule in the noise of
 * the bridge, exact because the cost of a step is quadratic in it.
 */
final class NoiseQuadrature {

    private static final int NODES = 121;
    private static final double RANGE = 8.5;

    private final double[][] noise = new double[1][NODES];
    private final double[] weight = new double[NODES];

    NoiseQuadrature() {
        double h = 2 * RANGE / (NODES - 1);
        for (int j = 0; j < NODES; j++) {
            double e = -RANGE + j * h;
            noise[0][j] = e;
            weight[j] = h * Math.exp(-0.5 * e * e) / Math.sqrt(2 * Math.PI);
        }
    }

    double mean(double[] values) {
        double sum = 0;
        for (int j = 0; j < NODES; j++) {
            sum += weight[j] * values[j];
        }
        return sum;
    }

    /** Returns E|e|². */
    double squaredError(NoisedPoint place) {
        NoisedDraws draws = place.draws(noise);
        double[] squares = new double[NODES];
        for (int j = 0; j < NODES; j++) {
            squares[j] = draws.squaredError(j);
        }
        return mean(squares);
    }

    double decoder(LikelihoodProblem problem, double x) {
        double[] loss = new double[NODES];
        new ExactDecoder(problem, new double[] {x}).addLoss(noise, loss);
        return mean(loss);
    }

    double step(Schedule schedule, ChainStep step, NoisedPoint place, double r, double t) {
        NoisedDraws draws = place.draws(noise);
        double alpha = Math.exp(schedule.logSnr(t) - schedule.logSnr(r));
        double gamma = Math.sqrt(schedule.transitionVariance(r, t) / schedule.variance(t));
        double[] loss = new double[NODES];
        for (int sign = 1; sign >= -1; sign -= 2) {
            double[][] earlier = new double[1][NODES];
            for (int j = 0; j < NODES; j++) {
                earlier[0][j] = alpha * noise[0][j] + sign * gamma;
            }
            step.addLoss(earlier, draws, loss);
        }
        return 0.5 * mean(loss);
    }

    /** Returns the expected losses of the steps of the chain itself. */
    double[] steps(LikelihoodProblem problem, DiscreteBound bound, double x) {
        double[] times = bound.times(problem);
        NoisedPoint[] places = new NoisedPoint[times.length - 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = new NoisedPoint(problem, new double[] {x}, times[i + 1]);
        }
        List<ChainStep> chain =
                bound.chains(problem, times, List.of(places)).get(0).steps();
        double[] losses = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            losses[i] = step(problem.schedule(), chain.get(i), places[i], times[i], times[i + 1]);
        }
        return losses;
    }

    /** Returns the bound itself, without sampling error. */
    double bound(LikelihoodProblem problem, DiscreteBound bound, double x) {
        double loss = problem.priorDivergence(new double[] {x});
        if (problem.start() > 0) {
            loss += decoder(problem, x);
        }
        for (double step : steps(problem, bound, x)) {
            loss += step;
        }
        return -loss;
    }

    /** Returns log p_0(x) less the bound less the prior mismatch: what the discretisation costs. */
    double discretisationGap(LikelihoodProblem problem, DiscreteBound bound, double x) {
        double exact = problem.law().target().logDensity(x);
        return exact - bound(problem, bound, x) - mismatch(problem, x);
    }

    private double mismatch(LikelihoodProblem problem, double x) {
        double[][] z = new NoisedPoint(problem, new double[] {x}, problem.end()).place(noise);
        double[] ratio = new double[NODES];
        problem.law().marginal(problem.end()).logDensity(z, NODES, ratio);
        for (int j = 0; j < NODES; j++) {
            ratio[j] -= problem.referenceLogDensity(new double[] {z[0][j]});
        }
        return mean(ratio);
    }
}
