package org.fokker.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ExponentialFitTest {

    private static final double[] N = {8, 16, 24, 32, 40, 48, 56, 64};

    private static ExponentialFit fit(DoubleUnaryOperator law) {
        return ExponentialFit.of(N, Arrays.stream(N).map(law).toArray());
    }

    @Test
    void rateAndFloorOfAGeometricFallAreFound() {
        ExponentialFit fit = fit(n -> 5 * Math.exp(-0.7 * n) + 1e-14);
        // At n = 40 the floor is a share of 3e-3 of the error; that bends the line by as much in the last of five
        // points.
        assertEquals(0.7, fit.rate(), 1e-3);
        assertTrue(fit.low() <= 0.7 && 0.7 <= fit.high(), fit.toString());
        assertEquals(5, fit.points());
        assertEquals(1e-14, fit.floor(), 1e-15);
        assertTrue(fit.beatsPowerLaw());
        assertTrue(fit.decades() > 11);
    }

    @Test
    void entireFunctionsFallFasterStill() {
        ExponentialFit fit = fit(n -> Math.exp(-0.01 * n * n));
        assertTrue(fit.beatsPowerLaw() && fit.low() > 0, fit.toString());
        assertTrue(Double.isNaN(fit.floor()));
    }

    @Test
    void aHighPowerIsNotTakenForAnExponential() {
        assertFalse(fit(n -> Math.pow(n, -8)).beatsPowerLaw());
    }
}
