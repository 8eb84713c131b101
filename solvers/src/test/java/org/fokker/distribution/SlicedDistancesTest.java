package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.fokker.statistics.SlicedWasserstein;
import org.junit.jupiter.api.Test;

class SlicedDistancesTest {

    private static final RandomStream STREAM = new RandomStream(5, 0);
    private static final GaussianMixture A =
            GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{-1}, {1}}, new double[] {0.3, 0.5});
    private static final GaussianMixture B =
            GaussianMixture.isotropic(new double[] {1}, new double[][] {{0.2}}, new double[] {1.1});

    private static SlicedDistances of(double[][] x, int n, GaussianMixture law, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return SlicedDistances.of(x, n, law, 30, STREAM, workers);
        }
    }

    private static SlicedDistances between(GaussianMixture a, GaussianMixture b) {
        try (Workers workers = Workers.of(1)) {
            return SlicedDistances.between(a, b, 30, STREAM, workers);
        }
    }

    private static GaussianMixture plane() {
        return GaussianMixture.of(
                new double[] {0.3, 0.7},
                new double[][] {{-2, 1}, {1, 0}},
                new double[][][] {{{0.5, 0.2}, {0.2, 0.3}}, {{1, -0.4}, {-0.4, 0.6}}});
    }

    private static double[][] draws(GaussianMixture law, int n) {
        double[][] x = new double[law.dimension()][n];
        law.sample(new RandomStream(9, 1), 0, n, x);
        return x;
    }

    @Test
    void twoLawsOnTheLineHaveTheirKnownDistances() {
        SlicedDistances distances = between(A, B);
        // Quadrature of 25 digits between the three changes of sign; a thousand sums of numbers below one remain. The largest
        // difference is looked for at places σ/16 = 0.019 apart, with |D''| < 0.5 around: 0.5 · 0.019²/8 = 2.3e-5.
        assertEquals(0.302404862843792, distances.wasserstein1().value(), 1e-13);
        assertEquals(0.2212110646, distances.kolmogorov(), 2.3e-5);
        assertEquals(0, distances.wasserstein1().standardError());
    }

    @Test
    void onePointIsAsFarAsTheMeanAbsoluteDeviation() {
        GaussianMixture normal = GaussianMixture.standardNormal(1);
        SlicedDistances distances = of(new double[][] {{0}}, 1, normal, 1);
        double expected = Math.sqrt(2 / Math.PI);
        assertEquals(expected, distances.wasserstein1().value(), 1e-14);
        assertEquals(0.5, distances.kolmogorov(), 1e-15);
        // E|X − X'| = 2/√π for two draws; the trapezoidal rule with h = 1/16 on a function as smooth as the law.
        assertEquals(2 / Math.sqrt(Math.PI), distances.floor(), 1e-6);
    }

    @Test
    void pointMassesAreComparedAsSetsOfPoints() {
        double[][] x = draws(plane(), 40);
        double[][] y = draws(plane().affine(0.8, new double[] {0.3, 0.1}, 0.2), 25);
        double[] weights = new double[25];
        double[][] atoms = new double[25][2];
        for (int k = 0; k < 25; k++) {
            weights[k] = 1.0 / 25;
            atoms[k] = new double[] {y[0][k], y[1][k]};
        }
        GaussianMixture law = GaussianMixture.isotropic(weights, atoms, new double[25]);
        double expected = SlicedWasserstein.between(x, 40, y, 25, 1, 30, STREAM).mean().value();
        // Some hundred sums of numbers of order one.
        assertEquals(expected, of(x, 40, law, 1).wasserstein1().value(), 1e-13);
        assertEquals(0, of(y, 25, law, 1).wasserstein1().value(), 1e-13);
        assertEquals(0, of(y, 25, law, 1).kolmogorov(), 1e-14);
    }

    @Test
    void exactDrawsLieAtTheFloorAndAShiftedLawIsRejected() {
        int n = 20_000;
        double[][] x = draws(plane(), n);
        SlicedDistances exact = of(x, n, plane(), 1);
        // Six bounds of the deviation: at most e^{−18} = 1.5e-8 for a Gaussian.
        assertEquals(exact.floor(), exact.wasserstein1().value(), 6 * exact.floorDeviation());
        SlicedDistances shifted = of(x, n, plane().affine(1, new double[] {0.15, 0}, 0), 1);
        assertTrue(shifted.wasserstein1().value() > shifted.floor() + 6 * shifted.floorDeviation(), shifted.toString());
    }

    @Test
    void threadsDoNotChangeBits() {
        double[][] x = draws(plane(), 1000);
        assertEquals(of(x, 1000, plane(), 1), of(x, 1000, plane(), 2));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(new double[1][3], 3, plane(), 1));
        assertThrows(IllegalArgumentException.class, () -> of(new double[2][3], 0, plane(), 1));
        assertThrows(IllegalArgumentException.class, () -> of(new double[][] {{Double.NaN}}, 1, A, 1));
        assertThrows(IllegalArgumentException.class, () -> between(A, plane()));
    }
}
