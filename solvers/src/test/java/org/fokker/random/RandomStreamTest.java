package org.fokker.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known answers, purity, and the laws. Statistical tests have fixed seeds; a false alarm has probability ≤ 1e-6 each. */
class RandomStreamTest {

    private static final int N = 200_000;
    /** 2 exp(−2 k²) = 1e-6: limit of Kolmogorov's √n·D. */
    private static final double KOLMOGOROV = 2.694;
    /** Two-sided 1e-6 point of the normal law. */
    private static final double NORMAL = 4.892;

    /** Vectors of the file kat_vectors of the Random123 distribution (philox4x32, 10 rounds). */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, e169c58d6627e8d5, 9b00dbd8bc57ac4c",
        "-1, -1, -1, -1, 41c83b0e408f276d, 6d5451fda20bc7c6",
        "299f31d0a4093822, 03707344, 85a308d3243f6a88, 13198a2e, 94fdccebd16cfe09, 24126ea15001e420",
    })
    void blocksAreThePublishedOnes(
            String seed, String stream, String path, String index, String firstHalf, String secondHalf) {
        RandomStream random = new RandomStream(hex(seed), (int) hex(stream));
        double[] u = new double[1];
        random.uniforms(hex(path), (int) hex(index), 1, u);
        assertEquals(open(hex(firstHalf)), u[0]);
        double[] z0 = new double[1];
        double[] z1 = new double[1];
        random.normals(hex(path), (int) hex(index), 1, z0, z1);
        double radius = Math.sqrt(-2 * Math.log(open(hex(firstHalf))));
        double angle = 2 * Math.PI * open(hex(secondHalf));
        // a few roundings of numbers below 10
        assertEquals(radius * Math.cos(angle), z0[0], 1e-14);
        assertEquals(radius * Math.sin(angle), z1[0], 1e-14);
    }

    @Test
    void blocksAreThoseOfCommonsRng() {
        int key0 = 0x12345678;
        int key1 = 0x9abcdef0;
        RandomStream random = new RandomStream((key0 & 0xFFFFFFFFL) | (long) key1 << 32, 7);
        // seed: key, then counter, which is incremented before the first block
        UniformRandomProvider reference = RandomSource.PHILOX_4X32.create(new int[] {key0, key1, 99, 0, 5, 7});
        double[] u = new double[40];
        random.uniforms(100, 5, u.length, u);
        for (int j = 0; j < u.length; j++) {
            long low = reference.nextInt() & 0xFFFFFFFFL;
            long high = reference.nextInt() & 0xFFFFFFFFL;
            reference.nextInt();
            reference.nextInt();
            assertEquals(open(low | high << 32), u[j]);
        }
    }

    @Test
    void everyNumberIsAFunctionOfItsNamesAlone() {
        RandomStream random = new RandomStream(99, 3);
        double[] z0 = new double[1000];
        double[] z1 = new double[1000];
        random.normals(-500, 8, 1000, z0, z1);
        double[] part0 = new double[1000];
        double[] part1 = new double[1000];
        for (int from = 993; from >= 0; from -= 7) {
            random.normals(-500 + from, 8, 7, part0, part1);
            assertArrayEquals(Arrays.copyOfRange(z0, from, from + 7), Arrays.copyOf(part0, 7));
            assertArrayEquals(Arrays.copyOfRange(z1, from, from + 7), Arrays.copyOf(part1, 7));
        }
    }

    @Test
    void uniformsAreUniform() {
        double[] u = new double[N];
        new RandomStream(1, 0).uniforms(0, 0, N, u);
        assertTrue(kolmogorov(u) < KOLMOGOROV);
        for (double v : u) {
            assertTrue(v > 0 && v < 1);
        }
    }

    @Test
    void normalsAreNormal() {
        double[] z0 = new double[N];
        double[] z1 = new double[N];
        new RandomStream(2, 0).normals(1L << 33, 4, N, z0, z1);
        for (double[] z : new double[][] {z0, z1}) {
            assertMoment(z, 1, 0, 1);
            assertMoment(z, 2, 1, 2);
            assertMoment(z, 3, 0, 15);
            assertMoment(z, 4, 3, 96);
            double[] u =
                    Arrays.stream(z).map(v -> 0.5 * Erf.erfc(-v / Math.sqrt(2))).toArray();
            assertTrue(kolmogorov(u) < KOLMOGOROV);
        }
        assertUncorrelated(z0, z1);
    }

    @Test
    void streamsSeedsIndicesAndNeighboursAreUncorrelated() {
        double[] a = normals(new RandomStream(5, 0), 0, 0);
        assertUncorrelated(a, normals(new RandomStream(5, 0).withStream(1), 0, 0));
        assertUncorrelated(a, normals(new RandomStream(6, 0), 0, 0));
        assertUncorrelated(a, normals(new RandomStream(5, 0), 0, 1));
        assertUncorrelated(a, normals(new RandomStream(5, 0), 1, 0));
        assertUncorrelated(a, normals(new RandomStream(5, 0), 1L << 32, 0));
    }

    @Test
    void tailsHaveTheirShare() {
        double[] z0 = new double[4096];
        double[] z1 = new double[4096];
        RandomStream random = new RandomStream(3, 1);
        int n = 500 * 4096;
        int beyond = 0;
        for (int block = 0; block < 500; block++) {
            random.normals((long) block * 4096, 0, 4096, z0, z1);
            for (int j = 0; j < 4096; j++) {
                beyond += Math.abs(z0[j]) > 4 ? 1 : 0;
                beyond += Math.abs(z1[j]) > 4 ? 1 : 0;
            }
        }
        double expected = 2.0 * n * Erf.erfc(4 / Math.sqrt(2));
        // a Poisson count of about 260: five and a half deviations, for its tail is heavier than the normal one
        assertEquals(expected, beyond, 5.5 * Math.sqrt(expected));
    }

    private static double[] normals(RandomStream random, long firstPath, int pair) {
        double[] z = new double[N];
        random.normals(firstPath, pair, N, z, new double[N]);
        return z;
    }

    private static void assertMoment(double[] z, int power, double expected, double variance) {
        double mean = Arrays.stream(z).map(v -> Math.pow(v, power)).average().orElseThrow();
        assertEquals(expected, mean, NORMAL * Math.sqrt(variance / N), "moment " + power);
    }

    private static void assertUncorrelated(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < N; j++) {
            sum += a[j] * b[j];
        }
        // products of independent standard normals have variance 1
        assertEquals(0, sum / N, NORMAL / Math.sqrt(N));
    }

    private static double kolmogorov(double[] u) {
        double[] sorted = u.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int j = 0; j < sorted.length; j++) {
            distance = Math.max(distance, Math.max(sorted[j] - (double) j / N, (j + 1.0) / N - sorted[j]));
        }
        return distance * Math.sqrt(N);
    }

    private static double open(long bits) {
        return ((bits >>> 12) + 0.5) * 0x1p-52;
    }

    private static long hex(String digits) {
        return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits, 16);
    }
}
