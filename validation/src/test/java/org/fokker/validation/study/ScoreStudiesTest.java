package org.fokker.validation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** That the errors of estimated scores tend to the right limits, not at the right rates alone. Scalar and SIMD kernels give the same bits: one of the two runs of the tests is enough. */
@DisabledIfSystemProperty(named = "fokker.kernel", matches = "simd")
class ScoreStudiesTest {

    private static Study study(String name) {
        return Studies.find(List.of(name)).get(0);
    }

    /** (log p)′ by differences, p = [Φ(z⁺) − Φ(z⁻)]/2. */
    @Test
    void theScoreOfTheNoisedIntervalIsThatOfItsDensity() {
        double s = 0.1;
        double h = 1e-5;
        for (double x : new double[] {-1.3, -1, -0.8, 0, 0.95, 1.2}) {
            double rise = Math.log(mass(x + h, s)) - Math.log(mass(x - h, s));
            // The midpoint rule of step 5e-4 errs by (5e-3)²/24 = 1e-6 of the mass times squares of z, which is 3 at
            // most, and so does
            // its derivative of the size 33; differences add h²/6 of the third derivative, some 1/s³.
            assertEquals(rise / (2 * h), ScoreNoiseStudy.exact(x, s), 33 * 9 * 1e-6);
        }
    }

    private static double mass(double x, double s) {
        double sum = 0;
        int nodes = 4000;
        for (int j = 0; j < nodes; j++) {
            double z = (x - 2 * (j + 0.5) / nodes + 1) / s;
            sum += Math.exp(-0.5 * z * z);
        }
        return sum;
    }

    /** V d/(2 n (4π)^{d/2} s^{d+2}): the constant, which the order does not see. */
    @Test
    void theErrorOfTheEmpiricalScoreAtSmallNoiseHasItsConstant() {
        double s = 0.024;
        Errors line = study("empirical.line-noise").measure(new Level(24, 1 / s), true, 1);
        double leading = 2 / (2 * 1024 * Math.sqrt(4 * Math.PI) * Math.pow(s, 3));
        // The next terms: the edges, of relative size s, and 1/(n p s √(4π)) = 1/44 of second order in the
        // fluctuations, with
        // factors of order one. Five standard errors have a false-alarm rate of 6e-7.
        double next = leading * 3 / 44;
        assertEquals(
                leading, line.values().get(0), next + 5 * line.standardErrors().get(0));
    }

    /** At h* the error is (d + 6)/(d + 2) of its bias ¼ B h⁴, and h* what the leading terms give. */
    @Test
    void theBestBandwidthHasItsConstants() {
        Errors found = study("kernel-smoothed.best-bandwidth").measure(Level.dividing(1, 4096), true, 1);
        double h = ScoreBandwidthStudy.leading(4096);
        double error = 7.0 / 3 * Math.pow(h, 4) * 0.7385;
        // The smoothed score of N(0, 1) is −x/(1 + h²), so that bias² is smaller by (1 + h²)⁻² = 0.87, and the variance
        // of the same
        // relative order differs: some h² of each.
        assertEquals(1, found.values().get(0) / error, 2 * h * h);
        assertEquals(1, found.values().get(1) / h, 2 * h * h);
    }
}
