package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.kernel.PackedMixture.Shape;
import org.junit.jupiter.api.Test;

class LinearObservationTest {

    private static final double[][] A = {{1, 0.5, -1}, {0.2, 1, 0.3}};
    private static final double[][] R = {{0.3, 0.1}, {0.1, 0.2}};

    @Test
    void momentsOfTheImageFollowTheMap() {
        GaussianMixture x = RandomMixtures.full(21, 3, 3);
        double[] b = {1, -2};
        GaussianMixture y = x.affine(A, b, R);
        double[] mean = x.mean();
        double[][] covariance = x.covariance();
        for (int i = 0; i < 2; i++) {
            double expected = b[i];
            for (int c = 0; c < 3; c++) {
                expected += A[i][c] * mean[c];
            }
            assertEquals(expected, y.mean()[i], 1e-14 * 10);
            for (int j = 0; j < 2; j++) {
                double sum = R[i][j];
                for (int c = 0; c < 3; c++) {
                    for (int e = 0; e < 3; e++) {
                        sum += A[i][c] * covariance[c][e] * A[j][e];
                    }
                }
                assertEquals(sum, y.covariance()[i][j], 1e-14 * 10);
            }
        }
    }

    @Test
    void posteriorIsBayes() {
        GaussianMixture x = RandomMixtures.full(22, 3, 3);
        double[] y = {0.7, -0.4};
        GaussianMixture posterior = x.condition(A, y, R);
        double evidence = x.logEvidence(A, y, R);
        for (double[] point : new double[][] {{0, 0, 0}, {1, -1, 0.5}, {-0.3, 0.2, 0.9}}) {
            double[] image = new double[2];
            for (int i = 0; i < 2; i++) {
                for (int c = 0; c < 3; c++) {
                    image[i] += A[i][c] * point[c];
                }
            }
            double likelihood = GaussianMixture.gaussian(image, R).logDensity(y);
            // log posterior = log prior + log likelihood − log evidence; sums of terms of size 10, conditioned by about
            // 100.
            assertEquals(x.logDensity(point) + likelihood - evidence, posterior.logDensity(point), 1e-11);
        }
    }

    @Test
    void isotropicConditioningIsTheGeneralOne() {
        for (GaussianMixture x : new GaussianMixture[] {
            RandomMixtures.isotropic(23, 3, 3), RandomMixtures.diagonal(24, 3, 3), RandomMixtures.full(25, 3, 3)
        }) {
            double a = 0.6;
            double v = 0.3;
            double[] shift = {0.1, -0.2, 0.3};
            double[] y = {0.5, 0.5, -1};
            GaussianMixture special = x.condition(a, shift, v, y);
            assertEquals(x.packed().shape(), special.packed().shape());
            double[][] matrix = {{a, 0, 0}, {0, a, 0}, {0, 0, a}};
            double[][] noise = {{v, 0, 0}, {0, v, 0}, {0, 0, v}};
            GaussianMixture general = x.condition(matrix, new double[] {0.4, 0.7, -1.3}, noise);
            for (int k = 0; k < 3; k++) {
                // The same numbers along two ways, each some tens of roundings.
                assertEquals(general.weight(k), special.weight(k), 1e-13);
                assertArrayEquals(general.mean(k), special.mean(k), 1e-13);
                assertArrayEquals(general.covariance(k)[1], special.covariance(k)[1], 1e-13);
            }
        }
    }

    @Test
    void nearlyExactObservationsDeterminePoints() {
        GaussianMixture x = RandomMixtures.full(26, 2, 3);
        double sigma = 1e-6;
        double[][] noise = {{sigma * sigma, 0}, {0, sigma * sigma}};
        double[] y = {0.3, 0.9};
        GaussianMixture image = x.condition(A, y, noise).affine(A, new double[2], new double[2][2]);
        // A x is known up to σ² R-like noise: mean within σ² · condition, variance at most σ².
        assertArrayEquals(y, image.mean(), 1e-10);
        assertTrue(image.covariance()[0][0] <= 1.001 * sigma * sigma, "variance " + image.covariance()[0][0]);
    }

    @Test
    void pointMassesAreWeightedByTheirLikelihood() {
        GaussianMixture x = GaussianMixture.isotropic(
                new double[] {0.5, 0.5}, new double[][] {{0, 0}, {1, 1}}, new double[] {0, 0});
        GaussianMixture posterior = x.condition(new double[][] {{1, 1}}, new double[] {1.5}, new double[][] {{1}});
        // Residuals 1.5 and −0.5: weights e^{−1.125} and e^{−0.125}.
        assertEquals(1 / (1 + Math.exp(1)), posterior.weight(0), 1e-15);
        assertEquals(0, posterior.covariance(1)[0][0], 0);
    }

    @Test
    void marginalsDropTheOtherAxes() {
        GaussianMixture x = RandomMixtures.full(27, 3, 3);
        GaussianMixture marginal = x.marginal(2, 0);
        double[][] selection = {{0, 0, 1}, {1, 0, 0}};
        GaussianMixture image = x.affine(selection, new double[2], new double[2][2]);
        assertEquals(image.logDensity(0.3, -0.4), marginal.logDensity(0.3, -0.4), 1e-14);
        assertEquals(Shape.ISOTROPIC, x.marginal(1).packed().shape());
        assertThrows(IllegalArgumentException.class, () -> x.marginal(0, 0));
        assertThrows(IllegalArgumentException.class, () -> x.marginal(3));
    }

    @Test
    void wrongShapesAreRefused() {
        GaussianMixture x = GaussianMixture.standardNormal(3);
        assertThrows(IllegalArgumentException.class, () -> x.affine(A, new double[3], R));
        assertThrows(
                IllegalArgumentException.class,
                () -> x.affine(new double[][] {{1, 2}}, new double[1], new double[1][1]));
        assertThrows(
                IllegalArgumentException.class, () -> x.condition(A, new double[2], new double[][] {{1, 2}, {2, 1}}));
    }
}
