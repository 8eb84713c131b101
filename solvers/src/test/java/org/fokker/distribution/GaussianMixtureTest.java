package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.fokker.kernel.PackedMixture.Shape;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianMixtureTest {

    /** Case 3.10 of the literature's reference pairs: ½ N(−1, 0.3²) + ½ N(1, 0.5²). */
    private static final GaussianMixture PAIR =
            GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{-1}, {1}}, new double[] {0.3, 0.5});

    static Stream<GaussianMixture> mixtures() {
        return Stream.of(
                RandomMixtures.isotropic(1, 3, 1),
                RandomMixtures.isotropic(2, 4, 3),
                RandomMixtures.diagonal(3, 3, 2),
                RandomMixtures.diagonal(4, 2, 4),
                RandomMixtures.full(5, 3, 2),
                RandomMixtures.full(6, 2, 3),
                RandomMixtures.full(7, 3, 5));
    }

    @Test
    void theCheapestShapeIsRecognised() {
        double[] one = {1};
        double[][] origin = {{0, 0}};
        assertEquals(
                Shape.ISOTROPIC,
                GaussianMixture.of(one, origin, new double[][][] {{{2, 0}, {0, 2}}})
                        .packed()
                        .shape());
        assertEquals(
                Shape.DIAGONAL,
                GaussianMixture.of(one, origin, new double[][][] {{{2, 0}, {0, 1}}})
                        .packed()
                        .shape());
        assertEquals(
                Shape.FULL,
                GaussianMixture.of(one, origin, new double[][][] {{{2, 1}, {1, 2}}})
                        .packed()
                        .shape());
        assertEquals(
                Shape.ISOTROPIC,
                GaussianMixture.diagonal(one, new double[][] {{0}}, new double[][] {{3}})
                        .packed()
                        .shape());
    }

    @Test
    void affineMapsKeepTheShape() {
        double[] shift = {0.1, 0.2, 0.3};
        for (GaussianMixture mixture : List.of(
                RandomMixtures.isotropic(8, 3, 3), RandomMixtures.diagonal(9, 3, 3), RandomMixtures.full(10, 3, 3))) {
            assertEquals(
                    mixture.packed().shape(),
                    mixture.affine(0.7, shift, 0.2).packed().shape());
        }
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void logDensityIsTheLogarithmOfTheSum(GaussianMixture mixture) {
        int d = mixture.dimension();
        double[] x = point(d, 0.4);
        double expected = 0;
        for (int k = 0; k < mixture.components(); k++) {
            expected += mixture.weight(k) * gaussianDensity(x, mixture.mean(k), mixture.covariance(k));
        }
        // Some tens of roundings of exponents of size ~10.
        assertEquals(Math.log(expected), mixture.logDensity(x), 1e-13);
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void scoreIsTheGradientOfTheLogDensity(GaussianMixture mixture) {
        int d = mixture.dimension();
        double[] x = point(d, 0.4);
        double[] score = mixture.score(x);
        for (int i = 0; i < d; i++) {
            int axis = i;
            // Sixth-order difference, h = 2e-3: its error h⁶ f⁽⁷⁾/140 is below 5e-10 while the seventh derivative is
            // below 1e9
            // (features of width 0.1); rounding 1e-15 · 10 / h = 5e-12.
            assertEquals(difference(h -> mixture.logDensity(moved(x, axis, h))), score[i], 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void hessianIsTheDerivativeOfTheScore(GaussianMixture mixture) {
        int d = mixture.dimension();
        double[] x = point(d, 0.4);
        double[][] hessian = mixture.logDensityHessian(x);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                int axis = i;
                int component = j;
                // As above, one derivative more: a factor 10 for the narrowest feature.
                assertEquals(difference(h -> mixture.score(moved(x, axis, h))[component]), hessian[i][j], 1e-8);
                // The two triangles are the same sums in the same order.
                assertEquals(hessian[j][i], hessian[i][j], 1e-12);
            }
        }
    }

    @Test
    void hessianOfOneGaussianIsMinusThePrecision() {
        GaussianMixture mixture = GaussianMixture.gaussian(new double[] {1, 2}, new double[][] {{2, 1}, {1, 1}});
        // C⁻¹ = [[1, −1], [−1, 2]]; condition number 7, so a few roundings.
        assertArrayEquals(new double[] {-1, 1}, mixture.logDensityHessian(0.3, 0.4)[0], 1e-14);
        assertArrayEquals(new double[] {1, -2}, mixture.logDensityHessian(0.3, 0.4)[1], 1e-14);
    }

    @Test
    void farFromAllComponentsTheLogDensityStaysFinite() {
        // The nearest component decides: weight and deviation are both ½, so −½ log 2π − ½ (999/0.5)² is left.
        double expected = -0.5 * Math.log(2 * Math.PI) - 0.5 * (999 / 0.5) * (999 / 0.5);
        assertEquals(expected, PAIR.logDensity(1000), 1e-15 * 2e6);
        assertEquals(-999 / 0.25, PAIR.score(1000)[0], 1e-11);
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void sampleMomentsAgreeWithTheExactOnes(GaussianMixture mixture) {
        int d = mixture.dimension();
        int n = 100_000;
        double[][] x = new double[d][n];
        mixture.sample(new RandomStream(11, 3), 0, n, x);
        double[] mean = mixture.mean();
        double[][] covariance = mixture.covariance();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double first = 0;
                double second = 0;
                double square = 0;
                for (int p = 0; p < n; p++) {
                    double product = (x[i][p] - mean[i]) * (x[j][p] - mean[j]);
                    first += x[i][p] - mean[i];
                    second += product;
                    square += product * product;
                }
                double error = Math.sqrt(square / n - Math.pow(second / n, 2)) / Math.sqrt(n);
                // 6.5 standard errors: false alarm 8e-11 for each of the at most 20 comparisons of each of 7 mixtures.
                assertEquals(0, first / n, 6.5 * Math.sqrt(covariance[i][i] / n));
                assertEquals(covariance[i][j], second / n, 6.5 * error);
            }
        }
    }

    @Test
    void samplesDependOnlyOnStreamAndPath() {
        GaussianMixture mixture = RandomMixtures.full(12, 3, 3);
        RandomStream stream = new RandomStream(5, 1);
        double[][] whole = new double[3][2000];
        double[][] part = new double[3][700];
        mixture.sample(stream, 100, 2000, whole);
        mixture.sample(stream, 1000, 700, part);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 700; j++) {
                assertEquals(whole[i][900 + j], part[i][j], 0);
            }
        }
    }

    @Test
    void aPointMassSamplesItselfAndHasNoDensityUntilDiffused() {
        GaussianMixture point = GaussianMixture.point(1.5, -2);
        double[][] x = new double[2][3];
        point.sample(new RandomStream(1, 1), 0, 3, x);
        assertArrayEquals(new double[] {1.5, 1.5, 1.5}, x[0], 0);
        assertFalse(point.hasDensity());
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> point.logDensity(1.5, -2));
        assertTrue(refusal.getMessage().contains("point mass"), refusal.getMessage());
        assertThrows(IllegalStateException.class, () -> point.logDensityHessian(1.5, -2));
        GaussianMixture diffused = point.affine(0.5, new double[] {0, 1}, 4);
        // N((0.75, 0), 4 I) at its mean: −log(2π · 4).
        assertEquals(-Math.log(8 * Math.PI), diffused.logDensity(0.75, 0), 1e-15);
    }

    @Test
    void weightZeroIsAllowedAndDoesNotCount() {
        GaussianMixture mixture =
                GaussianMixture.isotropic(new double[] {0, 1}, new double[][] {{100}, {0}}, new double[] {1, 1});
        assertEquals(1, mixture.packed().components());
        assertArrayEquals(new double[] {0, 1}, mixture.responsibilities(100), 0);
        assertEquals(GaussianMixture.standardNormal(1).logDensity(100), mixture.logDensity(100), 0);
    }

    @Test
    void argumentsAndResultsAreCopied() {
        double[][] means = {{1, 2}};
        double[][] covariance = {{2, 1}, {1, 2}};
        GaussianMixture mixture = GaussianMixture.of(new double[] {1}, means, new double[][][] {covariance});
        double before = mixture.logDensity(0, 0);
        means[0][0] = 9;
        covariance[0][0] = 9;
        mixture.mean(0)[0] = 9;
        mixture.covariance(0)[0][0] = 9;
        assertEquals(before, mixture.logDensity(0, 0), 0);
        assertEquals(1, mixture.mean(0)[0], 0);
    }

    @Test
    void refusalsNameTheComponentAndTheValue() {
        double[][] origins = {{0, 0}, {0, 0}};
        double[][] identity = {{1, 0}, {0, 1}};
        assertRefused(
                "component 1",
                "-0.5",
                () -> GaussianMixture.of(new double[] {1.5, -0.5}, origins, new double[][][] {identity, identity}));
        assertRefused(
                "sum",
                "0.9",
                () -> GaussianMixture.of(new double[] {0.5, 0.4}, origins, new double[][][] {identity, identity}));
        assertRefused(
                "component 1",
                "smallest eigenvalue is -1.0",
                () -> GaussianMixture.of(new double[] {0.5, 0.5}, origins, new double[][][] {identity, {{1, 2}, {2, 1}}
                }));
        assertRefused(
                "component 0",
                "not symmetric",
                () -> GaussianMixture.of(new double[] {0.5, 0.5}, origins, new double[][][] {
                    {{1, 0.1}, {0.2, 1}}, identity
                }));
        assertRefused(
                "component 1",
                "NaN",
                () -> GaussianMixture.isotropic(new double[] {0.5, 0.5}, origins, new double[] {1, Double.NaN}));
        assertRefused(
                "component 1",
                "3 entries",
                () -> GaussianMixture.isotropic(
                        new double[] {0.5, 0.5}, new double[][] {{0, 0}, {0, 0, 0}}, new double[] {1, 1}));
        assertRefused(
                "points have 3",
                "expected 2",
                () -> GaussianMixture.standardNormal(2).logDensity(1, 2, 3));
    }

    private static void assertRefused(String what, String value, Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(what) && message.contains(value), message);
    }

    private static double[] point(int d, double first) {
        double[] x = new double[d];
        for (int i = 0; i < d; i++) {
            x[i] = first - 0.3 * i;
        }
        return x;
    }

    private static double[] moved(double[] x, int axis, double h) {
        double[] y = x.clone();
        y[axis] += h;
        return y;
    }

    /** f'(0) by the central difference of order six. */
    private static double difference(DoubleUnaryOperator f) {
        double h = 2e-3;
        double sum = 45 * (f.applyAsDouble(h) - f.applyAsDouble(-h))
                - 9 * (f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h))
                + f.applyAsDouble(3 * h)
                - f.applyAsDouble(-3 * h);
        return sum / (60 * h);
    }

    /** By Gaussian elimination, independently of Cholesky. */
    private static double gaussianDensity(double[] x, double[] mean, double[][] covariance) {
        int d = x.length;
        double[][] a = new double[d][];
        double[] b = new double[d];
        for (int i = 0; i < d; i++) {
            a[i] = covariance[i].clone();
            b[i] = x[i] - mean[i];
        }
        double[] rhs = b.clone();
        double determinant = 1;
        for (int i = 0; i < d; i++) {
            determinant *= a[i][i];
            for (int r = i + 1; r < d; r++) {
                double factor = a[r][i] / a[i][i];
                for (int c = i; c < d; c++) {
                    a[r][c] -= factor * a[i][c];
                }
                rhs[r] -= factor * rhs[i];
            }
        }
        double square = 0;
        double[] solution = new double[d];
        for (int i = d - 1; i >= 0; i--) {
            double sum = rhs[i];
            for (int c = i + 1; c < d; c++) {
                sum -= a[i][c] * solution[c];
            }
            solution[i] = sum / a[i][i];
            square += b[i] * solution[i];
        }
        return Math.exp(-0.5 * square) / Math.sqrt(Math.pow(2 * Math.PI, d) * determinant);
    }
}
