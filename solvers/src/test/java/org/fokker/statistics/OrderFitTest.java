package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void constantIsThatOfTheLaw() {
        assertEquals(3, OrderFit.ofAll(H, errors(h -> 3 * h * h)).constant(), 1e-12);
    }

    @Test
    void orderInASizeThatStepsAreARootOf() {
        OrderFit inSteps = OrderFit.ofAll(H, errors(h -> 3 * h * h));
        double[] tolerances = Arrays.stream(H).map(h -> h * h * h).toArray();
        OrderFit direct = OrderFit.ofAll(tolerances, errors(h -> 3 * h * h));
        OrderFit converted = inSteps.withStepsAsPower(1.0 / 3);
        // Two regressions of a handful of points, exact but for rounding.
        assertEquals(direct.order(), converted.order(), 1e-13);
        assertEquals(direct.constant(), converted.constant(), 1e-11);
    }

    @Test
    void floorIsFoundAndItsNeighbourhoodLeftOut() {
        // 0.16, 0.04, 0.01, 0.0025, then 0.0024 for ever: order 2 up to the third, above which the floor stands.
        OrderFit floored = OrderFit.asymptotic(H, errors(h -> Math.max(h * h, 2.4e-3)));
        assertEquals(3, floored.points());
        assertEquals(2, floored.order(), 1e-13);
        assertEquals(2.4e-3, floored.floor(), 1e-4);
        // A floor 30 times below what is used changes local orders by at most log₂(1 + 1/30) = 0.05.
        double[] steps = new double[12];
        Arrays.setAll(steps, i -> Math.pow(2, -i));
        double[] errors = Arrays.stream(steps).map(h -> h * h + 1e-5).toArray();
        OrderFit sum = OrderFit.asymptotic(steps, errors);
        assertEquals(1e-5, sum.floor(), 1e-6);
        assertEquals(2, sum.order(), 0.05);
        assertTrue(sum.agreesWith(2, 0.01), sum.toString());
    }

    @Test
    void aDipOnTheWayIsNoFloor() {
        // A cliff, as of a rule that rings until its steps are short enough, and order two behind it.
        OrderFit fit = OrderFit.asymptotic(H, new double[] {0.36, 0.011, 9.6e-6, 2.4e-6, 6e-7, 1.5e-7});
        assertTrue(Double.isNaN(fit.floor()));
        assertEquals(2, fit.first());
        assertEquals(2, fit.order(), 1e-12);
    }

    @Test
    void preAsymptoticRangeIsLeftOut() {
        OrderFit fit = OrderFit.asymptotic(H, errors(h -> h * h * (1 + 40 * h * h)));
        // Local orders 3.36, 2.89, 2.35, 2.10, 2.03.
        assertEquals(3, fit.first());
        assertTrue(fit.low() <= 2 && 2 <= fit.high(), fit.toString());
    }

    /** The line through bent points lies off by the same amount as all of them; only the trend of local orders tells. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.9, -0.5, -0.1, 0.1, 0.5, 2})
    void intervalReachesTheOrderOfABentLine(double bend) {
        for (double order : new double[] {0.5, 1, 2, 4}) {
            for (double power : new double[] {1, 2}) {
                OrderFit fit =
                        OrderFit.asymptotic(H, errors(h -> Math.pow(h, order) * (1 + bend * Math.pow(h, power))));
                assertTrue(fit.agreesWith(order, 0), bend + ": " + fit);
                assertFalse(fit.agreesWith(order + 0.5, 0), bend + ": " + fit);
            }
        }
    }

    @Test
    void errorsThatChangeTheirSignAreNotResolved() {
        // h² − 0.0045 vanishes between the third and the fourth point.
        OrderFit fit = OrderFit.asymptotic(H, errors(h -> Math.abs(h * h - 0.0045)));
        assertTrue(fit.halfWidth() > 0.5, fit.toString());
    }

    @Test
    void twoPointsGiveASlopeAndNoInterval() {
        OrderFit fit = OrderFit.ofAll(new double[] {0.2, 0.1}, new double[] {0.04, 0.01});
        assertEquals(2, fit.order(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, fit.halfWidth());
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
