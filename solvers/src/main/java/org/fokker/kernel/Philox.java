package org.fokker.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC 2011): ten rounds of
 * 32 × 32 → 64 bit products and exclusive ors turn a counter of four words and a key of two into four random words.
 */
final class Philox {

    static final long MULTIPLIER_0 = 0xD2511F53L;
    static final long MULTIPLIER_1 = 0xCD9E8D57L;
    static final int WEYL_0 = 0x9E3779B9;
    static final int WEYL_1 = 0xBB67AE85;
    static final int ROUNDS = 10;
    static final long WORD = 0xFFFFFFFFL;
    /** Bits of 1. */
    static final long ONE_BITS = 0x3FF0000000000000L;
    /** From 1 + m/2⁵² to (m + ½)/2⁵². */
    static final double OPEN = 1 - 0x1p-53;

    private Philox() {}

    /**
     * Writes, for the paths firstPath + from … firstPath + to − 1, the two 64-bit halves of the random block as uniforms
     * (m + ½)/2⁵² with the leading 52 bits m, to the places from … to − 1 of {@code first} and, unless it is null,
     * {@code second}.
     */
    static void fill(
            long seed,
            int stream,
            long firstPath,
            int index,
            int from,
            int to,
            double[] first,
            double @Nullable [] second) {
        for (int j = from; j < to; j++) {
            long path = firstPath + j;
            long c0 = path & WORD;
            long c1 = path >>> 32;
            long c2 = index & WORD;
            long c3 = stream & WORD;
            long k0 = seed & WORD;
            long k1 = seed >>> 32;
            for (int r = 0; r < ROUNDS; r++) {
                long p0 = MULTIPLIER_0 * c0;
                long p1 = MULTIPLIER_1 * c2;
                c0 = (p1 >>> 32) ^ c1 ^ k0;
                c2 = (p0 >>> 32) ^ c3 ^ k1;
                c1 = p1 & WORD;
                c3 = p0 & WORD;
                k0 = (k0 + WEYL_0) & WORD;
                k1 = (k1 + WEYL_1) & WORD;
            }
            first[j] = open(c0 | c1 << 32);
            if (second != null) {
                second[j] = open(c2 | c3 << 32);
            }
        }
    }

    private static double open(long bits) {
        return Double.longBitsToDouble(bits >>> 12 | ONE_BITS) - OPEN;
    }
}
