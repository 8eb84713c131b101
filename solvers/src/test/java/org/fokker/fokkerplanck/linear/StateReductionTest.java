package org.fokker.fokkerplanck.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.fokker.method.NumericalException;
import org.junit.jupiter.api.Test;

class StateReductionTest {

    /** Jumps i → i + 1 at the rates up_i and i + 1 → i at the rates down_i. */
    private static SparseMatrix birthAndDeath(double[] up, double[] down) {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(up.length + 1);
        for (int i = 0; i < up.length; i++) {
            builder.add(i, i + 1, up[i]).add(i + 1, i, down[i]);
        }
        return builder.build();
    }

    /** Random jumps between neighbours of a grid of rows × columns cells, each axis a ring or not. */
    private static SparseMatrix grid(int rows, int columns, boolean rings, long seed) {
        Random random = new Random(seed);
        SparseMatrix.Builder builder = new SparseMatrix.Builder(rows * columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int here = i * columns + j;
                if (i + 1 < rows || rings) {
                    int below = (i + 1) % rows * columns + j;
                    builder.add(here, below, random.nextDouble()).add(below, here, random.nextDouble());
                }
                if (j + 1 < columns || rings) {
                    int beside = i * columns + (j + 1) % columns;
                    builder.add(here, beside, random.nextDouble()).add(beside, here, random.nextDouble());
                }
            }
        }
        return builder.build();
    }

    private static double[] matrix(SparseMatrix rates, double[] loss, double[] x, boolean transposed) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] += loss[i] * x[i];
            for (int e = rates.start(i); e < rates.start(i + 1); e++) {
                int j = rates.column(e);
                y[i] += rates.value(e) * x[i];
                y[transposed ? j : i] -= rates.value(e) * x[transposed ? i : j];
            }
        }
        return y;
    }

    @Test
    void boltzmannsFactorIsFoundRelativelyDownTo1EMinus200() {
        // U = x²/2 on [0, 30], up to 450: e^{−U} falls to 4·10⁻¹⁹⁶. Rates in detailed balance, in steps of 0.05.
        int n = 601;
        double[] up = new double[n - 1];
        double[] down = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            double rise = 0.5 * 0.05 * 0.05 * ((i + 1) * (i + 1) - i * i);
            up[i] = 400 * Math.exp(-rise / 2);
            down[i] = 400 * Math.exp(rise / 2);
        }
        double[] mass =
                StateReduction.of(birthAndDeath(up, down), new double[n]).nullVector();
        for (int i = 0; i < n; i++) {
            double exact = Math.exp(-0.5 * 0.05 * 0.05 * i * i);
            // Each step rounds its two exponentials and the quotient, at most 2⁻⁵² together, and so does exp(−450)
            // itself.
            assertEquals(1, mass[i] / mass[0] / exact, 601 * 2.3e-16 + 1e-13, "state " + i);
        }
    }

    @Test
    void massesBeyondTheRangeOfDoublesAreScaledWithoutRounding() {
        // Ratios of 2 from state to state, 2¹⁵⁰⁰ in all: powers of two are exact, whichever end is eliminated first.
        double[] two = new double[1500];
        double[] one = new double[1500];
        Arrays.fill(two, 2);
        Arrays.fill(one, 1);
        for (double[][] rates : new double[][][] {{two, one}, {one, two}}) {
            double[] mass = StateReduction.of(birthAndDeath(rates[0], rates[1]), new double[1501])
                    .nullVector();
            boolean rising = rates[0] == two;
            for (int i = 0; i <= 1000; i++) {
                assertEquals(Math.scalb(1.0, -i), mass[rising ? 1500 - i : i], "distance " + i);
            }
        }
    }

    @Test
    void passageTimesOverAnyBarrierAreRelativelyAccurate() {
        // From 0 over a hill to n, lost at n: T_0 = Σ_k Σ_{j≤k} π_j / (π_k up_k), a sum of positive terms up to
        // e^{250}.
        int n = 100;
        double[] up = new double[n];
        double[] down = new double[n - 1];
        for (int i = 0; i < n; i++) {
            up[i] = Math.exp(-2.5);
        }
        Arrays.fill(down, 1);
        double[] loss = new double[n];
        loss[n - 1] = up[n - 1];
        double[] time = new double[n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        StateReduction.of(birthAndDeath(Arrays.copyOf(up, n - 1), down), loss).solve(ones, time);
        double exact = 0;
        for (int k = 0; k < n; k++) {
            for (int j = 0; j <= k; j++) {
                exact += Math.exp(-2.5 * (j - k)) / up[k];
            }
        }
        // Sums of positive terms: some hundred roundings each, and the exponentials of arguments up to 250.
        assertEquals(1, time[0] / exact, 2e-13);
        assertTrue(exact > 1e107);
    }

    @Test
    void solvesAndTheirTransposesInvertTheMatrix() {
        for (boolean rings : new boolean[] {false, true}) {
            SparseMatrix rates = grid(7, 11, rings, 3);
            Random random = new Random(4);
            double[] loss = random.doubles(77).toArray();
            double[] b = random.doubles(77, -1, 1).toArray();
            StateReduction reduction = StateReduction.of(rates, loss);
            double[] x = new double[77];
            reduction.solve(b, x);
            // Rates and losses below one: M has a condition of some tens.
            assertArrayEquals(b, matrix(rates, loss, x, false), 1e-13);
            reduction.solveTransposed(b, x);
            assertArrayEquals(b, matrix(rates, loss, x, true), 1e-13);
            double[] inPlace = b.clone();
            reduction.solveTransposed(inPlace, inPlace);
            assertArrayEquals(x, inPlace, 0);
        }
    }

    @Test
    void inversesAreNonNegative() {
        SparseMatrix rates = grid(9, 9, true, 5);
        double[] loss = new double[81];
        loss[40] = 1e-12;
        StateReduction reduction = StateReduction.of(rates, loss);
        for (int i = 0; i < 81; i++) {
            double[] unit = new double[81];
            unit[i] = 1;
            reduction.solve(unit, unit);
            assertTrue(Arrays.stream(unit).allMatch(value -> value > 0));
        }
    }

    @Test
    void nullVectorAgreesWithADenseSolve() {
        SparseMatrix rates = grid(6, 8, true, 7);
        StateReduction reduction = StateReduction.of(rates, new double[48]);
        assertTrue(reduction.singular());
        double[] mass = reduction.nullVector();
        DMatrixRMaj dense = new DMatrixRMaj(48, 48);
        for (int i = 0; i < 48; i++) {
            for (int e = rates.start(i); e < rates.start(i + 1); e++) {
                dense.add(rates.column(e), i, rates.value(e));
                dense.add(i, i, -rates.value(e));
            }
        }
        for (int j = 0; j < 48; j++) {
            dense.set(47, j, 1);
        }
        DMatrixRMaj rhs = new DMatrixRMaj(48, 1);
        rhs.set(47, 0, Arrays.stream(mass).sum());
        DMatrixRMaj exact = new DMatrixRMaj(48, 1);
        assertTrue(CommonOps_DDRM.solve(dense, rhs, exact));
        // The dense solve rounds by 10⁻¹⁶ times a condition of some hundreds.
        assertArrayEquals(exact.data, mass, 1e-12);
        assertThrows(NumericalException.class, () -> reduction.solve(new double[48], new double[48]));
    }

    @Test
    void pinnedSolutionSolvesTheSingularSystem() {
        SparseMatrix rates = grid(6, 8, true, 8);
        StateReduction reduction = StateReduction.of(rates, new double[48]);
        double[] mass = reduction.nullVector();
        double[] b = new Random(9).doubles(48, -1, 1).toArray();
        double mean = 0;
        for (int i = 0; i < 48; i++) {
            mean += mass[i] * b[i];
        }
        double share = mean / Arrays.stream(mass).sum();
        double[] rhs = Arrays.stream(b).map(value -> value - share).toArray();
        double[] x = new double[48];
        reduction.solvePinned(rhs, x);
        assertArrayEquals(rhs, matrix(rates, new double[48], x, false), 1e-13);
    }

    @Test
    void ringsAndLongStripsFillLittleWhicheverWayTheyAreNumbered() {
        // A folded ring joins two states at most; a strip of width 5 whose long axis runs fastest about as many as it
        // is wide.
        assertTrue(EliminationOrder.of(grid(1, 1000, true, 1)).products() < 1000L * 2 * 2);
        assertTrue(EliminationOrder.of(grid(5, 1000, false, 1)).products() < 5000L * 6 * 6);
        assertTrue(EliminationOrder.of(grid(1000, 5, false, 1)).products() < 5000L * 6 * 6);
    }

    @Test
    void wayOutIsNeededFromEveryStateButTheLast() {
        SparseMatrix separate = new SparseMatrix.Builder(4)
                .add(0, 1, 1)
                .add(1, 0, 1)
                .add(1, 2, 0)
                .add(2, 1, 0)
                .add(2, 3, 1)
                .add(3, 2, 1)
                .build();
        assertThrows(NumericalException.class, () -> StateReduction.of(separate, new double[4]));
        assertThrows(
                IllegalStateException.class,
                () -> StateReduction.of(separate, new double[] {1, 1, 1, 1}).nullVector());
    }

    @Test
    void cubesAreLeftToIteration() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(40 * 40 * 40);
        for (int i = 0; i < 40 * 40 * 40 - 1600; i++) {
            builder.add(i, i + 1, 1).add(i + 1, i, 1).add(i, i + 40, 1).add(i + 40, i, 1);
            builder.add(i, i + 1600, 1).add(i + 1600, i, 1);
        }
        assertFalse(
                StateReduction.ifAffordable(builder.build(), new double[64000]).isPresent());
    }
}
