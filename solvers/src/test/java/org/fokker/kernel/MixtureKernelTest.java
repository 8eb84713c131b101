package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of the mixture kernel against the plain formula, and its behaviour far out. */
class MixtureKernelTest {

    private static final int N = 40;

    @ParameterizedTest
    @EnumSource
    void valuesAreThoseOfThePlainFormula(PackedMixture.Shape shape) {
        for (int d : new int[] {1, 2, 3, 6}) {
            PackedMixture mixture = Mixtures.random(d, 7, shape, d);
            double[][] x = points(d);
            double[] logDensity = new double[N];
            double[][] score = new double[d][N];
            Kernels.mixture(mixture, x, 0, N, logDensity, score);
            for (int j = 0; j < N; j++) {
                double[] expected = plain(mixture, x, j);
                // |l| < 1e3: its some d² roundings (1e-13 each at most) stay in log p as they are, and pass through
                // the exponentials into the weights of scores of up to some 1e2
                assertEquals(expected[d], logDensity[j], 1e-11);
                for (int i = 0; i < d; i++) {
                    assertEquals(expected[i], score[i][j], 1e-9 * (1 + Math.abs(expected[i])));
                }
            }
        }
    }

    @Test
    void farPointsHaveTheLogDensityAndScoreOfTheNearestComponent() {
        PackedMixture mixture = line(new double[] {-1, 2}, new double[] {1, 1});
        double far = -Math.sqrt(2e300);
        double[] logDensity = new double[9];
        double[][] score = new double[1][9];
        double[][] x = {{far, far, far, far, far, far, far, far, far}};
        Kernels.mixture(mixture, x, 0, 9, logDensity, score);
        for (int j = 0; j < 9; j++) {
            // −½x² to a few roundings; the distance of the means is far below the spacing of doubles there
            assertEquals(-1e300, logDensity[j], 1e285);
            assertEquals(-far, score[0][j], 1e-14 * -far);
        }
    }

    @Test
    void pointsBeyondAllMassHaveFiniteScores() {
        for (int d = 1; d <= 3; d++) {
            PackedMixture mixture = Mixtures.random(d, 6, PackedMixture.Shape.DIAGONAL, 3);
            double[][] x = new double[d][N];
            for (double[] row : x) {
                Arrays.fill(row, 1e250);
            }
            double[] logDensity = new double[N];
            double[][] score = new double[d][N];
            Kernels.mixture(mixture, x, 0, N, logDensity, score);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < N; j++) {
                    assertTrue(score[i][j] < -1e249 && score[i][j] > -1e251, "score " + score[i][j]);
                    assertTrue(logDensity[j] < -8e307 && Double.isFinite(logDensity[j]));
                }
            }
        }
    }

    @Test
    void componentsOfWeightZeroChangeNothing() {
        PackedMixture one = line(new double[] {0.5}, new double[] {2});
        PackedMixture padded = new PackedMixture(
                1,
                3,
                PackedMixture.Shape.FULL,
                new double[] {Double.NEGATIVE_INFINITY, one.logScale()[0], Double.NEGATIVE_INFINITY},
                new double[] {7, 0.5, -3},
                new double[] {1e3, 2, 1e-3});
        double[][] x = points(1);
        double[][] expected = new double[2][N];
        double[][] actual = new double[2][N];
        Kernels.mixture(one, x, 0, N, expected[0], new double[][] {expected[1]});
        Kernels.mixture(padded, x, 0, N, actual[0], new double[][] {actual[1]});
        for (int j = 0; j < N; j++) {
            assertEquals(expected[0][j], actual[0][j]);
            assertEquals(expected[1][j], actual[1][j]);
            // one component: the score is the exact derivative of a parabola, −w²(x − m)
            assertEquals(-(2 * (2 * (x[0][j] - 0.5))), actual[1][j]);
        }
    }

    @Test
    void onlyTheRangeIsWritten() {
        double[] logDensity = new double[N];
        double[][] score = new double[1][N];
        Kernels.mixture(line(new double[] {0}, new double[] {1}), points(1), 3, N - 5, logDensity, score);
        for (int j : new int[] {0, 2, N - 2, N - 1}) {
            assertEquals(0, logDensity[j]);
            assertEquals(0, score[0][j]);
        }
        assertTrue(logDensity[3] < 0 && logDensity[N - 3] < 0);
    }

    @Test
    void scoreMayOverwriteThePoints() {
        PackedMixture mixture = Mixtures.random(2, 6, PackedMixture.Shape.FULL, 8);
        double[][] x = points(2);
        double[][] score = new double[2][N];
        Kernels.mixture(mixture, x, 0, N, new double[N], score);
        Kernels.mixture(mixture, x, 0, N, new double[N], x);
        assertArrayEquals(score, x);
    }

    @Test
    void shortRowsAndMissingMassAreRefused() {
        PackedMixture mixture = line(new double[] {0}, new double[] {1});
        double[] enough = new double[4];
        assertThrows(
                IllegalArgumentException.class,
                () -> Kernels.mixture(mixture, new double[][] {new double[3]}, 0, 4, enough, null));
        assertThrows(
                IllegalArgumentException.class, () -> Kernels.mixture(mixture, new double[0][], 0, 4, enough, null));
        assertThrows(
                IllegalArgumentException.class,
                () -> Kernels.mixture(mixture, new double[][] {enough}, 0, 4, enough, new double[][] {new double[3]}));
        double[] none = {Double.NEGATIVE_INFINITY};
        double[] one = {1};
        assertThrows(
                IllegalArgumentException.class,
                () -> new PackedMixture(1, 1, PackedMixture.Shape.FULL, none, one, one));
    }

    private static PackedMixture line(double[] mean, double[] whitening) {
        double[] logScale = new double[mean.length];
        for (int k = 0; k < mean.length; k++) {
            logScale[k] = Math.log(whitening[k] / mean.length) - 0.5 * Math.log(2 * Math.PI);
        }
        return new PackedMixture(1, mean.length, PackedMixture.Shape.FULL, logScale, mean, whitening);
    }

    private static double[][] points(int d) {
        double[][] x = new double[d][N];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < N; j++) {
                x[i][j] = 5 * Math.sin(1 + 7 * i + 3.7 * j);
            }
        }
        return x;
    }

    /** The definition: score in 0 … d − 1, log-density in d; the whitening matrices made full. */
    private static double[] plain(PackedMixture m, double[][] x, int j) {
        int d = m.dimension();
        int size = m.shape().size(d);
        double[] l = new double[m.components()];
        double[][] pulled = new double[m.components()][d];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < m.components(); k++) {
            double[][] w = new double[d][d];
            for (int i = 0; i < d; i++) {
                switch (m.shape()) {
                    case ISOTROPIC -> w[i][i] = m.whitening()[k];
                    case DIAGONAL -> w[i][i] = m.whitening()[k * d + i];
                    case FULL -> System.arraycopy(m.whitening(), k * size + i * (i + 1) / 2, w[i], 0, i + 1);
                }
            }
            double square = 0;
            for (int i = 0; i < d; i++) {
                double y = 0;
                for (int c = 0; c < d; c++) {
                    y += w[i][c] * (x[c][j] - m.mean()[k * d + c]);
                }
                square += y * y;
                for (int c = 0; c < d; c++) {
                    pulled[k][c] += w[i][c] * y;
                }
            }
            l[k] = m.logScale()[k] - square / 2;
            largest = Math.max(largest, l[k]);
        }
        double sum = 0;
        for (double v : l) {
            sum += Math.exp(v - largest);
        }
        double[] result = new double[d + 1];
        result[d] = largest + Math.log(sum);
        for (int k = 0; k < l.length; k++) {
            for (int c = 0; c < d; c++) {
                result[c] -= Math.exp(l[k] - result[d]) * pulled[k][c];
            }
        }
        return result;
    }
}
