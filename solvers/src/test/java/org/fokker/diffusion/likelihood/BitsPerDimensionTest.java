package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.distribution.GaussianMixture;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;

/** Bits for each dimension, and what uniform dequantisation costs. */
class BitsPerDimensionTest {

    @Test
    void uniformDensityTakesTheBitsOfTheLevels() {
        for (int levels : new int[] {1, 2, 256}) {
            BitsPerDimension bits = new BitsPerDimension(levels, -1, 1);
            Estimate uniform = bits.of(new Estimate(-3 * Math.log(2), 0.3), 3);
            assertEquals(Math.log(levels) / Math.log(2), uniform.value(), 1e-14); // rounding
            assertEquals(0.1 / Math.log(2), uniform.standardError(), 1e-15); // rounding
        }
        assertEquals(7, new BitsPerDimension(256, -1, 1).offset(), 1e-14); // rounding
        assertEquals(8, new BitsPerDimension(256, 0, 1).offset(), 1e-14); // rounding
    }

    @Test
    void dequantisedDensityBoundsTheCodeLengthOfTheLevels() {
        GaussianMixture model = GaussianMixture.isotropic(
                new double[] {0.4, 0.6}, new double[][] {{-0.4}, {0.3}}, new double[] {0.2, 0.1});
        BitsPerDimension bits = new BitsPerDimension(8, -1, 1);
        double excess = 0;
        for (int level = 0; level < 8; level++) {
            // The mean over the cell by the midpoint rule: relative error (w/100/0.1)²/24, below 1e-4 bits.
            double mean = 0;
            for (int j = 0; j < 100; j++) {
                double x = bits.dequantise(level, (j + 0.5) / 100);
                mean += bits.of(Estimate.exact(model.logDensity(x)), 1).value() / 100;
            }
            double probability = model.univariate().cdf(bits.dequantise(level, 0) + bits.cellWidth())
                    - model.univariate().cdf(bits.dequantise(level, 0));
            double gap = mean + Math.log(probability) / Math.log(2);
            assertTrue(gap > -1e-4, "level " + level + ": " + gap);
            excess += probability * gap;
        }
        // Var of the slope over a cell: w² E s²/24 with w = 0.25 and E s² ~ 1/0.1² is 0.26 nats at most.
        assertTrue(excess > 0.01 && excess < 0.26 / Math.log(2), "mean excess " + excess);
    }

    @Test
    void levelsOutsideOfTheRangeAreRefused() {
        BitsPerDimension bits = new BitsPerDimension(256, 0, 1);
        assertEquals(
                "level must be 0 ... 255, got 256",
                assertThrows(IllegalArgumentException.class, () -> bits.dequantise(256, 0.5))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> bits.dequantise(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new BitsPerDimension(0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new BitsPerDimension(2, 1, 1));
    }
}
