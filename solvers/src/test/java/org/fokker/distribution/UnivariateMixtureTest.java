package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnivariateMixtureTest {

    private static final UnivariateMixture NORMAL =
            GaussianMixture.standardNormal(1).univariate();

    private static final UnivariateMixture PAIR = GaussianMixture.isotropic(
                    new double[] {0.5, 0.5}, new double[][] {{-1}, {1}}, new double[] {0.3, 0.5})
            .univariate();

    /** Two narrow components with a gap in which the density vanishes to 0 in doubles. */
    private static final UnivariateMixture GAP = GaussianMixture.isotropic(
                    new double[] {0.25, 0.75}, new double[][] {{-10}, {10}}, new double[] {0.1, 0.01})
            .univariate();

    @Test
    void normalTailsHaveTheirTabulatedValues() {
        // C library erfc, 16 digits; erfc by continued fraction keeps a few hundred roundings of the exponent z²/2.
        assertEquals(0.15865525393145705, NORMAL.survival(1), 1e-15);
        assertEquals(6.220960574271784e-16, NORMAL.survival(8), 1e-14 * 6.3e-16);
        assertEquals(4.906713927148187e-198, NORMAL.cdf(-30), 3e-13 * 5e-198);
        assertEquals(1, NORMAL.cdf(Double.POSITIVE_INFINITY), 0);
        assertEquals(0, NORMAL.cdf(Double.NEGATIVE_INFINITY), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-100, 1e-20, 1e-9, 0.01, 0.1, 0.25, 0.3, 0.499, 0.5, 0.501, 0.9, 0.999})
    void quantileInvertsTheDistributionFunction(double p) {
        for (UnivariateMixture mixture : new UnivariateMixture[] {NORMAL, PAIR, GAP}) {
            double x = mixture.quantile(p);
            double upper = mixture.upperQuantile(p);
            // δp = p(x) δx, where x is known to 2 ulp, besides the relative error 3e-13 of a far tail.
            assertEquals(p, mixture.cdf(x), 5e-13 * p + 4 * Math.ulp(x) * mixture.density(x));
            assertEquals(p, mixture.survival(upper), 5e-13 * p + 4 * Math.ulp(upper) * mixture.density(upper));
        }
    }

    @Test
    void quantilesOfTheNormalHaveTheirTabulatedValues() {
        // Python's statistics.NormalDist().inv_cdf and, for 1e-100, Newton's method on math.erfc.
        assertEquals(-1.2815515655446008, NORMAL.quantile(0.1), 1e-15 * 10);
        assertEquals(-5.9978070150076865, NORMAL.quantile(1e-9), 6e-14);
        assertEquals(21.273453560965326, NORMAL.upperQuantile(1e-100), 2.1e-13);
        assertEquals(0, NORMAL.quantile(0.5), 1e-16);
    }

    @Test
    void intervalsAddUpToOne() {
        double sum = 0;
        int cells = 1000;
        for (int i = 0; i < cells; i++) {
            sum += PAIR.mass(-8 + 16.0 * i / cells, -8 + 16.0 * (i + 1) / cells);
        }
        // 1000 roundings of numbers of size 1/1000 and the mass 1e-44 outside.
        assertEquals(1, sum, 1e-14);
    }

    @Test
    void tinyIntervalsKeepTheirRelativeAccuracy() {
        for (double x : new double[] {-6, -1, 0.25, 5, 12}) {
            double h = 0x1p-30;
            // The ends are exact in binary. mass = p(x) h (1 + h² p''/(24 p)), h² ~ 1e-18; p''/p ≤ 600 there; the
            // exponent z²/2 ≤ 250
            // is rounded.
            double expected = PAIR.density(x) * h;
            assertEquals(expected, PAIR.mass(x - h / 2, x + h / 2), 2e-13 * expected);
        }
    }

    @Test
    void gaussRuleAndTailsAgreeWhereTheyMeet() {
        for (double middle : new double[] {0, 0.5, 2, 5, 10, 20}) {
            double half = 0.499 / (1 + middle);
            double inner = NORMAL.mass(middle - half, middle + half);
            double outer = NORMAL.survival(middle - half) - NORMAL.survival(middle + half);
            // The tails keep 1e-15 · z²/2 relatively, and the difference loses less than a factor 3.
            assertEquals(inner, outer, 1e-14 * (1 + middle * middle) * outer);
        }
    }

    @Test
    void manyDimensionsAndPointMassesAreRefused() {
        assertThrows(
                IllegalStateException.class,
                () -> GaussianMixture.standardNormal(2).univariate());
        assertThrows(IllegalStateException.class, () -> GaussianMixture.point(1).univariate());
        assertThrows(IllegalArgumentException.class, () -> NORMAL.quantile(0));
        assertThrows(IllegalArgumentException.class, () -> NORMAL.mass(1, 0));
    }

    /** E (x − X)₊ − E (X − x)₊ = x − E X, and the slope of the first is F: by differences of order h², h² |p′|/6 < 1e-8. */
    @Test
    void partialMomentsAreTheIntegralsOfTheTails() {
        for (double x : new double[] {-3, -0.2, 0.4, 2.5}) {
            assertEquals(x, NORMAL.lowerPartialMoment(x) - NORMAL.upperPartialMoment(x), 1e-14);
            double h = 1e-4;
            double slope = (PAIR.lowerPartialMoment(x + h) - PAIR.lowerPartialMoment(x - h)) / (2 * h);
            assertEquals(PAIR.cdf(x), slope, 1e-7);
        }
    }
}
