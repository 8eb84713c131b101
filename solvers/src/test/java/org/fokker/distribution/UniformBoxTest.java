package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;

class UniformBoxTest {

    private static final UniformBox BOX = new UniformBox(new double[] {-1, 2}, new double[] {3, 2.5});

    @Test
    void densityIsTheInverseVolumeInsideAndZeroOutside() {
        assertEquals(-Math.log(2), BOX.logDensity(0, 2.2), 1e-15);
        assertEquals(Double.NEGATIVE_INFINITY, BOX.logDensity(0, 2.6), 0);
        assertEquals(Double.NEGATIVE_INFINITY, BOX.logDensity(Double.NaN, 2.2), 0);
        assertArrayEquals(new double[] {0, 0}, BOX.score(0, 2.2), 0);
    }

    @Test
    void momentsOfSamplesAreThoseOfTheLaw() {
        int n = 40_000;
        double[][] x = new double[2][n];
        BOX.sample(new RandomStream(4, 4), 0, n, x);
        for (int i = 0; i < 2; i++) {
            double sum = 0;
            double square = 0;
            for (double value : x[i]) {
                assertTrue(value >= BOX.lower()[i] && value <= BOX.upper()[i]);
                sum += value - BOX.mean()[i];
                square += Math.pow(value - BOX.mean()[i], 2);
            }
            double variance = BOX.covariance()[i][i];
            // 6 standard errors, 2e-9 each; the fourth moment of a uniform is 9/5 of the squared variance.
            assertEquals(0, sum / n, 6 * Math.sqrt(variance / n));
            assertEquals(variance, square / n, 6 * variance * Math.sqrt(0.8 / n));
        }
        assertArrayEquals(new double[] {1, 2.25}, BOX.mean(), 0);
        assertEquals(16.0 / 12, BOX.covariance()[0][0], 1e-15);
    }

    @Test
    void emptyBoxesAreRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new UniformBox(new double[] {0, 1}, new double[] {1, 1}))
                .getMessage();
        assertTrue(message.contains("axis 1"), message);
        assertThrows(IllegalArgumentException.class, () -> new UniformBox(new double[0], new double[0]));
    }
}
