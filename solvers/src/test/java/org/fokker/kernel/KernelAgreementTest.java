package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SIMD kernels give the bits of the scalar kernels, over awkward lengths, offsets and values. */
class KernelAgreementTest {

    private static final double[] AWKWARD = {
        0.0,
        -0.0,
        1,
        -1,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e-300,
        1e-30,
        0.5,
        709.7,
        709.79,
        -708.3,
        -708.5,
        -745.1,
        -745.2,
        -746,
        -1e5,
        1e5,
        1e154,
        -1e200,
        1e300,
        -1e300,
        Double.MAX_VALUE,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    private final KernelSet scalar = KernelSet.scalar("reference");
    private KernelSet simd;

    @BeforeEach
    void makeSimd() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        simd = SimdKernelSet.create();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 1000})
    void elementaryFunctionsAgree(int n) {
        for (int from : new int[] {0, 1, 3}) {
            double[] x = values(n + from, n, v -> 800 * v);
            double[] expected = new double[n + from + 2];
            double[] actual = new double[n + from + 2];
            scalar.elementary().exp(x, from, n, expected);
            simd.elementary().exp(x, from, n, actual);
            assertSameBits(expected, actual);
            double[] positive = values(n + from, n + 7, v -> Math.scalb(Math.abs(v), (int) (900 * v)));
            for (double[] y : new double[][] {x, positive}) {
                scalar.elementary().log(y, from, n, expected);
                simd.elementary().log(y, from, n, actual);
                assertSameBits(expected, actual);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 511, 513, 1000, 1029})
    void randomNumbersAgree(int n) {
        long[] seeds = {0, -1, 0x123456789abcdefL};
        long[] paths = {0, -1, 0xFFFFFFFFL - 3, Long.MAX_VALUE - 5, 1L << 40};
        for (int i = 0; i < paths.length; i++) {
            double[][] expected = new double[3][n + 1];
            double[][] actual = new double[3][n + 1];
            long seed = seeds[i % 3];
            scalar.random().normals(seed, -i, paths[i], i - 1, n, expected[0], expected[1]);
            simd.random().normals(seed, -i, paths[i], i - 1, n, actual[0], actual[1]);
            scalar.random().uniforms(seed, i, paths[i], i - 1, n, expected[2]);
            simd.random().uniforms(seed, i, paths[i], i - 1, n, actual[2]);
            for (int k = 0; k < 3; k++) {
                assertSameBits(expected[k], actual[k]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 16, 64})
    void normalsOfExtremeUniformsAgree(int from) {
        double[][] expected = BoxMullerTest.extremes();
        double[][] actual = BoxMullerTest.extremes();
        int n = expected[0].length;
        BoxMuller.transform(expected[0], expected[1], from, n);
        SimdBoxMuller.transform(actual[0], actual[1], from, n);
        assertSameBits(expected[0], actual[0]);
        assertSameBits(expected[1], actual[1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 500})
    void mixturesAgree(int n) {
        for (PackedMixture.Shape shape : PackedMixture.Shape.values()) {
            for (int d : new int[] {1, 2, 3, 5}) {
                PackedMixture mixture = Mixtures.random(d, 6, shape, 17 * d + n);
                int from = n % 3;
                double[][] x = new double[d][];
                for (int i = 0; i < d; i++) {
                    x[i] = values(n + from, 31 * n + i, v -> 10 * v);
                }
                double[] expected = new double[n + from + 1];
                double[] actual = new double[n + from + 1];
                double[][] expectedScore = new double[d][n + from + 1];
                double[][] actualScore = new double[d][n + from + 1];
                scalar.mixture().evaluate(mixture, x, from, n, expected, expectedScore);
                simd.mixture().evaluate(mixture, x, from, n, actual, actualScore);
                assertSameBits(expected, actual);
                for (int i = 0; i < d; i++) {
                    assertSameBits(expectedScore[i], actualScore[i]);
                }
                double[] alone = new double[n + from + 1];
                simd.mixture().evaluate(mixture, x, from, n, alone, null);
                assertSameBits(expected, alone);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 31, 32, 33, 65})
    void tridiagonalSolvesAgree(int lines) {
        for (int size : new int[] {1, 2, 3, 40}) {
            int first = lines % 4;
            int stride = first + lines + 3;
            double[][] expected = tridiagonal(size * stride, lines);
            double[][] actual = tridiagonal(size * stride, lines);
            scalar.tridiagonal()
                    .solve(size, stride, first, lines, expected[0], expected[1], expected[2], expected[3], expected[4]);
            simd.tridiagonal().solve(size, stride, first, lines, actual[0], actual[1], actual[2], actual[3], actual[4]);
            assertSameBits(expected[3], actual[3]);
            double[] factors = new double[3 * size];
            TridiagonalKernel.factor(size, expected[0], expected[1], expected[2], factors);
            scalar.tridiagonal().solveFactored(size, stride, first, lines, factors, expected[3]);
            simd.tridiagonal().solveFactored(size, stride, first, lines, factors, actual[3]);
            assertSameBits(expected[3], actual[3]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 31, 32, 33, 65})
    void eliminationsOfLinesAgree(int lanes) {
        for (int size : new int[] {1, 2, 3, 40}) {
            double[][] expected = lines(scalar.tridiagonal(), size, lanes);
            double[][] actual = lines(simd.tridiagonal(), size, lanes);
            assertSameBits(expected[0], actual[0]);
            assertSameBits(expected[1], actual[1]);
        }
    }

    /** Two blocks of rows down and up again. */
    private static double[][] lines(TridiagonalKernel kernel, int size, int lanes) {
        int stride = lanes + 3;
        double[] scale = new double[size];
        Arrays.setAll(scale, i -> 0.5 + i % 3);
        double[][] arrays = tridiagonal((size + 1) * stride, lanes);
        double[] forward = Arrays.stream(arrays[0]).map(Math::abs).toArray();
        double[] backward = Arrays.stream(arrays[2]).map(Math::abs).toArray();
        double[] x = arrays[3];
        double[] y = new double[size * lanes];
        double[] factor = new double[size * lanes];
        int half = size / 2;
        int rest = size - half;
        int at = half * stride;
        kernel.eliminateLines(
                0, half, lanes, scale, forward, backward, 1, stride, arrays[1], 2, stride, x, 1, stride, y, factor);
        kernel.eliminateLines(
                half, rest, lanes, scale, forward, backward, 1 + at, stride, arrays[1], 2 + at, stride, x, 1 + at,
                stride, y, factor);
        kernel.substituteLines(half, rest, size, lanes, y, factor, x, 1 + at, stride);
        kernel.substituteLines(0, half, size, lanes, y, factor, x, 1, stride);
        return new double[][] {x, factor};
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 9, 31, 33, 65})
    void stencilsAgree(int n) {
        double[][] expected = stencils(scalar, n);
        double[][] actual = stencils(simd, n);
        for (int k = 0; k < expected.length; k++) {
            assertSameBits(expected[k], actual[k]);
        }
    }

    private static double[][] stencils(KernelSet kernels, int n) {
        StencilKernel kernel = kernels.stencil();
        double[] a = values(n + 9, 1, v -> 1 + v);
        double[] b = values(n + 9, 2, v -> 1 + v);
        double[] u = values(n + 9, 3, v -> 3 * v);
        double[][] du = new double[5][];
        for (int k = 0; k < du.length; k++) {
            du[k] = values(n + 9, 4, v -> v);
        }
        kernel.add(n, a, b, 1, 2, u, 3, 4, 5, a, 7, du[0]);
        kernel.addRow(n, a, b, 1, 8, u, 3, 4, 9, 0.7, du[1]);
        kernel.addSharedRow(n, a, b, 1, 2, u, 3, 4, 5, 0.7, du[2]);
        kernels.cross().add(n, 0.3, u, 9, 6, 3, 0, du[3], 5);
        kernels.cross().addFluxes(n, 0.3, a, 1, 0.7, b, 3, u, 1, 4, 8, -1, 1, du[4]);
        return du;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 17, 255, 256, 257, 1000})
    void depositsAgree(int n) {
        for (int d = 1; d <= 3; d++) {
            int[] cells = {7, 5, 3};
            double[][] x = new double[d][];
            for (int i = 0; i < d; i++) {
                x[i] = values(n, 5 * n + i, v -> v);
            }
            int[] shape = Arrays.copyOf(cells, d);
            double[] lower = {-1, -1, -1};
            double[] inverse = {3.5, 2.5, 1.5};
            long[] expected = new long[Arrays.stream(shape).reduce(1, (a, b) -> a * b) + 1];
            long[] actual = expected.clone();
            scalar.deposit().deposit(x, n, lower, inverse, shape, expected);
            simd.deposit().deposit(x, n, lower, inverse, shape, actual);
            assertArrayEquals(expected, actual);
        }
    }

    private static double[][] tridiagonal(int length, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] arrays = new double[5][length];
        for (int p = 0; p < length; p++) {
            arrays[0][p] = -random.nextDouble();
            arrays[2][p] = -random.nextDouble();
            arrays[1][p] = 2 + random.nextDouble();
            arrays[3][p] = random.nextDouble();
        }
        return arrays;
    }

    /** Uniform numbers in (−1, 1) through a function, and every seventh an awkward one. */
    private static double[] values(int n, int seed, DoubleUnaryOperator function) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n];
        for (int j = 0; j < n; j++) {
            double v = 2 * random.nextDouble() - 1;
            x[j] = j % 7 == 3 ? AWKWARD[random.nextInt(AWKWARD.length)] : function.applyAsDouble(v);
        }
        return x;
    }

    /** Compares bits, all NaN being one. */
    private static void assertSameBits(double[] expected, double[] actual) {
        assertArrayEquals(
                Arrays.stream(expected).mapToLong(Double::doubleToLongBits).toArray(),
                Arrays.stream(actual).mapToLong(Double::doubleToLongBits).toArray());
    }
}
