package org.fokker.fokkerplanck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;

/**
 * Richardson's extrapolation of a value whose error has even powers of 1/n, with Romberg's own estimate of what remains.
 *
 * @param value the corner of Romberg's triangle
 * @param uncertainty its distance from the entry beside it, which still has one power more: an error of lower order, and so larger
 */
public record Extrapolation(double value, double uncertainty) {

    /**
     * Extrapolates.
     *
     * @param value the value at a resolution
     * @param coarsest smallest resolution; each further one doubles it
     * @param levels how many resolutions, at least two
     */
    public static Extrapolation of(IntToDoubleFunction value, int coarsest, int levels) {
        double[] row = new double[levels];
        for (int i = 0; i < levels; i++) {
            row[i] = value.applyAsDouble(coarsest << i);
        }
        double beside = row[levels - 1];
        for (int k = 1; k < levels; k++) {
            double factor = Math.pow(4, k);
            beside = row[levels - 1];
            for (int i = levels - 1; i >= k; i--) {
                row[i] += (row[i] - row[i - 1]) / (factor - 1);
            }
        }
        return new Extrapolation(row[levels - 1], Math.abs(row[levels - 1] - beside));
    }

    /**
     * The limit is known closely enough, and it is the right one.
     *
     * @param reference the exact value
     * @param rounding half a unit of its last digit, or what rounding leaves of the value itself if that is more
     * @param relative how closely the limit must be known, relative to the reference
     */
    public void assertLimit(double reference, double rounding, double relative) {
        assertTrue(
                uncertainty <= relative * Math.abs(reference),
                () -> "the limit " + value + " is uncertain by " + uncertainty + ", more than " + relative + " of "
                        + reference);
        assertEquals(reference, value, uncertainty + rounding);
    }
}
