package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The documented error bounds against exact values, and the special values. */
class ElementaryTest {

    private static final int POINTS = 4000;

    @Test
    void exponentialIsWithinNineTenthsOfAnUlp() {
        SplittableRandom random = new SplittableRandom(1);
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = switch (i % 4) {
                case 0 -> -708 + 1417 * random.nextDouble();
                case 1 -> -2 * random.nextDouble();
                case 2 -> (random.nextInt(-1000, 1000) + 0.5) * Math.log(2); // ends of the reduced range
                default -> Math.scalb(random.nextDouble() - 0.5, -random.nextInt(60));
            };
            if (x > -708 && x < 709) {
                worst = Math.max(worst, Exact.ulps(Elementary.exp(x), Exact.exp(new BigDecimal(x))));
            }
        }
        assertTrue(worst < 0.9, "largest error " + worst + " ulp");
    }

    @Test
    void subnormalExponentialsAreRoundedOnce() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 500; i++) {
            double x = -745.1 + 36.6 * random.nextDouble();
            // one rounding to the grid of subnormals (½) of a value good to 0.9 ulp of a normal number
            double error = Exact.ulps(Elementary.exp(x), Exact.exp(new BigDecimal(x)));
            assertTrue(error <= 1.4, () -> "exp(" + x + ") is wrong by " + error);
        }
    }

    @Test
    void exponentialHasItsLimits() {
        assertEquals(1, Elementary.exp(0.0));
        assertEquals(1, Elementary.exp(-0.0));
        assertEquals(1, Elementary.exp(Double.MIN_VALUE));
        assertEquals(0, Double.doubleToRawLongBits(Elementary.exp(Double.NEGATIVE_INFINITY)));
        assertEquals(0, Double.doubleToRawLongBits(Elementary.exp(-1e300)));
        assertEquals(0, Double.doubleToRawLongBits(Elementary.exp(-745.2)));
        assertEquals(Double.MIN_VALUE, Elementary.exp(-745.1));
        assertTrue(Elementary.exp(709.78) < Double.POSITIVE_INFINITY);
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(709.79));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(1e300));
        assertEquals(Double.NaN, Elementary.exp(Double.NaN));
    }

    @Test
    void logarithmIsWithinNineTenthsOfAnUlp() {
        SplittableRandom random = new SplittableRandom(3);
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = switch (i % 5) {
                case 0 -> random.nextDouble();
                case 1 -> 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(50)); // around the zero
                case 2 -> Math.scalb(Math.sqrt(0.5) * (1 + 1e-6 * (random.nextDouble() - 0.5)), random.nextInt(-3, 4));
                case 3 -> Double.MIN_VALUE * (1 + random.nextLong(1L << 52)); // subnormals
                default -> Math.scalb(1 + random.nextDouble(), random.nextInt(-1022, 1023));
            };
            if (x > 0 && x != 1) {
                worst = Math.max(worst, Exact.ulps(Elementary.log(x), Exact.log(x)));
            }
        }
        assertTrue(worst < 0.9, "largest error " + worst + " ulp");
    }

    @Test
    void logarithmHasItsLimits() {
        assertEquals(0.0, Elementary.log(1));
        assertEquals(Double.NEGATIVE_INFINITY, Elementary.log(0.0));
        assertEquals(Double.NEGATIVE_INFINITY, Elementary.log(-0.0));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.log(Double.POSITIVE_INFINITY));
        assertEquals(Double.NaN, Elementary.log(-1));
        assertEquals(Double.NaN, Elementary.log(Double.NaN));
    }

    @Test
    void sineAndCosineAreWithinAnUlp() {
        SplittableRandom random = new SplittableRandom(4);
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            double r =
                    i % 2 == 0 ? random.nextDouble() - 0.5 : Math.scalb(random.nextDouble() - 0.5, -random.nextInt(50));
            BigDecimal angle = new BigDecimal(r).multiply(Exact.HALF_PI, Exact.DIGITS);
            if (r != 0) {
                worst = Math.max(worst, Exact.ulps(Elementary.sine(r), Exact.sine(angle)));
                worst = Math.max(worst, Exact.ulps(Elementary.cosine(r), Exact.cosine(angle)));
            }
        }
        assertTrue(worst < 1.0, "largest error " + worst + " ulp");
    }
}
