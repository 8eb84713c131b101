package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import org.fokker.process.AffineGaussianProcess;

/**
 * Where z_t = c + a (x − c) + s ε lies and how the model sees it there: everything about one time of a chain that does not
 * depend on the draws.
 */
final class NoisedPoint {

    private final double deviation;
    private final double[] mean;
    private final MixtureCurvature curvature;

    /**
     * Prepares a time.
     *
     * @param problem the model
     * @param x the point
     * @param time t &gt; 0
     */
    NoisedPoint(LikelihoodProblem problem, double[] x, double time) {
        AffineGaussianProcess process = problem.law().process();
        double a = process.schedule().scale(time);
        deviation = Math.sqrt(process.schedule().variance(time));
        mean = process.shift(time);
        for (int i = 0; i < mean.length; i++) {
            mean[i] += a * x[i];
        }
        curvature = new MixtureCurvature(problem.law().marginal(time).packed());
    }

    /** Returns s. */
    double deviation() {
        return deviation;
    }

    /** Returns p_t. */
    MixtureCurvature marginal() {
        return curvature;
    }

    /**
     * The draws themselves.
     *
     * @param noise ε, d × n
     * @return z, d × n
     */
    double[][] place(double[][] noise) {
        double[][] z = new double[noise.length][];
        for (int i = 0; i < z.length; i++) {
            double m = mean[i];
            double[] row = noise[i];
            z[i] = new double[row.length];
            Arrays.setAll(z[i], j -> m + deviation * row[j]);
        }
        return z;
    }

    /**
     * Noise error and scaled posterior covariance of draws.
     *
     * @param noise ε, d × n; kept, not copied
     * @return the draws
     */
    NoisedDraws draws(double[][] noise) {
        int d = noise.length;
        int n = noise[0].length;
        double[][] error = new double[d][n];
        double[][] covariance = new double[d * (d + 1) / 2][n];
        curvature.evaluate(place(noise), n, error, covariance);
        double s2 = deviation * deviation;
        for (int i = 0, row = 0; i < d; i++) {
            for (int j = 0; j < n; j++) {
                error[i][j] = noise[i][j] + deviation * error[i][j];
            }
            for (int k = 0; k <= i; k++, row++) {
                double[] entry = covariance[row];
                double identity = i == k ? 1 : 0;
                Arrays.setAll(entry, j -> identity + s2 * entry[j]);
            }
        }
        return new NoisedDraws(noise, error, covariance);
    }

    /**
     * The scaled posterior covariances of the single components, which do not depend on the draw.
     *
     * @return M_k = I − s² V_k⁻¹ as rows of the lower triangle, d(d+1)/2 × K
     */
    double[][] componentCovariances() {
        int d = mean.length;
        double s2 = deviation * deviation;
        double[][] covariance = new double[d * (d + 1) / 2][curvature.components()];
        for (int k = 0; k < curvature.components(); k++) {
            double[] precision = curvature.precision(k);
            for (int i = 0, row = 0; i < d; i++) {
                for (int j = 0; j <= i; j++, row++) {
                    covariance[row][k] = (i == j ? 1 : 0) - s2 * precision[i * d + j];
                }
            }
        }
        return covariance;
    }

    /**
     * Returns tr M/d of the draw ε = 0, at most 1: near 1 where the noise is resolved, near 0 where it drowns the data. (M
     * exceeds I only at the brink between two modes, where the score is not linear.)
     */
    double sharpness() {
        int d = mean.length;
        double[][] covariance = draws(new double[d][1]).covariance();
        double trace = 0;
        for (int i = 0, diagonal = 0; i < d; i++, diagonal += i + 1) {
            trace += covariance[diagonal][0];
        }
        return Math.min(1, trace / d);
    }
}
