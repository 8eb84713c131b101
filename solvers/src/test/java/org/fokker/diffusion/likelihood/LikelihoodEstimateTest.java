package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.fokker.method.NumericalException;
import org.junit.jupiter.api.Test;

/** The rule by which a likelihood passes. */
class LikelihoodEstimateTest {

    private static LikelihoodEstimate estimate(double value, double gap) {
        return new LikelihoodEstimate(value, 0.03, Bound.LOWER, gap, 0.04, List.of(), 1);
    }

    @Test
    void differenceUpToFiveJointDeviationsFromTheExpectedGapIsExplained() {
        // (0.03² + 0.04²)^½ = 0.05, five of them 0.25.
        assertTrue(estimate(-1, 0.1).explains(-0.9 + 0.2499));
        assertTrue(estimate(-1, 0.1).explains(-0.9 - 0.2499));
        assertFalse(estimate(-1, 0.1).explains(-0.9 + 0.2501));
        assertFalse(estimate(-1, 0.1).explains(-0.9 - 0.2501));
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        assertThrows(NumericalException.class, () -> estimate(Double.NaN, 0));
        assertThrows(NumericalException.class, () -> estimate(0, Double.POSITIVE_INFINITY));
    }

    @Test
    void studentFactorKeepsTheFalseAlarmRateOfTheNormalLaw() {
        for (long count : new long[] {64, 256, 5000}) {
            double factor = PathSample.studentFactor(count);
            double alarm = 2 * new TDistribution(count - 1.0).cumulativeProbability(-5 * factor);
            // 2 (1 − Φ(5)) = 5.733e-7; the inversion is accurate to 1e-9 in the quantile, 1e-8 in its tail.
            assertEquals(5.733031e-7, alarm, 1e-12);
        }
    }
}
