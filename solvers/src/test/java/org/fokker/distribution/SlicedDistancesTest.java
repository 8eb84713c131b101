package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicedDistancesTest {

    private static final RandomStream STREAM = new RandomStream(3, 0);

    /** Two modes in the plane, of which one is narrow. */
    private static final GaussianMixture PLANE =
            GaussianMixture.of(new double[] {0.3, 0.7}, new double[][] {{-1, 0.5}, {1, 0}}, new double[][][] {
                {{0.04, 0.01}, {0.01, 0.09}}, {{0.5, -0.2}, {-0.2, 0.3}}
            });

    private static SlicedDistances of(double[][] x, GaussianMixture law, int directions, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return SlicedDistances.of(x, x[0].length, law, directions, STREAM, workers);
        }
    }

    private static SlicedDistances between(GaussianMixture a, GaussianMixture b) {
        try (Workers workers = Workers.of(1)) {
            return SlicedDistances.between(a, b, 40, STREAM, workers);
        }
    }

    private static double[][] draws(GaussianMixture law, int n) {
        double[][] x = new double[law.dimension()][n];
        law.sample(new RandomStream(11, 5), 0, n, x);
        return x;
    }

    /** The area by Simpson's rule between the crossings, to fourteen digits; the height is read on a mesh. */
    @Test
    void theDistancesOfTwoLawsAreThoseOfTheReferencePair() {
        GaussianMixture a =
                GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{-1}, {1}}, new double[] {0.3, 0.5});
        GaussianMixture b = GaussianMixture.isotropic(new double[] {1}, new double[][] {{0.2}}, new double[] {1.1});
        SlicedDistances distances = between(a, b);
        assertEquals(0.30240486284379, distances.wasserstein1().value(), 1e-13);
        // Between mesh points, at most h/2 = 0.3/16 from the extremum, the difference falls by |p' − q'| h²/8 < 5e-4.
        assertEquals(0.2212110646, distances.kolmogorov(), 5e-4);
        assertEquals(0, distances.wasserstein1().standardError());
    }

    /** Translation by v is |θ·v| along θ, of mean |v| E|cos| = 2 |v|/π on the circle. */
    @Test
    void aTranslationIsSeenAlongEveryDirection() {
        double[][] root = {{1, 0}, {0, 1}};
        GaussianMixture moved = PLANE.affine(root, new double[] {0.3, -0.4}, new double[2][2]);
        SlicedDistances distances = between(PLANE, moved);
        double error = distances.wasserstein1().standardError();
        assertEquals(2 * 0.5 / Math.PI, distances.wasserstein1().value(), 5 * error + 1e-12);
        assertTrue(error > 0 && error < 0.02);
    }

    /** ∫ |F_n − F| of one point at 0 from N(0, 1) is E|X| = √(2/π), and both steps are of height one half. */
    @Test
    void onePointIsAsFarAsItsMeanDistance() {
        SlicedDistances distances = of(new double[][] {{0}}, GaussianMixture.standardNormal(1), 1, 1);
        assertEquals(Math.sqrt(2 / Math.PI), distances.wasserstein1().value(), 1e-14);
        assertEquals(0.5, distances.kolmogorov(), 1e-15);
    }

    /** Conditional laws have modes far away without weight to speak of, and weights whose sum is not 1 to the last digit. */
    @Test
    void modesWithoutWeightChangeNothing() {
        GaussianMixture two = GaussianMixture.isotropic(
                new double[] {0.1 + 0x1p-53, 0.9}, new double[][] {{0, 0}, {1, 1}}, new double[] {0.5, 0.25});
        GaussianMixture three = GaussianMixture.isotropic(
                new double[] {0.1 + 0x1p-53, 0.9, 1e-300},
                new double[][] {{0, 0}, {1, 1}, {1e4, 0}},
                new double[] {0.5, 0.25, 1e-3});
        double[][] x = draws(two, 100);
        assertEquals(of(x, two, 20, 1), of(x, three, 20, 1));
        assertTrue(of(x, two, 20, 1).floor() > 0);
    }

    @Test
    void pointMassesAreLawsAsWell() {
        GaussianMixture masses =
                GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{0}, {1}}, new double[] {0, 0});
        assertEquals(
                0.25, of(new double[][] {{0, 0.5}}, masses, 1, 1).wasserstein1().value(), 1e-15);
    }

    /** Few points are evaluated one by one, many by the table: halves of the ensemble are the first and the whole the second. */
    @Test
    void theTableAndTheFormulaAgree() {
        double[][] x = draws(PLANE, 4000);
        double[] direction = {0.6, 0.8};
        UnivariateMixture line = PLANE.affine(new double[][] {direction}, new double[1], new double[1][1])
                .univariate();
        double[] points = org.fokker.statistics.Directions.projected(x, 4000, direction);
        MixtureOnLine.Gap whole = MixtureOnLine.of(PLANE, direction).gap(points);
        double sum = line.lowerPartialMoment(points[0]);
        for (int i = 1; i <= 4000; i++) {
            double from = points[i - 1];
            double to = i < 4000 ? points[i] : from + 40;
            double level = i / 4000.0;
            sum += simpson(line, from, to, level, i < 4000 ? 8 : 4000);
        }
        // Simpson's rule at a kink is wrong by |p| h² with h an eighth of the distance of two points, about 1e-3/8.
        assertEquals(sum, whole.area(), 1e-6);
    }

    private static double simpson(UnivariateMixture line, double from, double to, double level, int parts) {
        double h = (to - from) / parts;
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            double a = from + i * h;
            sum += h
                    / 6
                    * (Math.abs(line.cdf(a) - level)
                            + 4 * Math.abs(line.cdf(a + h / 2) - level)
                            + Math.abs(line.cdf(a + h) - level));
        }
        return sum;
    }

    /** Five bounds of the deviation are exceeded with probability below 1e-6. */
    @ParameterizedTest
    @ValueSource(ints = {300, 3000, 30_000})
    void exactDrawsLieAtTheFloorAndAShiftedLawDoesNot(int n) {
        SlicedDistances distances = of(draws(PLANE, n), PLANE, 40, 1);
        assertEquals(distances.floor(), distances.wasserstein1().value(), 5 * distances.deviation());
        GaussianMixture moved =
                PLANE.affine(new double[][] {{1, 0}, {0, 1}}, new double[] {0.7, 0.7}, new double[2][2]);
        SlicedDistances far = of(draws(PLANE, n), moved, 40, 1);
        assertTrue(far.wasserstein1().value() > far.floor() + 5 * far.deviation());
    }

    @Test
    void threadsDoNotChangeABit() {
        double[][] x = draws(PLANE, 2000);
        assertEquals(of(x, PLANE, 40, 1), of(x, PLANE, 40, 3));
    }

    @Test
    void otherDimensionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(new double[3][5], PLANE, 40, 1));
    }
}
