package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SellingTest {

    /** Σ w e eᵀ. */
    private static double[] sum(int d, int[] codes, double[] weights) {
        double[] sum = new double[Selling.terms(d)];
        for (int k = 0; k < codes.length; k++) {
            int[] e = Selling.vector(codes[k], d);
            for (int i = 0; i < d; i++) {
                for (int j = i; j < d && weights[k] > 0; j++) {
                    sum[SymmetricTensor.entry(d, i, j)] += weights[k] * e[i] * e[j];
                }
            }
        }
        return sum;
    }

    @Test
    void weightsAreNotNegativeAndSumToTheTensor() {
        Random random = new Random(7);
        for (int d = 1; d <= 3; d++) {
            Selling selling = new Selling(d);
            int[] codes = new int[Selling.terms(d)];
            double[] weights = new double[codes.length];
            for (int draw = 0; draw < 2000; draw++) {
                double[] tensor = TensorProcesses.random(d, random);
                selling.decompose(tensor, codes, weights, 0);
                assertTrue(Arrays.stream(weights).allMatch(w -> w >= 0));
                // Each weight is a sum of d² products with integers below 100, and carries their roundings.
                double scale = Arrays.stream(tensor).map(Math::abs).max().orElseThrow();
                assertArrayEquals(tensor, sum(d, codes, weights), 1e-12 * scale, "d = " + d + " draw " + draw);
            }
        }
    }

    @Test
    void vectorsAreThoseOfAxesForDiagonalTensorsAndOfDiagonalsWhereTheyFit() {
        int[] codes = new int[3];
        double[] weights = new double[3];
        new Selling(2).decompose(new double[] {2, 0, 3}, codes, weights, 0);
        assertEquals(5, Arrays.stream(weights).sum());
        assertArrayEquals(new double[] {2, 0, 3}, sum(2, codes, weights));
        new Selling(2).decompose(new double[] {2, -1, 3}, codes, weights, 0);
        // 1·(1,−1)(1,−1)ᵀ + 1·(1,0)(1,0)ᵀ + 2·(0,1)(0,1)ᵀ.
        Arrays.sort(weights);
        assertArrayEquals(new double[] {1, 1, 2}, weights);
    }

    @Test
    void vectorsGrowWithTheRootOfTheConditionNumber() {
        int[] codes = new int[3];
        double[] weights = new double[3];
        for (double rho : new double[] {0.95, 0.99, 0.9999, 0.999999}) {
            double slope = Math.sqrt(0.6);
            new Selling(2).decompose(new double[] {1, rho * slope, slope * slope}, codes, weights, 0);
            double condition = 4 / (1 - rho * rho) / 0.6;
            for (int code : codes) {
                int longest = Arrays.stream(Selling.vector(code, 2))
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
                assertTrue(longest <= Math.sqrt(condition), rho + ": " + longest);
            }
        }
    }

    @Test
    void axesWithoutDiffusionTakeNoPart() {
        int[] codes = new int[6];
        double[] weights = new double[6];
        double[] tensor = {2, 0, 1.5, 0, 0, 3};
        new Selling(3).decompose(tensor, codes, weights, 0);
        assertArrayEquals(tensor, sum(3, codes, weights), 1e-15);
        new Selling(3).decompose(new double[6], codes, weights, 0);
        assertEquals(0, Arrays.stream(weights).sum());
    }

    @Test
    void indefiniteAndObliquelyDegenerateTensorsAreRefused() {
        int[] codes = new int[3];
        double[] weights = new double[3];
        Selling selling = new Selling(2);
        for (double[] tensor : new double[][] {{1, 2, 1}, {1, 1, 1}, {0, 0.1, 1}, {1, Math.sqrt(0.5), 0.5}}) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> selling.decompose(tensor, codes, weights, 0));
            assertTrue(refusal.getMessage().contains("rotate"), refusal.getMessage());
        }
        IllegalArgumentException negative = assertThrows(
                IllegalArgumentException.class, () -> selling.decompose(new double[] {-1, 0, 1}, codes, weights, 0));
        assertTrue(negative.getMessage().contains("ill-posed"), negative.getMessage());
    }
}
