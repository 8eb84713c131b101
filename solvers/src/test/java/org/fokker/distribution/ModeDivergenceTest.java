package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;

class ModeDivergenceTest {

    /** Modes 20 deviations apart: the responsibility of the other mode is e^−200. */
    private static final GaussianMixture TWO = GaussianMixture.isotropic(
            new double[] {0.25, 0.75}, new double[][] {{-10, 0}, {10, 0}}, new double[] {1, 1});

    @Test
    void pointsInTheirModesHaveTheDivergenceOfTheirShares() {
        double[][] halves = {{-10, -9.5, 10.5, 10}, {0, 1, -1, 0}};
        double expected = 0.5 * Math.log(0.5 / 0.25) + 0.5 * Math.log(0.5 / 0.75);
        assertEquals(expected, ModeDivergence.of(TWO, halves, 4), 4 * 0x1p-52);
        double[][] quarters = {{-10, 9, 10, 10.5}, {0, 0, 1, 2}};
        assertEquals(0, ModeDivergence.of(TWO, quarters, 4), 4 * 0x1p-52);
    }

    @Test
    void aMissedModeCostsTheLogarithmOfTheWeightThatIsLeft() {
        double[][] right = {{9, 10}, {0, 1}};
        assertEquals(-Math.log(0.75), ModeDivergence.of(TWO, right, 2), 4 * 0x1p-52);
    }

    /** 2n times the divergence of exact draws is chi-squared with one degree of freedom: above 24 with probability 1e-6. */
    @Test
    void exactDrawsHaveTheSamplingErrorOfTheirShares() {
        int n = 4000;
        double[][] x = new double[2][n];
        TWO.sample(new RandomStream(5, 0), 0, n, x);
        double divergence = ModeDivergence.of(TWO, x, n);
        assertTrue(divergence >= -0x1p-52 && 2 * n * divergence < 24, "divergence " + divergence);
    }

    @Test
    void pointsOfAnotherDimensionAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ModeDivergence.of(TWO, new double[1][1], 1));
        assertThrows(IllegalArgumentException.class, () -> ModeDivergence.of(TWO, new double[2][1], 0));
    }
}
