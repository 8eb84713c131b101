package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.fokker.method.NumericalException;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.junit.jupiter.api.Test;

class FluxTest {

    /** z/(eᶻ − 1) by sixty terms of the exponential series in forty digits. */
    private static double bernoulli(double z) {
        MathContext digits = new MathContext(40);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 2; k < 60; k++) {
            term = term.multiply(new BigDecimal(z), digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        return BigDecimal.ONE.divide(sum, digits).doubleValue();
    }

    @Test
    void bernoullisFunctionIsAccurateOnBothSidesOfTheSeries() {
        for (double z : new double[] {0, 1e-300, 1e-9, 0.01, 0.3, 0.4999, 0.5, 0.5001, 0.9, 2, 5, 11}) {
            double exact = bernoulli(z);
            // expm1 and the division round once each; the series' last addition and the one before it likewise.
            assertEquals(exact, Bernoulli.of(z), 3 * Math.ulp(exact), "z = " + z);
        }
        assertEquals(0, Bernoulli.of(800));
        assertEquals(0, Bernoulli.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void everyFluxOfAConstantDensityIsItsDrift() {
        for (Registry.Entry<Flux> entry : Flux.registry().entries()) {
            if (entry.name().equals("square-root")) {
                // By construction: its drift is v sinh(z/2)/(z/2), see the table of effective coefficients below.
                continue;
            }
            for (double v : new double[] {-3, -1e-7, 0, 0.2, 40}) {
                double[] a = new double[1];
                double[] b = new double[1];
                entry.factory().rates(new double[] {v}, new double[] {0.7}, 1, 0.1, 0.4, a, b, 0);
                // The rates are at most 47; their difference carries their rounding.
                assertEquals(v, a[0] - b[0], 47 * 2e-16, entry.name());
            }
        }
    }

    @Test
    void positiveFluxesHaveRatesThatAreNotNegativeAtAnyPecletNumber() {
        for (Registry.Entry<Flux> entry : Flux.registry().entries()) {
            if (!entry.promises().has(Property.PRESERVES_POSITIVITY)) {
                continue;
            }
            for (double v : new double[] {-1e9, -3, 0, 5e-324, 2, 1e12}) {
                for (double diffusion : new double[] {0, 5e-324, 1e-6, 1}) {
                    double[] a = new double[1];
                    double[] b = new double[1];
                    double z = Math.abs(v) * 0.1 / diffusion;
                    boolean steep = diffusion == 0 ? v != 0 : z > 2 * Math.log(Double.MAX_VALUE);
                    if (entry.name().equals("square-root") && steep) {
                        // exp(z/2) is no number, and the rates have no limit.
                        assertThrows(
                                NumericalException.class,
                                () -> entry.factory()
                                        .rates(new double[] {v}, new double[] {diffusion}, 1, 0.1, 0.5, a, b, 0));
                        continue;
                    }
                    entry.factory().rates(new double[] {v}, new double[] {diffusion}, 1, 0.1, 0.5, a, b, 0);
                    assertTrue(a[0] >= 0 && b[0] >= 0, entry.name() + " v = " + v + ", D = " + diffusion);
                }
            }
        }
    }

    @Test
    void scharfetterGummelBecomesUpwindAsDiffusionVanishes() {
        double[] a = new double[2];
        double[] b = new double[2];
        new ScharfetterGummelFlux().rates(new double[] {2, -3}, new double[2], 2, 0.1, 0.5, a, b, 0);
        assertEquals(2, a[0]);
        assertEquals(0, b[0]);
        assertEquals(0, a[1]);
        assertEquals(3, b[1]);
    }

    /** Drift factor (a − b)/v and diffusion factor δ(a + b)/(2D) at a cell Péclet number. */
    private static double[] effective(Flux flux, double peclet) {
        double[] a = new double[1];
        double[] b = new double[1];
        flux.rates(new double[] {peclet}, new double[] {1}, 1, 1, 0.5, a, b, 0);
        return new double[] {(a[0] - b[0]) / peclet, 0.5 * (a[0] + b[0])};
    }

    @Test
    void effectiveCoefficientsAtLargePecletNumbersAreThoseOfTheory() {
        // Pe; drift and diffusion of square-root, diffusion of Scharfetter–Gummel and upwind, to the digits given.
        double[][] table = {
            {0.5, 1.010, 1.031, 1.021, 1.25},
            {1, 1.042, 1.128, 1.082, 1.5},
            {2, 1.175, 1.543, 1.313, 2},
            {4, 1.813, 3.76, 2.07, 3},
            {8, 6.82, 27.3, 4.00, 5},
            {16, 186, 1490, 8.00, 9}
        };
        for (double[] row : table) {
            double half = 0.5 * row[0];
            double[] root = effective(new SquareRootFlux(), row[0]);
            double[] fitted = effective(new ScharfetterGummelFlux(), row[0]);
            double[] upwind = effective(new UpwindFlux(), row[0]);
            // Half a unit of the last of three or four digits.
            assertEquals(row[1], root[0], 5.1e-3 * row[1]);
            assertEquals(row[2], root[1], 5.1e-3 * row[2]);
            assertEquals(row[3], fitted[1], 5.1e-3 * row[3]);
            assertEquals(row[4], upwind[1], 0);
            // And their closed forms: exponentials of 8 carry eight roundings.
            assertEquals(Math.sinh(half) / half, root[0], 2e-15 * root[0]);
            assertEquals(Math.cosh(half), root[1], 2e-15 * root[1]);
            assertEquals(half / Math.tanh(half), fitted[1], 2e-15 * fitted[1]);
            assertEquals(1, fitted[0], 1e-14);
            assertEquals(1, upwind[0], 0);
        }
    }

    @Test
    void aRuleAlongEdgesNeedsAPoint() {
        assertThrows(IllegalArgumentException.class, () -> new StructurePreservingFlux(0));
    }
}
