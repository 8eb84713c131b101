package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.method.NumericalException;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;

class AdaptiveQuadratureTest {

    @Test
    void kronrodRuleIsExactForDegreeTwentyTwo() {
        for (int degree = 0; degree <= 22; degree++) {
            int power = degree;
            // A tolerance that no single box misses: the rule itself is tested.
            Estimate integral = AdaptiveQuadrature.integrate(
                    (x, n, values) -> {
                        for (int j = 0; j < n; j++) {
                            values[j] = Math.pow(x[0][j], power);
                        }
                    },
                    new double[][] {{-1, 1}},
                    10);
            // Fifteen roundings of terms below 1.
            assertEquals(power % 2 == 0 ? 2.0 / (power + 1) : 0, integral.value(), 2e-15);
            if (degree <= 13) {
                // The embedded Gauss rule is exact up to degree 13, so the estimate vanishes.
                assertEquals(0, integral.standardError(), 2e-15);
            }
        }
    }

    @Test
    void peaksAreFoundAndTheErrorIsHonest() {
        double width = 1e-3;
        Estimate integral = AdaptiveQuadrature.integrate(
                (x, n, values) -> {
                    for (int j = 0; j < n; j++) {
                        values[j] = width / (width * width + x[0][j] * x[0][j] + x[1][j] * x[1][j]);
                    }
                },
                new double[][] {{-1, 0, 1}, {-1, 0, 1}},
                1e-9);
        // ∫∫ w/(w² + r²) over the square: that over the unit disc, π w log(1 + 1/w²), and the corners by the angular
        // integral
        // 8 ∫_0^{π/4} ½ w log((w² + sec²)/(w² + 1)) dφ; ∫ log sec² = 2 (π/4 log 2 − G/2), up to w² relatively.
        double catalan = 0.915965594177219;
        double corners = 4 * width * (0.5 * Math.PI * Math.log(2) - catalan);
        double disc = Math.PI * width * Math.log1p(1 / (width * width));
        assertEquals(disc + corners, integral.value(), 2e-9);
        assertTrue(integral.standardError() <= 1e-9);
    }

    @Test
    void toleranceOutOfReachIsRefused() {
        assertThrows(
                NumericalException.class,
                () -> AdaptiveQuadrature.integrate(
                        (x, n, values) -> {
                            for (int j = 0; j < n; j++) {
                                values[j] = Math.sin(1e9 * x[0][j]);
                            }
                        },
                        new double[][] {{0, 1}},
                        1e-6));
    }
}
