package org.fokker.fokkerplanck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Order of convergence by regression of log error on log resolution, with the interval of Student's distribution. */
public final class ObservedOrder {

    /** Errors carry higher powers of the width beside the leading one; at these resolutions they bend the line by no more. */
    private static final double ASYMPTOTIC = 0.06;

    private ObservedOrder() {}

    /**
     * Measures an order and compares it with what is promised.
     *
     * @param promised order p of error = O(n^{−p})
     * @param error error at a resolution
     * @param resolutions at least four numbers of cells or steps
     */
    public static void assertOrder(double promised, IntToDoubleFunction error, int... resolutions) {
        SimpleRegression line = new SimpleRegression();
        double[] errors = new double[resolutions.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = error.applyAsDouble(resolutions[i]);
            line.addData(-Math.log(resolutions[i]), Math.log(errors[i]));
        }
        double halfWidth = line.getSlopeConfidenceInterval(0.01);
        double off = Math.abs(line.getSlope() - promised);
        if (!(off <= halfWidth + ASYMPTOTIC) || !(halfWidth <= 0.3)) {
            fail("order " + line.getSlope() + " ± " + halfWidth + " (99 %), promised " + promised + "; errors "
                    + Arrays.toString(errors) + " at " + Arrays.toString(resolutions));
        }
    }
}
