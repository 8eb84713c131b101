package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The tridiagonal solvers solve, keep signs, and do not care how lines are divided. */
class TridiagonalKernelTest {

    private static final int SIZE = 60;
    private static final int LINES = 21;
    private static final int STRIDE = 23;

    private final double[] lower = new double[SIZE * STRIDE];
    private final double[] diagonal = new double[SIZE * STRIDE];
    private final double[] upper = new double[SIZE * STRIDE];
    private final double[] rhs = new double[SIZE * STRIDE];
    private final double[] work = new double[SIZE * STRIDE];

    /** Columns of I − hA with A's columns summing to zero, rates spread over the twelve decades up to 10⁶. */
    private void fill(double h, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < STRIDE; j++) {
                int p = i * STRIDE + j;
                double out = i < SIZE - 1 ? h * Math.pow(10, 12 * random.nextDouble() - 6) : 0;
                double back = i > 0 ? h * Math.pow(10, 12 * random.nextDouble() - 6) : 0;
                if (i < SIZE - 1) {
                    lower[p + STRIDE] = -out;
                }
                if (i > 0) {
                    upper[p - STRIDE] = -back;
                }
                diagonal[p] = 1 + out + back;
                rhs[p] = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            }
        }
    }

    @Test
    void residualIsOfTheOrderOfRounding() {
        fill(1e-6, 1);
        double[] b = rhs.clone();
        LineKernels.solveTridiagonal(SIZE, STRIDE, 1, LINES, lower, diagonal, upper, rhs, work);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 1; j < 1 + LINES; j++) {
                int p = i * STRIDE + j;
                double below = i > 0 ? lower[p] * rhs[p - STRIDE] : 0;
                double above = i < SIZE - 1 ? upper[p] * rhs[p + STRIDE] : 0;
                double size = Math.abs(below) + Math.abs(diagonal[p] * rhs[p]) + Math.abs(above) + b[p];
                // Thomas on an M-matrix is backward stable row by row: a handful of roundings of the terms
                assertEquals(b[p], below + diagonal[p] * rhs[p] + above, 20 * Math.ulp(size));
            }
        }
    }

    @Test
    void solutionsOfMMatricesAreNeverNegative() {
        for (int seed = 0; seed < 24; seed++) {
            // entries up to 10¹²: the 1 of the identity, which makes the columns dominant, survives rounding
            fill(Math.pow(10, seed % 12 - 5), seed);
            LineKernels.solveTridiagonal(SIZE, STRIDE, 0, STRIDE, lower, diagonal, upper, rhs, work);
            for (double v : rhs) {
                assertTrue(v >= 0, "entry " + v);
            }
        }
    }

    @Test
    void linesOutsideTheRangeAreUntouched() {
        fill(1, 2);
        double[] b = rhs.clone();
        LineKernels.solveTridiagonal(SIZE, STRIDE, 1, LINES, lower, diagonal, upper, rhs, work);
        for (int i = 0; i < SIZE; i++) {
            assertEquals(b[i * STRIDE], rhs[i * STRIDE]);
            assertEquals(b[i * STRIDE + 22], rhs[i * STRIDE + 22]);
        }
    }

    @Test
    void divisionOfTheLinesDoesNotChangeTheBits() {
        fill(1, 3);
        double[] whole = rhs.clone();
        LineKernels.solveTridiagonal(SIZE, STRIDE, 0, STRIDE, lower, diagonal, upper, whole, work);
        for (int first = 0; first < STRIDE; first += 7) {
            int lines = Math.min(7, STRIDE - first);
            LineKernels.solveTridiagonal(SIZE, STRIDE, first, lines, lower, diagonal, upper, rhs, work);
        }
        assertArrayEquals(whole, rhs);
    }

    @Test
    void sharedCoefficientsGiveTheBitsOfRepeatedOnes() {
        fill(1, 4);
        double[] a = new double[SIZE];
        double[] b = new double[SIZE];
        double[] c = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            a[i] = lower[i * STRIDE];
            b[i] = diagonal[i * STRIDE];
            c[i] = upper[i * STRIDE];
            Arrays.fill(lower, i * STRIDE, (i + 1) * STRIDE, a[i]);
            Arrays.fill(diagonal, i * STRIDE, (i + 1) * STRIDE, b[i]);
            Arrays.fill(upper, i * STRIDE, (i + 1) * STRIDE, c[i]);
        }
        double[] shared = rhs.clone();
        LineKernels.solveTridiagonal(SIZE, STRIDE, 2, LINES, lower, diagonal, upper, rhs, work);
        a[0] = Double.NaN; // must not matter
        c[SIZE - 1] = Double.NaN;
        double[] factors = new double[3 * SIZE];
        LineKernels.factorTridiagonal(SIZE, a, b, c, factors);
        LineKernels.solveFactoredTridiagonal(SIZE, STRIDE, 2, LINES, factors, shared);
        assertArrayEquals(rhs, shared);
    }

    @Test
    void firstLowerAndLastUpperDoNotMatter() {
        fill(1, 5);
        double[] expected = rhs.clone();
        LineKernels.solveTridiagonal(SIZE, STRIDE, 0, STRIDE, lower, diagonal, upper, expected, work);
        Arrays.fill(lower, 0, STRIDE, Double.NaN);
        Arrays.fill(upper, (SIZE - 1) * STRIDE, SIZE * STRIDE, Double.NaN);
        LineKernels.solveTridiagonal(SIZE, STRIDE, 0, STRIDE, lower, diagonal, upper, rhs, work);
        assertArrayEquals(expected, rhs);
    }

    @Test
    void oneUnknownIsADivisionAndNoneIsNothing() {
        double[] b = {2, 4};
        double[] r = {1, 1};
        LineKernels.solveTridiagonal(1, 2, 0, 2, new double[2], b, new double[2], r, new double[2]);
        assertArrayEquals(new double[] {0.5, 0.25}, r);
        LineKernels.solveTridiagonal(0, 2, 0, 2, b, b, b, r, b);
        LineKernels.solveTridiagonal(3, 2, 0, 0, b, b, b, r, b);
        assertArrayEquals(new double[] {0.5, 0.25}, r);
    }

    @Test
    void linesBeyondTheStrideAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LineKernels.solveTridiagonal(2, 3, 1, 3, lower, diagonal, upper, rhs, work));
        assertThrows(
                IllegalArgumentException.class,
                () -> LineKernels.solveTridiagonal(
                        SIZE, STRIDE, 0, STRIDE, lower, diagonal, upper, rhs, new double[9]));
    }

    /** Rates on faces, of which none leads out; blocks of seven rows. */
    @Test
    void linesEliminatedFromTheirRatesSolveTheSameMatrix() {
        SplittableRandom random = new SplittableRandom(6);
        double[] a = random.doubles((SIZE + 1) * STRIDE).toArray();
        double[] b = random.doubles((SIZE + 1) * STRIDE).toArray();
        double[] scale = random.doubles(SIZE, 1, 5).toArray();
        double[] m = random.doubles(SIZE * STRIDE, 0.5, 2).toArray();
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < STRIDE; j++) {
                int p = i * STRIDE + j;
                lower[p] = -scale[i] * a[p];
                diagonal[p] = m[p] + scale[i] * (b[p] + a[p + STRIDE]);
                upper[p] = -scale[i] * b[p + STRIDE];
                rhs[p] = random.nextDouble();
            }
        }
        double[] x = rhs.clone();
        double[] y = new double[SIZE * LINES];
        double[] factor = new double[SIZE * LINES];
        for (int first = 0; first < SIZE; first += 7) {
            int at = first * STRIDE + 1;
            int rows = Math.min(7, SIZE - first);
            LineKernels.eliminateLines(
                    first, rows, LINES, scale, a, b, at, STRIDE, m, at, STRIDE, x, at, STRIDE, y, factor);
        }
        for (int first = (SIZE - 1) / 7 * 7; first >= 0; first -= 7) {
            int rows = Math.min(7, SIZE - first);
            LineKernels.substituteLines(first, rows, SIZE, LINES, y, factor, x, first * STRIDE + 1, STRIDE);
        }
        LineKernels.solveTridiagonal(SIZE, STRIDE, 1, LINES, lower, diagonal, upper, rhs, work);
        // Both are backward stable, and columns are dominated by at least a twentieth of the diagonal.
        assertArrayEquals(rhs, x, 1e-13);
    }

    @Test
    void transpositionSwapsIndices() {
        int rows = 37;
        int columns = 18;
        double[] source = new double[rows * columns];
        Arrays.setAll(source, p -> p);
        double[] target = new double[rows * columns];
        LineKernels.transpose(rows, columns, source, target);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                assertEquals(source[i * columns + j], target[j * rows + i]);
            }
        }
        double[] window = new double[rows * columns];
        LineKernels.transpose(5, 19, source, 40, 20, window, 3, 7);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 19; j++) {
                assertEquals(source[40 + i * 20 + j], window[3 + j * 7 + i]);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> LineKernels.transpose(rows, columns, source, source));
        assertThrows(IllegalArgumentException.class, () -> LineKernels.transpose(rows, 19, source, target));
    }
}
