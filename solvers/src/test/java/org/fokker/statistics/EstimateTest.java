package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.fokker.method.NumericalException;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void meanAndStandardErrorOfFourNumbers() {
        Estimate estimate = Estimate.ofMean(1, 2, 4, 9);
        // Mean 4, squared deviations 9 + 4 + 0 + 25 = 38, s² = 38/3; all intermediate numbers have few bits: two roundings.
        assertEquals(4, estimate.value(), 1e-15);
        assertEquals(Math.sqrt(38.0 / 12), estimate.standardError(), 1e-15);
    }

    @Test
    void largeOffsetDoesNotCancel() {
        // Welford's relative error of the variance is about n·eps·(condition number κ = |mean|/s): 4 · 1e-16 · 1e9 = 4e-7.
        Estimate shifted = Estimate.ofMean(1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 9);
        assertEquals(Math.sqrt(38.0 / 12), shifted.standardError(), 1e-6);
    }

    @Test
    void mergingIsAddingAll() {
        Estimate.Accumulator all = Estimate.accumulator();
        Estimate.Accumulator head = Estimate.accumulator();
        Estimate.Accumulator tail = Estimate.accumulator();
        for (int j = 0; j < 100; j++) {
            double sample = Math.sin(j);
            all.add(sample);
            (j < 37 ? head : tail).add(sample);
        }
        head.merge(tail).merge(Estimate.accumulator());
        // One hundred additions of numbers of order one: rounding below 100 eps.
        assertEquals(all.mean(), head.mean(), 2e-14);
        assertEquals(all.variance(), head.variance(), 2e-14);
        assertEquals(100, head.count());
    }

    @Test
    void variancesOfIndependentEstimatesAdd() {
        Estimate difference = new Estimate(3, 0.3).minus(new Estimate(1, 0.4));
        assertEquals(2, difference.value());
        assertEquals(0.5, difference.standardError(), 1e-16);
        // (2 − 3)/0.5, exact in binary up to the rounding of hypot.
        assertEquals(-2, difference.standardScore(3), 1e-15);
        assertEquals(0, Estimate.exact(1).standardScore(1));
    }

    @Test
    void refusesWhatHasNoStandardError() {
        assertThrows(IllegalArgumentException.class, () -> Estimate.ofMean(1));
        assertThrows(IllegalArgumentException.class, () -> new Estimate(0, -1));
        assertThrows(NumericalException.class, () -> Estimate.ofMean(1, Double.NaN));
    }
}
