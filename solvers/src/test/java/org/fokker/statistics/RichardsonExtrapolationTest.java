package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RichardsonExtrapolationTest {

    /** The well-known example of Celik et al. (2008): 18000, 8000 and 4500 cells in the plane. */
    @Test
    void exampleOfTheProcedureIsReproduced() {
        RichardsonExtrapolation result = RichardsonExtrapolation.of(
                new double[] {2, 1.5, 1}, new double[] {5.863}, new double[] {5.972}, new double[] {6.063});
        // Known: p = 1.53, φ_ext = 6.1685, GCI = 2.2 %.
        assertEquals(1.53, result.order(), 0.01);
        assertEquals(6.1685, result.value().get(0), 1e-3);
        assertEquals(0.022, result.index(), 5e-4);
        assertFalse(result.oscillating());
    }

    @Test
    void powerLawIsExtrapolatedExactly() {
        double[] h = {0.4, 0.3, 0.1};
        RichardsonExtrapolation result = RichardsonExtrapolation.of(h, at(h[0]), at(h[1]), at(h[2]));
        // Differences of 1e-2 of numbers of order one: rounding 1e-14, times a few.
        assertEquals(2, result.order(), 1e-11);
        assertEquals(1, result.value().get(0), 1e-12);
        assertEquals(-2, result.value().get(1), 1e-12);
        // The index is 1.25 times the true relative error of the finest level, and the middle one's is (0.3/0.1)² as
        // large,
        // up to the sizes that they are relative to.
        assertEquals(1.25 * (0.03 + 0.01) / (1.03 + 2.01 - 0.02), result.index(), 1e-3);
        assertEquals(1, result.asymptoticRatio(), 0.2);
    }

    private static double[] at(double h) {
        return new double[] {1 + 3 * h * h, -2 + h * h};
    }

    @Test
    void oscillationIsSeen() {
        assertTrue(RichardsonExtrapolation.of(
                        new double[] {4, 2, 1}, new double[] {1.4}, new double[] {0.9}, new double[] {1.01})
                .oscillating());
    }

    @Test
    void divergenceHasNoLimit() {
        RichardsonExtrapolation result = RichardsonExtrapolation.of(
                new double[] {4, 2, 1}, new double[] {1}, new double[] {2}, new double[] {4});
        assertTrue(Double.isNaN(result.order()) && Double.isNaN(result.value().get(0)));
    }

    @Test
    void stepsMustDecrease() {
        double[] one = {1};
        assertThrows(
                IllegalArgumentException.class,
                () -> RichardsonExtrapolation.of(new double[] {1, 2, 3}, one, one, one));
    }
}
