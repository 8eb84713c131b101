package org.fokker.distribution;

import java.util.SplittableRandom;

/** Mixtures drawn from a seed for parameterised tests. */
final class RandomMixtures {

    private RandomMixtures() {}

    /** Full covariances A Aᵀ + 0.1 I, means in [−2, 2]^d, weights bounded away from zero. */
    static GaussianMixture full(long seed, int components, int d) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = weights(random, components);
        double[][] means = means(random, components, d);
        double[][][] covariances = new double[components][d][d];
        for (double[][] c : covariances) {
            double[][] a = new double[d][d];
            for (double[] row : a) {
                for (int j = 0; j < d; j++) {
                    row[j] = random.nextDouble(-1, 1);
                }
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    c[i][j] = i == j ? 0.1 : 0;
                    for (int k = 0; k < d; k++) {
                        c[i][j] += a[i][k] * a[j][k];
                    }
                }
            }
        }
        return GaussianMixture.of(weights, means, covariances);
    }

    /** Diagonal covariances with variances in [0.1, 1]. */
    static GaussianMixture diagonal(long seed, int components, int d) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = weights(random, components);
        double[][] means = means(random, components, d);
        double[][] variances = new double[components][d];
        for (double[] row : variances) {
            for (int i = 0; i < d; i++) {
                row[i] = random.nextDouble(0.1, 1);
            }
        }
        return GaussianMixture.diagonal(weights, means, variances);
    }

    /** Covariances σ² I with σ in [0.3, 1]. */
    static GaussianMixture isotropic(long seed, int components, int d) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = weights(random, components);
        double[][] means = means(random, components, d);
        double[] deviations = new double[components];
        for (int k = 0; k < components; k++) {
            deviations[k] = random.nextDouble(0.3, 1);
        }
        return GaussianMixture.isotropic(weights, means, deviations);
    }

    private static double[] weights(SplittableRandom random, int components) {
        double[] weights = new double[components];
        double sum = 0;
        for (int k = 0; k < components; k++) {
            weights[k] = random.nextDouble(0.2, 1);
            sum += weights[k];
        }
        for (int k = 0; k < components; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    private static double[][] means(SplittableRandom random, int components, int d) {
        double[][] means = new double[components][d];
        for (double[] mean : means) {
            for (int i = 0; i < d; i++) {
                mean[i] = random.nextDouble(-2, 2);
            }
        }
        return means;
    }
}
