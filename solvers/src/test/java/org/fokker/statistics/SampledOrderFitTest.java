package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampledOrderFitTest {

    private static final double[] H = {0.4, 0.2, 0.1, 0.05, 0.025};

    /** Errors h^order with normal noise of a relative size that grows as h falls. */
    private static OrderFit noisy(double order, double relative, SplittableRandom random) {
        double[] errors = new double[H.length];
        double[] standardErrors = new double[H.length];
        for (int i = 0; i < H.length; i++) {
            double exact = Math.pow(H[i], order);
            standardErrors[i] = relative * (1 + i) * exact;
            errors[i] = exact + standardErrors[i] * random.nextGaussian();
        }
        return SampledOrderFit.asymptotic(H, errors, standardErrors, 0.95);
    }

    @Test
    void intervalCoversTheOrderAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(1);
        int draws = 4000;
        int covered = 0;
        double width = 0;
        for (int k = 0; k < draws; k++) {
            OrderFit fit = noisy(1, 0.01, random);
            covered += fit.agreesWith(1, 0) ? 1 : 0;
            width += fit.halfWidth() / draws;
        }
        // Noise of 1 … 5 % shifts log e by its square, 1e-3, of 0.02: nothing. The share scatters by √(0.05·0.95/4000)
        // =
        // 0.0034; five of these below 0.95 has probability 3e-7. Birge's ratio only widens.
        assertTrue(covered >= (0.95 - 5 * 0.0034) * draws, covered + " of " + draws);
        // Noise of 1 … 5 % at steps ln 2 apart: 1.96/√Σw(x − x̄)² = 0.024, times the mean of Birge's ratio below 1.5.
        assertTrue(width < 0.036, "half width " + width);
    }

    @Test
    void noiseIsAFloor() {
        double[] errors = {0.4, 0.2, 0.1, 0.03, 0.01};
        double[] standardErrors = {0.01, 0.01, 0.01, 0.02, 0.02};
        OrderFit fit = SampledOrderFit.asymptotic(H, errors, standardErrors, 0.95);
        assertEquals(3, fit.points());
        assertEquals(0.02, fit.floor());
        assertEquals(1, fit.order(), 1e-12);
    }

    @Test
    void errorsBelowTheirNoiseGiveNoInterval() {
        double[] standardErrors = {1, 1, 1, 1, 1};
        assertEquals(
                Double.POSITIVE_INFINITY,
                SampledOrderFit.asymptotic(H, H, standardErrors, 0.95).halfWidth());
    }

    @Test
    void aBendBeyondTheNoiseIsLeftOutOrWidensTheInterval() {
        double[] errors = Arrays.stream(H).map(h -> h * (1 + 3 * h)).toArray();
        double[] standardErrors = Arrays.stream(errors).map(e -> 1e-3 * e).toArray();
        OrderFit fit = SampledOrderFit.asymptotic(H, errors, standardErrors, 0.999);
        assertEquals(2, fit.first());
        assertTrue(fit.agreesWith(1, 0), fit.toString());
    }

    @Test
    void standardErrorsMustBePositive() {
        assertThrows(
                IllegalArgumentException.class, () -> SampledOrderFit.asymptotic(H, H, new double[H.length], 0.95));
    }
}
