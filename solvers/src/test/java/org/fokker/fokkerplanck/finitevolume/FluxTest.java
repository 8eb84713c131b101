package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
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
}
