package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class OrderFitTest {

    private static final double[] H = {0.4, 0.2, 0.1, 0.05, 0.025, 0.0125};

    @Test
    void powerLawIsFoundExactly() {
        OrderFit fit = OrderFit.ofAll(H, errors(h -> 3 * h * h));
        // A line through six points of rounding 1e-16 each.
        assertEquals(2, fit.order(), 1e-13);
        assertEquals(0, fit.halfWidth(), 1e-6);
        assertEquals(6, fit.points());
    }

    @Test
    void floorAndPreAsymptoticRangeAreLeftOut() {
        OrderFit fit = OrderFit.asymptotic(H, errors(h -> h * h * (1 + 40 * h * h) + 3e-4));
        // Local orders of the sum: 3.46, 2.77, 2.0, 1.36, 0.77: the first pair is too steep, none is below ¼.
        assertEquals(6, fit.first() + fit.points());
        assertTrue(fit.first() > 0);
        OrderFit floored = OrderFit.asymptotic(H, errors(h -> Math.max(h * h, 2.4e-3)));
        // Errors 0.16, 0.04, 0.01, 0.0025, 0.0024, 0.0024: order 2 up to the fourth, then none.
        assertEquals(4, floored.points());
        assertEquals(2, floored.order(), 1e-13);
    }

    @Test
    void intervalCoversTheTruthOfNoisyErrors() {
        double[] noisy = errors(h -> h);
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] *= 1 + 0.05 * (i % 2 == 0 ? 1 : -1);
        }
        OrderFit fit = OrderFit.ofAll(H, noisy);
        assertTrue(fit.halfWidth() > 0);
        assertTrue(fit.agreesWith(1, 0));
        assertFalse(fit.agreesWith(2, 0.1));
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> OrderFit.ofAll(new double[] {1}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> OrderFit.ofAll(new double[] {1, 2}, new double[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> OrderFit.ofAll(new double[] {2, 1}, new double[] {1, 0}));
    }

    private static double[] errors(DoubleUnaryOperator law) {
        return Arrays.stream(H).map(law).toArray();
    }
}
