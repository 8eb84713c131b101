package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;

class EmpiricalDistributionTest {

    private static final EmpiricalDistribution POINTS =
            EmpiricalDistribution.of(new double[][] {{1, 2, 3, 6}, {0, 0, 4, 4}}, 4);

    @Test
    void momentsAreThoseOfTheMeasure() {
        assertArrayEquals(new double[] {3, 2}, POINTS.mean(), 0);
        // Deviations (−2, −1, 0, 3) and (−2, −2, 2, 2).
        assertArrayEquals(new double[] {3.5, 3}, POINTS.covariance()[0], 0);
        assertArrayEquals(new double[] {3, 4}, POINTS.covariance()[1], 0);
        GaussianMixture mixture = POINTS.smoothed(0.5);
        // A bandwidth adds its square to the variances; weights ¼ are exact.
        assertEquals(3.75, mixture.covariance()[0][0], 1e-15 * 4);
        assertEquals(3, mixture.covariance()[0][1], 1e-15 * 4);
        assertFalse(POINTS.smoothed(0).hasDensity());
    }

    @Test
    void standardisedMeasureHasUnitVariances() {
        EmpiricalDistribution standard = POINTS.standardised();
        for (int i = 0; i < 2; i++) {
            // Four roundings.
            assertEquals(0, standard.mean()[i], 1e-15);
            assertEquals(1, standard.covariance()[i][i], 1e-15 * 4);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> EmpiricalDistribution.of(new double[][] {{2, 2}}, 2).standardised());
    }

    @Test
    void samplesAreDrawnEvenly() {
        int n = 40_000;
        double[][] x = new double[2][n];
        POINTS.sample(new RandomStream(1, 2), 0, n, x);
        int[] counts = new int[7];
        for (int j = 0; j < n; j++) {
            counts[(int) x[0][j]]++;
            assertEquals(x[0][j] >= 3 ? 4 : 0, x[1][j], 0);
        }
        double chiSquare = 0;
        for (int value : new int[] {1, 2, 3, 6}) {
            chiSquare += Math.pow(counts[value] - n / 4.0, 2) / (n / 4.0);
        }
        // χ² with 3 degrees of freedom exceeds 31 with probability 8e-7.
        assertTrue(chiSquare < 31, "χ² = " + chiSquare);
    }

    @Test
    void missingAndInfinitePointsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> EmpiricalDistribution.of(new double[][] {{1, 2}}, 3));
        assertThrows(
                IllegalArgumentException.class, () -> EmpiricalDistribution.of(new double[][] {{1, Double.NaN}}, 2));
        assertThrows(IllegalArgumentException.class, () -> EmpiricalDistribution.of(new double[][] {{}}, 0));
    }
}
