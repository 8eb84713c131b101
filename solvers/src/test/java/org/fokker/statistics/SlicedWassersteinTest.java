package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Gamma;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicedWassersteinTest {

    private static final RandomStream STREAM = new RandomStream(11, 0);

    /** Points and the same points moved by (1, 2, …, d): W_p = |θ·m| along every direction. */
    private static SlicedWasserstein moved(int d, double order, int directions) {
        int n = 40;
        double[][] x = new double[d][n];
        double[][] y = new double[d][n];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] = Math.sin(7 * i + 3 * j);
                y[i][j] = x[i][j] + i + 1;
            }
        }
        return SlicedWasserstein.between(x, n, y, n, order, directions, STREAM);
    }

    private static double norm(int d) {
        return Math.sqrt(d * (d + 1) * (2 * d + 1) / 6.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void orthonormalBlocksMeasureAShiftInTheSecondOrderExactly(int d) {
        SlicedWasserstein distance = moved(d, 2, 10 * d);
        // Parseval: the squares along an orthonormal basis sum to |m|²; some tens of roundings.
        assertEquals(norm(d) / Math.sqrt(d), distance.mean().value(), 1e-13 * norm(d));
        assertEquals(0, distance.mean().standardError(), 1e-13 * norm(d));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 50})
    void theFirstOrderOfAShiftIsItsMeanProjection(int d) {
        SlicedWasserstein distance = moved(d, 1, 4000);
        double expected =
                norm(d) * Math.exp(Gamma.logGamma(0.5 * d) - Gamma.logGamma(0.5 * (d + 1))) / Math.sqrt(Math.PI);
        // Three numbers within 6 standard errors of at least 80 blocks: 3 · 5.7e-8 (Student, 79 degrees).
        assertEquals(0, distance.mean().standardScore(expected), 6);
        assertTrue(distance.mean().standardError() < 0.03 * expected);
        assertTrue(distance.max() <= norm(d) * (1 + 1e-14));
        assertTrue(d > 2 || distance.max() > 0.999 * norm(d), "max " + distance.max());
    }

    @Test
    void quantilesOfUnequalSetsAreCoupledInOrder() {
        // F⁻¹ = 0, 3 on halves; G⁻¹ = 1, 2, 6 on thirds: |0−1|/3 + |0−2|/6 + |3−2|/6 + |3−6|/3 = 11/6.
        double[] x = {0, 3};
        double[] y = {1, 2, 6};
        assertEquals(11.0 / 6, SlicedWasserstein.onLine(x, y, 1), 1e-15);
        // 1/3 + 4/6 + 1/6 + 9/3 = 25/6.
        assertEquals(Math.sqrt(25.0 / 6), SlicedWasserstein.onLine(x, y, 2), 1e-15);
        SlicedWasserstein one =
                SlicedWasserstein.between(new double[][] {{3, 0}}, 2, new double[][] {{6, 1, 2}}, 3, 1, 1, STREAM);
        assertEquals(11.0 / 6, one.mean().value(), 1e-15);
        assertEquals(0, one.mean().standardError(), 0);
    }

    @Test
    void aSetHasNoDistanceFromItsPermutation() {
        double[][] x = {{1, 2, 5}, {3, -1, 0}};
        double[][] y = {{5, 1, 2}, {0, 3, -1}};
        assertEquals(0, SlicedWasserstein.between(x, 3, y, 3, 1, 20, STREAM).max(), 0);
    }

    @Test
    void wrongArgumentsAreRefused() {
        double[][] x = new double[2][3];
        assertThrows(
                IllegalArgumentException.class,
                () -> SlicedWasserstein.between(x, 3, new double[3][3], 3, 1, 20, STREAM));
        assertThrows(IllegalArgumentException.class, () -> SlicedWasserstein.between(x, 3, x, 3, 1, 9, STREAM));
        assertThrows(IllegalArgumentException.class, () -> SlicedWasserstein.between(x, 3, x, 3, 0.5, 20, STREAM));
        assertThrows(IllegalArgumentException.class, () -> SlicedWasserstein.between(x, 3, x, 0, 1, 20, STREAM));
    }
}
