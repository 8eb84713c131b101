package org.fokker.diffusion.conditional;

import java.util.SplittableRandom;
import org.fokker.distribution.GaussianMixture;

/** Mixtures and measurements drawn from a seed. */
final class ConditionalCases {

    private ConditionalCases() {}

    /** Three components of covariance σ_k² I with unequal σ_k. */
    static GaussianMixture isotropic(long seed, int d) {
        SplittableRandom random = new SplittableRandom(seed);
        return GaussianMixture.isotropic(
                new double[] {0.2, 0.5, 0.3}, matrix(random, 3, d, 2), new double[] {0.5, 0.8, 0.6});
    }

    /** The same weights and means with diagonal and full covariances that are nearly or exactly those of {@link #isotropic}. */
    static GaussianMixture withMatrices(GaussianMixture isotropic, double tilt) {
        int count = isotropic.components();
        double[] weights = new double[count];
        double[][] means = new double[count][];
        double[][][] covariances = new double[count][][];
        for (int k = 0; k < count; k++) {
            weights[k] = isotropic.weight(k);
            means[k] = isotropic.mean(k);
            covariances[k] = isotropic.covariance(k);
            covariances[k][0][1] += tilt;
            covariances[k][1][0] += tilt;
        }
        return GaussianMixture.of(weights, means, covariances);
    }

    static LinearMeasurement measurement(long seed, int m, int d) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] root = matrix(random, m, m, 0.5);
        double[][] noise = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 0.2 : 0;
                for (int k = 0; k < m; k++) {
                    sum += root[i][k] * root[j][k];
                }
                noise[i][j] = sum;
                noise[j][i] = sum;
            }
        }
        return new LinearMeasurement(matrix(random, m, d, 1), matrix(random, 1, m, 1)[0], noise);
    }

    static double[][] matrix(SplittableRandom random, int rows, int columns, double size) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble(-size, size);
            }
        }
        return matrix;
    }
}
