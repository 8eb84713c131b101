package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;

class MixtureEntropyTest {

    /** The target of cases 3.6 and 3.8, 0.3 N(−1.5, 0.2²) + 0.7 N(1, 0.4²). */
    private static final double[] WEIGHTS = {0.3, 0.7};

    private static final double[] DEVIATIONS = {0.2, 0.4};

    @Test
    void entropyOfOneGaussianIsClosed() {
        GaussianMixture mixture = GaussianMixture.gaussian(new double[] {1, 2}, new double[][] {{2, 1}, {1, 1}});
        // ½ log((2πe)² det C), det C = 1.
        assertEquals(Math.log(2 * Math.PI * Math.E), mixture.entropy().value(), 1e-15 * 4);
        assertEquals(0, mixture.entropy().standardError(), 0);
        // Case 3.8: N(0, ½²) has 0.7257913526.
        assertEquals(
                0.7257913526,
                GaussianMixture.isotropic(new double[] {1}, new double[1][1], new double[] {0.5})
                        .entropy()
                        .value(),
                1e-10);
    }

    @Test
    void entropyOfTheReferenceMixtureIsReproduced() {
        Estimate entropy = GaussianMixture.isotropic(WEIGHTS, new double[][] {{-1.5}, {1}}, DEVIATIONS)
                .entropy();
        // Case 3.8 has 0.9055168; the trapezoid rule with 2²² cells on [−8, 8] (NumPy) gives the further digits.
        assertEquals(0.9055168536804, entropy.value(), 2e-11);
        assertTrue(entropy.standardError() <= 1e-11, entropy.toString());
    }

    @Test
    void farApartComponentsAddTheEntropyOfTheChoice() {
        GaussianMixture mixture =
                GaussianMixture.isotropic(WEIGHTS, new double[][] {{-1000}, {1000}}, new double[] {0.01, 3});
        double choice = -0.3 * Math.log(0.3) - 0.7 * Math.log(0.7);
        double expected = choice + 0.5 * Math.log(2 * Math.PI * Math.E) + 0.3 * Math.log(0.01) + 0.7 * Math.log(3);
        // The overlap is 1e-100; the tolerance is that of the quadrature.
        assertEquals(expected, mixture.entropy().value(), 2e-11);
    }

    @Test
    void aNarrowComponentInsideAWideOneIsNotMissed() {
        double[][] means = {{0}, {0.37}};
        GaussianMixture mixture = GaussianMixture.isotropic(new double[] {0.9, 0.1}, means, new double[] {1, 1e-4});
        // Composite midpoint rule with 4·10⁶ cells each within 40 deviations of the narrow component and on both sides
        // (NumPy);
        // it changes by 2e-15 from 2·10⁶ cells. The tolerance is that of the quadrature.
        assertEquals(0.821498857353377, mixture.entropy().value(), 2e-11);
    }

    @Test
    void productsAddTheirEntropies() {
        GaussianMixture line = GaussianMixture.isotropic(WEIGHTS, new double[][] {{-1.5}, {1}}, DEVIATIONS);
        // The second axis is an independent standard normal.
        GaussianMixture plane = GaussianMixture.diagonal(
                WEIGHTS, new double[][] {{-1.5, 0}, {1, 0}}, new double[][] {{0.04, 1}, {0.16, 1}});
        double expected = line.entropy().value() + 0.5 * Math.log(2 * Math.PI * Math.E);
        Estimate entropy = plane.entropy();
        // Tolerance of the two-dimensional quadrature.
        assertEquals(expected, entropy.value(), 1e-8);
    }

    @Test
    void samplingTakesOverInHighDimensionsWithItsStandardError() {
        GaussianMixture mixture = GaussianMixture.diagonal(
                WEIGHTS, new double[][] {{-1.5, 0, 0}, {1, 0, 0}}, new double[][] {{0.04, 1, 1}, {0.16, 1, 1}});
        double expected = GaussianMixture.isotropic(WEIGHTS, new double[][] {{-1.5}, {1}}, DEVIATIONS)
                        .entropy()
                        .value()
                + Math.log(2 * Math.PI * Math.E);
        Estimate entropy = mixture.entropy();
        // 5.5 standard errors: false alarm 4e-8, and the seed is fixed.
        assertEquals(expected, entropy.value(), 5.5 * entropy.standardError());
        // The deviation of log p is about √(3/2).
        assertEquals(Math.sqrt(1.5 / 200_000), entropy.standardError(), 0.2 * Math.sqrt(1.5 / 200_000));
    }
}
