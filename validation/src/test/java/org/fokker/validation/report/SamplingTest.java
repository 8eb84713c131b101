package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplingTest {

    @Test
    void spreadKeepsTheEndsAndIncreases() {
        assertArrayEquals(new int[] {0, 1, 2}, Sampling.spread(3, 10));
        int[] spread = Sampling.spread(1000, 7);
        assertEquals(7, spread.length);
        assertEquals(0, spread[0]);
        assertEquals(999, spread[6]);
        for (int i = 1; i < spread.length; i++) {
            assertTrue(spread[i] > spread[i - 1]);
        }
        assertArrayEquals(new int[] {0}, Sampling.spread(1, 5));
        assertArrayEquals(new int[0], Sampling.spread(0, 5));
    }

    @Test
    void averagingKeepsTheMean() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = random.doubles(7 * 100).toArray();
        double[] rows = Sampling.average(values, 7, 100, 96);
        assertEquals(7 * 96, rows.length);
        double[] both = Sampling.average(rows, 1, 7, 3);
        assertEquals(3 * 96, both.length);
        // 700 sums of numbers below 1 in double precision: the relative error is below 700 · 2⁻⁵³ ≈ 1e-13.
        assertEquals(
                Arrays.stream(values).average().orElseThrow(),
                Arrays.stream(both).average().orElseThrow(),
                1e-13);
    }

    @Test
    void averagingInWholeBlocksIsTheMeanOfEach() {
        assertArrayEquals(new double[] {1.5, 3.5}, Sampling.average(new double[] {1, 2, 3, 4}, 1, 4, 2));
        double[] few = {1, 2};
        assertArrayEquals(few, Sampling.average(few, 1, 2, 2));
    }

    @Test
    void packedLevelsAreWithinHalfAStep() {
        double[] values = new SplittableRandom(9).doubles(1000, -3, 11).toArray();
        Packed packed = Packed.fine(values);
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(packed.data())).order(ByteOrder.LITTLE_ENDIAN);
        double low = Objects.requireNonNull(packed.low());
        double step = Objects.requireNonNull(packed.step());
        for (double value : values) {
            // Rounding to the nearest level errs by half a step, and a rounding error of the arithmetic.
            assertEquals(value, low + step * (bytes.getShort() & 0xffff), 0.5000001 * step);
        }
    }

    @Test
    void coarseLevelsTakeOneByteEach() {
        Packed packed = Packed.coarse(new double[] {0, 51, 255});
        assertArrayEquals(new byte[] {0, 51, -1}, Base64.getDecoder().decode(packed.data()));
    }

    @Test
    void packedConstantsAndNumbersThatAreNotFiniteReadBackAsTheLowestValue() {
        Packed constant = Packed.fine(new double[] {2, Double.NaN, 2});
        assertEquals(2.0, constant.low());
        assertArrayEquals(new byte[6], Base64.getDecoder().decode(constant.data()));
        assertEquals(0.0, Packed.fine(new double[] {Double.NaN}).low());
    }
}
