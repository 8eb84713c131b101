package org.fokker.diffusion;

import java.util.Arrays;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.random.RandomStream;

/**
 * A block of draws z = c + a (x − c) + s ε of the noised point at one time, in antithetic pairs: with n pairs, draw n + j has
 * the noise −ε of draw j. Holds the noise error e = ε + s ∇ log p_t(z) and, where asked for, the scaled posterior
 * covariance M = I + s² ∇² log p_t(z) of each draw.
 */
final class NoisedDraws {

    private final LikelihoodProblem problem;
    private final double time;
    private final int count;
    private final double deviation;
    private final double[] mean;
    private final double[][] noise;
    private final double[][] points;
    private final double[][] error;
    private final double[][] covariance;

    private NoisedDraws(LikelihoodProblem problem, double[] x, double time, double[][] noise, boolean curvature) {
        this.problem = problem;
        this.time = time;
        this.noise = noise;
        int d = problem.dimension();
        count = noise[0].length;
        AffineGaussianProcess process = problem.law().process();
        double a = process.schedule().scale(time);
        deviation = Math.sqrt(process.schedule().variance(time));
        mean = process.shift(time);
        for (int i = 0; i < d; i++) {
            mean[i] += a * x[i];
        }
        points = new double[d][count];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < count; j++) {
                points[i][j] = mean[i] + deviation * noise[i][j];
            }
        }
        error = new double[d][count];
        covariance = new double[curvature ? d * (d + 1) / 2 : 0][count];
        if (curvature) {
            new MixtureCurvature(problem.law().marginal(time).packed()).evaluate(points, count, error, covariance);
            scaleCovariance(d);
        } else {
            problem.law().score(time, points, count, error);
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < count; j++) {
                error[i][j] = noise[i][j] + deviation * error[i][j];
            }
        }
    }

    /**
     * Draws antithetic pairs.
     *
     * @param problem the model
     * @param x the point
     * @param time t
     * @param stream source of the noise
     * @param firstPath path of the first pair; pair j uses path firstPath + j
     * @param pairs how many pairs
     * @param curvature whether M is wanted
     */
    static NoisedDraws pairs(
            LikelihoodProblem problem,
            double[] x,
            double time,
            RandomStream stream,
            long firstPath,
            int pairs,
            boolean curvature) {
        int d = problem.dimension();
        double[][] noise = new double[d][2 * pairs];
        double[] spare = new double[d % 2 == 0 ? 0 : pairs];
        for (int i = 0; i < d; i += 2) {
            stream.normals(firstPath, i / 2, pairs, noise[i], i + 1 < d ? noise[i + 1] : spare);
        }
        for (double[] row : noise) {
            for (int j = 0; j < pairs; j++) {
                row[pairs + j] = -row[j];
            }
        }
        return new NoisedDraws(problem, x, time, noise, curvature);
    }

    /**
     * Places draws at given noises.
     *
     * @param problem the model
     * @param x the point
     * @param time t
     * @param noise ε by component, d × n; not copied
     */
    static NoisedDraws at(LikelihoodProblem problem, double[] x, double time, double[][] noise) {
        return new NoisedDraws(problem, x, time, noise, true);
    }

    private void scaleCovariance(int d) {
        double s2 = deviation * deviation;
        for (int i = 0, row = 0; i < d; i++) {
            for (int k = 0; k <= i; k++, row++) {
                double[] entry = covariance[row];
                double identity = i == k ? 1 : 0;
                Arrays.setAll(entry, j -> identity + s2 * entry[j]);
            }
        }
    }

    /** Returns the model. */
    LikelihoodProblem problem() {
        return problem;
    }

    /** Returns t. */
    double time() {
        return time;
    }

    /** Returns the number of draws. */
    int count() {
        return count;
    }

    /** Returns s(t). */
    double deviation() {
        return deviation;
    }

    /** Returns the mean c + a (x − c) of the draws, d; not a copy. */
    double[] mean() {
        return mean;
    }

    /** Returns ε, d × count; not a copy. */
    double[][] noise() {
        return noise;
    }

    /** Returns z, d × count; not a copy. */
    double[][] points() {
        return points;
    }

    /** Returns e, d × count; not a copy. */
    double[][] error() {
        return error;
    }

    /** Returns M as rows of the lower triangle, d(d+1)/2 × count, or nothing; not a copy. */
    double[][] covariance() {
        return covariance;
    }

    /**
     * An entry of M of the first draw.
     *
     * @param i row
     * @param j column
     */
    double covariance(int i, int j) {
        int row = Math.max(i, j);
        return covariance[row * (row + 1) / 2 + Math.min(i, j)][0];
    }
}
