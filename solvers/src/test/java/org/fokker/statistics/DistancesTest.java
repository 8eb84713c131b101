package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class DistancesTest {

    private static final double[] LOWER = {-12};
    private static final double[] UPPER = {12};

    @Test
    void referencePairOfMixtures() {
        RegularCells cells = RegularCells.of(LOWER, UPPER, 20_000);
        double[] edges = cells.edges(0);
        NormalDistribution left = new NormalDistribution(null, -1, 0.3);
        NormalDistribution right = new NormalDistribution(null, 1, 0.5);
        NormalDistribution wide = new NormalDistribution(null, 0.2, 1.1);
        double[] a = new double[cells.size()];
        double[] b = new double[cells.size()];
        for (int i = 0; i < a.length; i++) {
            double w = edges[i + 1] - edges[i];
            a[i] = 0.5 * (left.probability(edges[i], edges[i + 1]) + right.probability(edges[i], edges[i + 1])) / w;
            b[i] = wide.probability(edges[i], edges[i + 1]) / w;
        }
        Distances distances = Distances.between(a, b, edges);
        // Averaging over cells of width 1.2e-3 changes the convex functionals by h²/24 · ∫ p (log p/q)'² ≈ 6e-8 · O(10).
        assertEquals(0.3683803790, distances.kl(), 1e-6);
        assertEquals(0.3449901695, distances.totalVariation(), 1e-6);
        assertEquals(0.1028638725, distances.hellinger() * distances.hellinger(), 1e-6);
        assertEquals(0.3024048620, distances.wasserstein1(), 1e-6);
        assertEquals(2 * distances.totalVariation(), distances.l1());
    }

    @Test
    void distancesOfTwoCellsByHand() {
        double[] edges = {0, 1, 3};
        Distances distances = Distances.between(new double[] {0.5, 0.25}, new double[] {0.25, 0.375}, edges);
        // Differences 0.25 and −0.125 over widths 1 and 2; few operations, so a few ulps.
        assertEquals(0.5, distances.l1(), 1e-15);
        assertEquals(Math.sqrt(0.0625 + 2 * 0.015625), distances.l2(), 1e-15);
        assertEquals(0.25, distances.linf());
        assertEquals(0.5 * Math.log(2) + 0.5 * Math.log(2.0 / 3), distances.kl(), 1e-15);
        assertEquals(1 - Math.sqrt(0.125) - 2 * Math.sqrt(0.09375), Math.pow(distances.hellinger(), 2), 1e-15);
        // F − G rises to 0.25 over the first cell and falls to 0 over the second: 0.125 + 0.25.
        assertEquals(0.375, distances.wasserstein1(), 1e-15);
    }

    @Test
    void signChangeWithinACellIsIntegratedExactly() {
        double[] edges = {0, 1, 2, 3};
        Distances distances = Distances.between(new double[] {0.25, 0, 0.75}, new double[] {0, 0.75, 0.25}, edges);
        // F − G: 0, 0.25, −0.5, 0: areas 0.125, (0.0625 + 0.25)/(2 · 0.75), 0.25.
        assertEquals(0.125 + 0.3125 / 1.5 + 0.25, distances.wasserstein1(), 1e-15);
    }

    @Test
    void zerosAndNegativeValues() {
        double[] edges = {0, 1, 2};
        assertEquals(
                Double.POSITIVE_INFINITY,
                Distances.between(new double[] {0.5, 0.5}, new double[] {1, 0}, edges).kl());
        assertEquals(
                Math.log(2),
                Distances.between(new double[] {1, 0}, new double[] {0.5, 0.5}, edges).kl(),
                1e-15);
        // A negative value counts as 0 in the divergence, and as it is in L1.
        Distances negative = Distances.between(new double[] {1, -0.1}, new double[] {0.5, 0.5}, edges);
        assertEquals(Math.log(2), negative.kl(), 1e-15);
        assertEquals(1.1, negative.l1(), 1e-15);
        assertEquals(0, Distances.between(new double[] {0.4, 0.6}, new double[] {0.4, 0.6}, edges).kl());
    }

    @Test
    void planarWassersteinIsTheMeanOverTheMarginals() {
        double[][] edges = {{0, 1, 2}, {0, 2, 4, 6}};
        double[] p = new double[6];
        double[] q = new double[6];
        p[0] = 0.5; // mass 1 in the cell (0, 0) of volume 2
        q[5] = 0.5; // mass 1 in the cell (1, 2)
        Distances distances = Distances.between(p, q, edges);
        // Uniform cells move by 1 along the first axis and by 4 along the second.
        assertEquals(2.5, distances.wasserstein1(), 1e-15);
        assertEquals(2, distances.l1(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Distances.between(Arrays.copyOf(p, 5), q, edges));
    }
}
