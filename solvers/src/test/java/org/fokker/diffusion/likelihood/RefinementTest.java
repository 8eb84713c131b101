package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefinementTest {

    /** Cost of a chain of infinitely many steps. */
    private static final double LIMIT = 7;

    @Test
    void divisibleChainsAreComparedWithEverySecondAndEveryFourthTime() {
        Refinement refinement = Refinement.of(256, 2);
        assertEquals(256, refinement.intervals());
        for (int c = 0; c < 3; c++) {
            int every = 1 << c;
            assertArrayEquals(
                    IntStream.rangeClosed(0, 256 / every).map(k -> k * every).toArray(),
                    refinement.knots().get(c));
        }
        // Richardson's weights for order 2: 1/(4 − 1) and 1/(16 − 4).
        assertEquals((5.0 - 2) / 3, refinement.gap(new double[] {2, 5, 11}), 1e-15);
        assertEquals((11.0 - 5) / 12, refinement.otherGap(new double[] {2, 5, 11}), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 10, 50, 63, 65, 250, 999})
    void gapsThatFallAsPromisedAreFoundExactly(int steps) {
        for (int order = 1; order <= 2; order++) {
            Refinement refinement = Refinement.of(steps, order);
            double[] costs = new double[3];
            for (int c = 0; c < 3; c++) {
                int[] knots = refinement.knots().get(c);
                assertEquals(0, knots[0]);
                assertEquals(refinement.intervals(), knots[knots.length - 1]);
                for (int k = 1; k < knots.length; k++) {
                    assertTrue(knots[k] > knots[k - 1], "times increase");
                    double h = (knots[k] - knots[k - 1]) / (double) refinement.intervals();
                    costs[c] += Math.pow(h, order + 1);
                }
                costs[c] += LIMIT;
            }
            assertEquals(steps, refinement.knots().get(0).length - 1);
            double gap = costs[0] - LIMIT;
            // The sums, of order 1/n, are exact to some 1e-16, and adding the limit rounds by at most 4.4e-16; the
            // difference
            // of two costs is multiplied by R_0/|R_j − R_i|, which is at most about 1.
            assertEquals(gap, refinement.gap(costs), 1e-14);
            assertEquals(gap, refinement.otherGap(costs), 1e-14);
        }
    }
}
