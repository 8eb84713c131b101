package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CoupledOrderFitTest {

    private static final double[] H = {0.4, 0.2, 0.1, 0.05, 0.025};
    private static final int GROUPS = 32;

    /** Errors e(h) whose groups scatter by relative parts of their own and by one that all levels of a group share. */
    private static double[][] groups(DoubleUnaryOperator error, double own, double shared, SplittableRandom random) {
        double[][] groups = new double[H.length][GROUPS];
        for (int g = 0; g < GROUPS; g++) {
            double common = shared * random.nextGaussian();
            for (int l = 0; l < H.length; l++) {
                groups[l][g] = -error.applyAsDouble(H[l]) * (1 + common + own * random.nextGaussian());
            }
        }
        return groups;
    }

    /** How often of 2000 times an interval of 95 % covers the order, and its mean half width. */
    private record Coverage(int covered, double halfWidth) {

        static final int DRAWS = 2000;

        static Coverage of(double own, double shared) {
            SplittableRandom random = new SplittableRandom(1);
            int covered = 0;
            double width = 0;
            for (int k = 0; k < DRAWS; k++) {
                OrderFit fit = CoupledOrderFit.asymptotic(H, groups(Math::sqrt, own, shared, random), 0.95);
                covered += fit.agreesWith(0.5, 0) ? 1 : 0;
                width += fit.halfWidth() / DRAWS;
            }
            return new Coverage(covered, width);
        }
    }

    /**
     * A count of 2000 with mean 1900 is below 1848 with probability 5e-7 (five and a third of its standard deviation 9.7). Noise of
     * 1 % in the means shifts their logarithms by half its square, 1/200 of a standard error.
     */
    private static final int FEWEST = 1848;

    @Test
    void intervalCoversTheOrderAsOftenAsItSays() {
        Coverage independent = Coverage.of(0.05, 0);
        assertTrue(independent.covered() >= FEWEST, independent.toString());
        // Five levels ln 2 apart: σ = 0.05/√32/(ln 2 · √10) = 0.0040, times 2.04 of Student's law with 31 degrees of
        // freedom. The mean of √(1 + max(0, χ²/3 − 1)), which has to be taken for scatter, is 1.13; weights by standard
        // errors that are known to 13 % cost 4 %. In one draw of 60 one of three changes of the local order is seen
        // beyond
        // three standard errors, which are 0.09, and takes the interval 0.12 further: 20 %. Together 1.38, bounded by
        // 1.45.
        assertTrue(independent.halfWidth() < 1.45 * 2.04 * 0.0040, independent.toString());
    }

    @Test
    void whatAllLevelsShareDoesNotMoveTheSlope() {
        Coverage coupled = Coverage.of(0.02, 0.5);
        assertTrue(coupled.covered() >= FEWEST, coupled.toString());
        // The levels are known to 9 %, which by itself would be 0.04; σ of the slope is 0.0016 by what they do not
        // share.
        assertTrue(coupled.halfWidth() < 1.45 * 2.04 * 0.0016, coupled.toString());
    }

    @Test
    void noiseIsAFloor() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] groups = groups(h -> h, 0.05, 0, random);
        for (int g = 0; g < GROUPS; g++) {
            groups[3][g] = g % 2 == 0 ? 1 : -1.001;
        }
        OrderFit fit = CoupledOrderFit.asymptotic(H, groups, 0.95);
        assertEquals(3, fit.points());
        // Values ±1 have the standard deviation 1, and Bessel's factor is √(32/31).
        assertEquals(1 / Math.sqrt(31), fit.floor(), 1e-3);
        assertEquals(
                Double.POSITIVE_INFINITY,
                CoupledOrderFit.asymptotic(H, noise(), 0.95).high());
    }

    private static double[][] noise() {
        double[][] groups = new double[H.length][GROUPS];
        for (double[] level : groups) {
            Arrays.setAll(level, g -> g % 2 == 0 ? 1 : -1.001);
        }
        return groups;
    }

    @Test
    void aBendBeyondTheNoiseIsLeftOutOrWidensTheInterval() {
        OrderFit fit =
                CoupledOrderFit.asymptotic(H, groups(h -> h * (1 + 3 * h), 1e-3, 0.1, new SplittableRandom(2)), 0.999);
        assertEquals(2, fit.first());
        assertTrue(fit.agreesWith(1, 0), fit.toString());
        assertTrue(fit.order() > 1.1, "the slope itself has not arrived: " + fit);
    }

    @Test
    void levelsMustHaveTheSameGroups() {
        double[][] groups = groups(h -> h, 0.1, 0, new SplittableRandom(4));
        groups[2] = Arrays.copyOf(groups[2], GROUPS - 1);
        assertThrows(IllegalArgumentException.class, () -> CoupledOrderFit.asymptotic(H, groups, 0.95));
        double[][] few = new double[H.length][4];
        assertThrows(IllegalArgumentException.class, () -> CoupledOrderFit.asymptotic(H, few, 0.95));
    }
}
