package org.fokker.diffusion.score;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;

/**
 * Ridge regression on random Fourier features, trained by denoising score matching: at knots of λ = ½ log(a²/s²) the weights W
 * minimise E|F* − W φ(z)|² + μ |W|² with φ_j(z) = √2 cos(ω_j·z + b_j), ω_j ~ N(0, I/ℓ²) (A. Rahimi and B. Recht, NeurIPS 2007),
 * for F* and z of {@link Preconditioning}; between the knots F is linear in λ. The minimum is a linear system: nothing
 * depends on the luck of an optimiser, and the error has the three parts of statistics — features, points, noise.
 *
 * @param features number J of features, ≥ 1
 * @param length ℓ &gt; 0, in units of the noised data's deviation
 * @param ridge μ ≥ 0, relative to the mean square of a feature, which is 1
 * @param pairs number of noised pairs at each knot, ≥ 2
 */
record RandomFeatureScore(int features, double length, double ridge, int pairs) implements ScoreEstimator {

    static final String NAME = "random-features";

    /** Knots for each unit of λ: between them the prediction is linear, and it varies on the scale of one. */
    private static final double KNOTS_PER_UNIT = 4;

    /** Pairs whose features are made at once. */
    private static final int CHUNK = 512;

    RandomFeatureScore {
        if (features < 1 || pairs < 2 || !(length > 0) || !(ridge >= 0)) {
            throw new IllegalArgumentException(
                    "random features need features >= 1, pairs >= 2, length > 0 and ridge >= 0," + " got " + features
                            + ", " + pairs + ", " + length + " and " + ridge);
        }
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
    public Denoiser estimate(ScoreProblem problem, RandomStream stream, Workers workers) {
        Schedule schedule = problem.process().schedule();
        double first = schedule.logSnr(problem.end());
        double last = schedule.logSnr(problem.start());
        int knots = 1 + Math.max(1, (int) Math.ceil(KNOTS_PER_UNIT * (last - first)));
        FourierFeatures map = FourierFeatures.draw(problem.dimension(), features, length, stream);
        Preconditioning preconditioning = new Preconditioning(problem);
        NoisedPairs draws = new NoisedPairs(problem, preconditioning, stream.withStream(stream.stream() + 1));
        double[][][] weights = new double[knots][][];
        workers.run(knots, k -> {
            double lambda = first + (last - first) * k / (knots - 1);
            double t = Math.max(problem.start(), Math.min(problem.end(), schedule.timeOfLogSnr(lambda)));
            weights[k] = regress(map, draws, t, (long) k * pairs, problem.dimension());
        });
        return new RandomFeatureDenoiser(problem.process(), preconditioning, map, first, last, weights);
    }

    /** W = (Φᵀ Φ/n + μ I)⁻¹ Φᵀ F/n by rows of features, J × d; with a constant as the last feature. */
    private double[][] regress(FourierFeatures map, NoisedPairs draws, double t, long firstPair, int d) {
        int rows = map.size();
        DMatrixRMaj normal = new DMatrixRMaj(rows, rows);
        DMatrixRMaj right = new DMatrixRMaj(rows, d);
        double[][] z = new double[d][CHUNK];
        double[][] f = new double[d][CHUNK];
        double[][] phi = new double[rows][CHUNK];
        for (int from = 0; from < pairs; from += CHUNK) {
            int n = Math.min(CHUNK, pairs - from);
            draws.draw(t, firstPair + from, n, z, f);
            map.evaluate(z, n, phi);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j <= i; j++) {
                    normal.data[i * rows + j] += dot(phi[i], phi[j], n);
                }
                for (int c = 0; c < d; c++) {
                    right.data[i * d + c] += dot(phi[i], f[c], n);
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < i; j++) {
                normal.data[j * rows + i] = normal.data[i * rows + j];
            }
            normal.data[i * rows + i] += ridge * pairs;
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(rows);
        DMatrixRMaj weights = new DMatrixRMaj(rows, d);
        if (!solver.setA(normal)) {
            throw new NumericalException("the normal matrix of " + rows + " features is singular at t = " + t
                    + "; take a ridge above 0, fewer features or more pairs");
        }
        solver.solve(right, weights);
        if (CommonOps_DDRM.elementMaxAbs(weights) == Double.POSITIVE_INFINITY) {
            throw new NumericalException("the weights of the regression are not finite at t = " + t);
        }
        double[][] result = new double[rows][d];
        for (int i = 0; i < rows; i++) {
            result[i] = Arrays.copyOfRange(weights.data, i * d, (i + 1) * d);
        }
        return result;
    }

    private static double dot(double[] a, double[] b, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
