package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.random.RandomStream;
import org.fokker.statistics.KernelDensity.Ends;
import org.junit.jupiter.api.Test;

class KernelDensityTest {

    /** A mixture of normals with what the exact mean integrated squared error of a kernel estimate needs. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Mixture(double[] weights, double[] means, double[] deviations) {

        GaussianMixture distribution() {
            return GaussianMixture.isotropic(
                    weights, Arrays.stream(means).mapToObj(m -> new double[] {m}).toArray(double[][]::new), deviations);
        }

        /** Average over a cell of the density smoothed by a kernel of deviation h. */
        double average(double left, double right, double h) {
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                NormalDistribution part = new NormalDistribution(null, means[k], Math.hypot(deviations[k], h));
                sum += weights[k] * part.probability(left, right);
            }
            return sum / (right - left);
        }

        /** Marron and Wand (1992): 1/(2√π n h) + wᵀ[(1 − 1/n) Ω₂ − 2 Ω₁ + Ω₀] w. */
        double meanIntegratedSquaredError(double h, double n) {
            return 1 / (2 * Math.sqrt(Math.PI) * n * h) + (1 - 1 / n) * form(2 * h * h) - 2 * form(h * h) + form(0);
        }

        private double form(double extra) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights.length; j++) {
                    double v = deviations[i] * deviations[i] + deviations[j] * deviations[j] + extra;
                    double m = means[i] - means[j];
                    sum += weights[i] * weights[j] * Math.exp(-0.5 * m * m / v) / Math.sqrt(2 * Math.PI * v);
                }
            }
            return sum;
        }
    }

    private static final Mixture TWO_WIDTHS =
            new Mixture(new double[] {0.3, 0.7}, new double[] {-1.5, 1}, new double[] {0.2, 0.4});
    private static final Mixture BIMODAL =
            new Mixture(new double[] {0.5, 0.5}, new double[] {-1, 1}, new double[] {2.0 / 3, 2.0 / 3});
    private static final Mixture SEPARATED =
            new Mixture(new double[] {0.5, 0.5}, new double[] {-1.5, 1.5}, new double[] {0.5, 0.5});

    @Test
    void formulaOfTheMeanErrorAgreesWithPublishedOptima() {
        // Optimal h and error of the three densities for n = 1000, tabulated to four digits.
        assertEquals(3.607e-3, TWO_WIDTHS.meanIntegratedSquaredError(0.08842, 1000), 1e-6);
        assertEquals(1.397e-3, BIMODAL.meanIntegratedSquaredError(0.22085, 1000), 1e-6);
        assertEquals(1.990e-3, SEPARATED.meanIntegratedSquaredError(0.15750, 1000), 1e-6);
    }

    @Test
    void improvedSheatherJonesIsNearTheOptimum() {
        checkRule(TWO_WIDTHS, 1000, 3.607e-3);
        checkRule(BIMODAL, 1000, 1.397e-3);
        checkRule(SEPARATED, 1000, 1.990e-3);
        checkRule(TWO_WIDTHS, 100_000, 1.008e-4);
        checkRule(BIMODAL, 100_000, 3.97e-5);
        checkRule(SEPARATED, 100_000, 5.51e-5);
    }

    @Test
    void silvermanIsFarTooWideForSeparateBumps() {
        Histogram histogram = sample(SEPARATED, 1, 100_000, 1000);
        double h = Bandwidth.silverman(histogram)[0];
        assertTrue(SEPARATED.meanIntegratedSquaredError(h, 1e5) > 3 * 5.51e-5);
        // One normal density: s = 1, IQR/1.349 = 1 to 1 %.
        Mixture normal = new Mixture(new double[] {1}, new double[] {0}, new double[] {1});
        assertEquals(0.9 * Math.pow(1e5, -0.2), Bandwidth.silverman(sample(normal, 1, 100_000, 1000))[0], 0.002);
    }

    @Test
    void estimateIsTheSmoothedDensityWithinItsStandardErrors() {
        int n = 1_000_000;
        double h = 0.05;
        Histogram histogram = sample(TWO_WIDTHS, 2, n, 500);
        KernelDensity estimate = KernelDensity.of(histogram, new double[] {h});
        double[] edges = histogram.cells().edges(0);
        double[] density = estimate.density();
        double[] error = estimate.standardError();
        double l1 = 0;
        for (int i = 0; i < density.length; i++) {
            double exact = TWO_WIDTHS.average(edges[i], edges[i + 1], h);
            l1 += Math.abs(density[i] - exact) * (edges[i + 1] - edges[i]);
            if (exact > 1e-3) {
                // 7 standard errors, some 100 independent cells: 3e-10. Binning of width h/2.5 adds nothing visible.
                assertEquals(exact, density[i], 7 * error[i]);
            }
        }
        // False alarms 1e-7 above. Below, 5 % of the mean: some 100 independent cells make that a deviation of many errors.
        assertTrue(l1 < estimate.boundL1(1e-7));
        assertTrue(l1 > 0.05 * estimate.expectedL1());
    }

    @Test
    void standardErrorIsThatOfManySamples() {
        int trials = 200;
        Estimate.Accumulator centre = Estimate.accumulator();
        double predicted = 0;
        for (int trial = 0; trial < trials; trial++) {
            KernelDensity estimate = KernelDensity.of(sample(BIMODAL, 100 + trial, 500, 120), new double[] {0.3});
            centre.add(estimate.density()[50]);
            predicted += estimate.standardError()[50] / trials;
        }
        // The relative error of a standard deviation from 200 normal samples is 1/√400 = 5 %; five of them: 6e-7.
        assertEquals(1, Math.sqrt(centre.variance()) / predicted, 0.25);
    }

    @Test
    void reflectingAndPeriodicEndsConserveMass() {
        RegularCells cells = RegularCells.of(new double[] {0, 0}, new double[] {1, 2}, 20, 30);
        Histogram histogram = new Histogram(cells);
        histogram.add(new double[][] {{0.01, 0.99, 0.5}, {0.01, 1.0, 1.99}}, 3);
        KernelDensity closed = KernelDensity.of(histogram, new double[] {0.3, 2.5}, Ends.REFLECTING, Ends.PERIODIC);
        // 600 terms of rounding each 1e-16.
        assertEquals(1, Arrays.stream(closed.density()).sum() * cells.volume(), 1e-13);
        KernelDensity open = KernelDensity.of(histogram, new double[] {0.3, 2.5});
        assertTrue(Arrays.stream(open.density()).sum() * cells.volume() < 0.6);
    }

    @Test
    void aKernelInsideTheBoxHasItsOwnVariance() {
        RegularCells cells = RegularCells.of(new double[] {-6}, new double[] {6}, 121);
        Histogram histogram = new Histogram(cells);
        histogram.add(new double[][] {{0}}, 1);
        double[] density = KernelDensity.of(histogram, new double[] {0.5}).density();
        double variance = 0;
        for (int i = 0; i < density.length; i++) {
            variance += density[i] * cells.width(0) * Math.pow(cells.centre(0, i), 2);
        }
        // h² − w²/12 of the narrowed kernel, and w²/12 of its averaging over cells (Sheppard): h² up to e^{−2π²h²/w²}.
        assertEquals(0.25, variance, 1e-12);
    }

    @Test
    void bandwidthsBelowTheCellsAreRefused() {
        Histogram histogram = sample(BIMODAL, 1, 100, 10);
        assertThrows(IllegalArgumentException.class, () -> KernelDensity.of(histogram, new double[] {0.1}));
        assertThrows(IllegalArgumentException.class, () -> KernelDensity.of(histogram, new double[] {2, 2}));
        Histogram empty = new Histogram(histogram.cells());
        assertThrows(IllegalStateException.class, () -> KernelDensity.of(empty, new double[] {2}));
        assertThrows(IllegalArgumentException.class, () -> Bandwidth.silverman(empty));
    }

    /** The mean over samples of the exact error at the chosen h; theory and published experience promise 10 to 20 %. */
    private static void checkRule(Mixture mixture, int n, double optimum) {
        int trials = n > 10_000 ? 2 : 20;
        double mean = 0;
        for (int trial = 0; trial < trials; trial++) {
            double h = Bandwidth.improvedSheatherJones(sample(mixture, trial, n, 1024))[0];
            mean += mixture.meanIntegratedSquaredError(h, n) / trials;
        }
        assertTrue(mean < 1.2 * optimum, () -> "mean error above the optimum by more than a fifth, " + optimum);
        // No bandwidth is better than the optimum; four digits were given.
        assertTrue(mean > 0.999 * optimum);
    }

    private static Histogram sample(Mixture mixture, int stream, int n, int cells) {
        double[][] x = new double[1][n];
        mixture.distribution().sample(new RandomStream(6, stream), 0, n, x);
        Histogram histogram = new Histogram(RegularCells.of(new double[] {-5}, new double[] {5}, cells));
        histogram.add(x, n);
        return histogram;
    }
}
