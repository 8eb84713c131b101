package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;

class SamplingErrorTest {

    @Test
    void expectedL1IsTheSumOverAllOutcomes() {
        for (double p : new double[] {0.003, 0.1, 0.5, 0.9}) {
            BinomialDistribution law = new BinomialDistribution(null, 40, p);
            double direct = IntStream.rangeClosed(0, 40)
                    .mapToDouble(k -> Math.abs(k / 40.0 - p) * law.probability(k))
                    .sum();
            // Forty terms below one, probabilities to about 1e-14 of their size.
            assertEquals(direct, SamplingError.expectedL1(new double[] {p}, 40), 1e-13);
        }
        assertEquals(0, SamplingError.expectedL1(new double[] {0, 1}, 40));
    }

    @Test
    void branchesOfTheMeanDeviationMeet() {
        // Variance 1e4 lies between De Moivre's formula and the normal limit, which differ by a share of about 1/(8 · 1e4).
        double below = SamplingError.expectedL1(new double[] {0.5}, 39_999);
        double above = SamplingError.expectedL1(new double[] {0.5}, 40_001);
        assertEquals(below, above * Math.sqrt(40_001.0 / 39_999), 2e-5 * below);
        // A binomial count of mean 5 among 2³¹ and a Poisson count differ by a share of 5/2³¹.
        long n = 1L << 31;
        double poisson = SamplingError.expectedL1(new double[] {5.0 / n}, n) * n;
        double binomial = SamplingError.expectedL1(new double[] {5.0 / (n - 1)}, n - 1) * (n - 1);
        assertEquals(binomial, poisson, 1e-8);
    }

    @Test
    void meanAndBoundsHoldForSampledHistograms() {
        int cells = 50;
        int n = 2000;
        RegularCells box = RegularCells.of(new double[] {0}, new double[] {1}, cells);
        double[] law = new double[cells];
        Arrays.fill(law, 1);
        double[] probabilities = new double[cells];
        Arrays.fill(probabilities, 1.0 / cells);
        Distances bound = SamplingError.bounds(law, n, 1e-9, box.edges());
        Estimate.Accumulator l1 = Estimate.accumulator();
        Estimate.Accumulator kl = Estimate.accumulator();
        double[][] u = new double[1][n];
        for (int trial = 0; trial < 400; trial++) {
            new RandomStream(4, trial).uniforms(0, 0, n, u[0]);
            Histogram histogram = new Histogram(box);
            histogram.add(u, n);
            Distances distances = Distances.between(histogram.density(), law, box.edges());
            l1.add(distances.l1());
            kl.add(distances.kl());
            // 400 trials of six bounds at 1e-9 each: 2.4e-6 at most, and the bounds are far from tight.
            assertTrue(distances.l1() < bound.l1() && distances.l2() < bound.l2() && distances.linf() < bound.linf());
            assertTrue(distances.kl() < bound.kl() && distances.hellinger() < bound.hellinger());
            assertTrue(distances.wasserstein1() < bound.wasserstein1());
        }
        // Five standard errors: 6e-7.
        assertEquals(0, l1.estimate().standardScore(SamplingError.expectedL1(probabilities, n)), 5);
        // (K − 1)/(2N) has a correction of relative size K/(6N)·K/(K−1) ≈ 0.4 %, twice the standard error of 400 trials.
        assertEquals((cells - 1) / (2.0 * n), kl.estimate().value(), 0.02 * (cells - 1) / (2.0 * n) + 5 * kl.estimate().standardError());
    }

    @Test
    void divergenceBoundSolvesItsEquation() {
        double y = SamplingError.boundKl(11, 1000, 1e-6) * 1000 / 10;
        // (e y e^{−y})^{10} = 1e-6, solved to 1e-12.
        assertEquals(Math.log(1e-6), 10 * (1 + Math.log(y) - y), 1e-9);
    }

    @Test
    void refusesImpossibleArguments() {
        assertThrows(IllegalArgumentException.class, () -> SamplingError.expectedL1(new double[] {1.5}, 10));
        assertThrows(IllegalArgumentException.class, () -> SamplingError.expectedL1(new double[] {0.5}, 0));
        assertThrows(IllegalArgumentException.class, () -> SamplingError.boundL1(new double[] {0.5}, 10, 0));
    }
}
