package org.fokker.kernel;

import static org.fokker.kernel.Philox.*;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Repeats {@link Philox} with paths in 64-bit lanes, two vectors of paths interleaved. Words and keys carry rubbish in
 * their upper halves, which is masked away before each product (the pattern that compilers turn into a 32 × 32 → 64 bit
 * multiplication) and at the end.
 */
final class SimdPhilox {

    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final LongVector LANE_NUMBERS = LongVector.zero(SPECIES).addIndex(1);

    private SimdPhilox() {}

    static void fill(
            long seed,
            int stream,
            long firstPath,
            int index,
            int from,
            int to,
            double[] first,
            double @Nullable [] second) {
        int end = from + (to - from) / (2 * LANES) * (2 * LANES);
        LongVector factor0 = LongVector.broadcast(SPECIES, MULTIPLIER_0).and(WORD);
        LongVector factor1 = LongVector.broadcast(SPECIES, MULTIPLIER_1).and(WORD);
        for (int j = from; j < end; j += 2 * LANES) {
            LongVector c0 = LANE_NUMBERS.add(firstPath + j);
            LongVector d0 = LANE_NUMBERS.add(firstPath + j + LANES);
            LongVector c1 = c0.lanewise(VectorOperators.LSHR, 32);
            LongVector d1 = d0.lanewise(VectorOperators.LSHR, 32);
            LongVector c2 = LongVector.broadcast(SPECIES, (long) index);
            LongVector d2 = c2;
            LongVector c3 = LongVector.broadcast(SPECIES, (long) stream);
            LongVector d3 = c3;
            LongVector k0 = LongVector.broadcast(SPECIES, seed);
            LongVector k1 = LongVector.broadcast(SPECIES, seed >>> 32);
            for (int r = 0; r < ROUNDS; r++) {
                LongVector p0 = c0.and(WORD).mul(factor0);
                LongVector p1 = c2.and(WORD).mul(factor1);
                LongVector q0 = d0.and(WORD).mul(factor0);
                LongVector q1 = d2.and(WORD).mul(factor1);
                c0 = p1.lanewise(VectorOperators.LSHR, 32)
                        .lanewise(VectorOperators.XOR, c1.lanewise(VectorOperators.XOR, k0));
                c2 = p0.lanewise(VectorOperators.LSHR, 32)
                        .lanewise(VectorOperators.XOR, c3.lanewise(VectorOperators.XOR, k1));
                d0 = q1.lanewise(VectorOperators.LSHR, 32)
                        .lanewise(VectorOperators.XOR, d1.lanewise(VectorOperators.XOR, k0));
                d2 = q0.lanewise(VectorOperators.LSHR, 32)
                        .lanewise(VectorOperators.XOR, d3.lanewise(VectorOperators.XOR, k1));
                c1 = p1;
                c3 = p0;
                d1 = q1;
                d3 = q0;
                k0 = k0.add(WEYL_0);
                k1 = k1.add(WEYL_1);
            }
            c1.lanewise(VectorOperators.LSHL, 32)
                    .or(c0.and(WORD))
                    .lanewise(VectorOperators.LSHR, 12)
                    .or(ONE_BITS)
                    .reinterpretAsDoubles()
                    .sub(OPEN)
                    .intoArray(first, j);
            d1.lanewise(VectorOperators.LSHL, 32)
                    .or(d0.and(WORD))
                    .lanewise(VectorOperators.LSHR, 12)
                    .or(ONE_BITS)
                    .reinterpretAsDoubles()
                    .sub(OPEN)
                    .intoArray(first, j + LANES);
            if (second != null) {
                c3.lanewise(VectorOperators.LSHL, 32)
                        .or(c2.and(WORD))
                        .lanewise(VectorOperators.LSHR, 12)
                        .or(ONE_BITS)
                        .reinterpretAsDoubles()
                        .sub(OPEN)
                        .intoArray(second, j);
                d3.lanewise(VectorOperators.LSHL, 32)
                        .or(d2.and(WORD))
                        .lanewise(VectorOperators.LSHR, 12)
                        .or(ONE_BITS)
                        .reinterpretAsDoubles()
                        .sub(OPEN)
                        .intoArray(second, j + LANES);
            }
        }
        Philox.fill(seed, stream, firstPath, index, end, to, first, second);
    }
}
