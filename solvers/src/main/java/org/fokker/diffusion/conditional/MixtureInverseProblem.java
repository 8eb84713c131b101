package org.fokker.diffusion.conditional;

import org.fokker.distribution.GaussianMixture;
import org.fokker.random.RandomStream;

/**
 * A random linear inverse problem with an exact answer (Cardoso et al., MCGdiff, ICLR (2024)): the prior has 25 components N(m_ij, I) with
 * m_ij = (8i, 8j, 8i, 8j, …) for i, j = −2 … 2 and weights that are normalised squares of standard normals; A is a Gaussian matrix whose
 * singular values are replaced by sorted uniforms in (0, 1), and y = A x* + σ n with x* from the prior and σ a uniform in (0, 1) times
 * the largest singular value.
 *
 * @param prior the prior, in d dimensions
 * @param measurement what is measured
 */
public record MixtureInverseProblem(GaussianMixture prior, LinearMeasurement measurement) {

    private static final int SIDE = 5;
    private static final double SPACING = 8;

    /** What the numbers of a seed are used for, one stream each. */
    private static final int WEIGHTS = 0;

    private static final int MATRIX = 1;
    /** That of the matrix takes two. */
    private static final int SIZES = MATRIX + 1;

    private static final int TRUTH = 3;
    private static final int NOISE = 4;
    private static final int DEVIATION = 5;

    /**
     * Draws a problem.
     *
     * @param seed the seed: a problem is a pure function of the arguments
     * @param d dimension of the data, even
     * @param m number of measured values, at most d
     * @return the problem
     * @throws IllegalArgumentException if d is odd or not positive, or m is not in 1 … d
     */
    public static MixtureInverseProblem draw(long seed, int d, int m) {
        if (d < 2 || d % 2 != 0 || m < 1 || m > d) {
            throw new IllegalArgumentException(
                    "a problem needs an even dimension and between 1 and as many measured values, got " + d + " and "
                            + m);
        }
        GaussianMixture prior = prior(seed, d);
        double[][] matrix = RandomMatrix.draw(new RandomStream(seed, MATRIX), m, d);
        double[] share = new double[1];
        new RandomStream(seed, DEVIATION).uniforms(0, 0, 1, share);
        double deviation = share[0] * RandomMatrix.sizes(new RandomStream(seed, SIZES), m)[m - 1];
        double[][] truth = new double[d][1];
        prior.sample(new RandomStream(seed, TRUTH), 0, 1, truth);
        double[] y = RandomMatrix.normals(new RandomStream(seed, NOISE), m);
        for (int i = 0; i < m; i++) {
            y[i] *= deviation;
            for (int l = 0; l < d; l++) {
                y[i] += matrix[i][l] * truth[l][0];
            }
        }
        return new MixtureInverseProblem(prior, LinearMeasurement.of(matrix, y, deviation));
    }

    private static GaussianMixture prior(long seed, int d) {
        int count = SIDE * SIDE;
        double[] weights = RandomMatrix.normals(new RandomStream(seed, WEIGHTS), count);
        double sum = 0;
        for (int k = 0; k < count; k++) {
            weights[k] *= weights[k];
            sum += weights[k];
        }
        double[][] means = new double[count][d];
        double[] deviations = new double[count];
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
            deviations[k] = 1;
            for (int l = 0; l < d; l++) {
                int step = l % 2 == 0 ? k / SIDE : k % SIDE;
                means[k][l] = SPACING * (step - SIDE / 2);
            }
        }
        return GaussianMixture.isotropic(weights, means, deviations);
    }
}
