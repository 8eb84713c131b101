package org.fokker.fokkerplanck.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.fokker.method.NumericalException;
import org.junit.jupiter.api.Test;

class KrylovSolverTest {

    /** Advection and diffusion on a cube with a little loss, whose rows are those of an M-matrix. */
    private static SparseMatrix cube(int n, double loss) {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(n * n * n);
        int[] stride = {n * n, n, 1};
        for (int c = 0; c < n * n * n; c++) {
            builder.add(c, c, loss);
            for (int axis = 0; axis < 3; axis++) {
                if (c / stride[axis] % n == n - 1) {
                    continue;
                }
                int next = c + stride[axis];
                double up = 1 + 0.5 * axis;
                builder.add(c, c, up).add(c, next, -up).add(next, next, 1).add(next, c, -1);
            }
        }
        return builder.build();
    }

    private static double residual(SparseMatrix matrix, double[] x, double[] b) {
        double[] product = new double[b.length];
        matrix.multiply(x, product);
        double distance = 0;
        double size = 0;
        for (int i = 0; i < b.length; i++) {
            distance += Math.abs(product[i] - b[i]);
            size += Math.abs(b[i]);
        }
        return distance / size;
    }

    @Test
    void incompleteFactorsOfATridiagonalMatrixAreComplete() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(30);
        Random random = new Random(1);
        for (int i = 0; i < 30; i++) {
            builder.add(i, i, 2 + random.nextDouble());
            if (i > 0) {
                builder.add(i, i - 1, -random.nextDouble()).add(i - 1, i, -random.nextDouble());
            }
        }
        SparseMatrix matrix = builder.build();
        IncompleteFactors factors = IncompleteFactors.of(matrix);
        double[] b = random.doubles(30, -1, 1).toArray();
        double[] x = new double[30];
        factors.solve(b, x);
        assertEquals(0, residual(matrix, x, b), 1e-15);
        factors.solveTransposed(b, x);
        assertEquals(0, residual(matrix.transposed(), x, b), 1e-15);
    }

    @Test
    void incompleteFactorsOfAnMMatrixHaveNonNegativeInverses() {
        IncompleteFactors factors = IncompleteFactors.of(cube(6, 1e-3));
        for (int i = 0; i < 216; i++) {
            double[] unit = new double[216];
            unit[i] = 1;
            double[] x = new double[216];
            factors.solve(unit, x);
            assertTrue(Arrays.stream(x).allMatch(value -> value >= 0));
            factors.solveTransposed(unit, x);
            assertTrue(Arrays.stream(x).allMatch(value -> value >= 0));
        }
    }

    @Test
    void iterationSolvesWithTheMatrixAndItsTranspose() {
        SparseMatrix matrix = cube(12, 1e-3);
        KrylovSolver solver = new KrylovSolver(matrix, 1e-12, 500);
        double[] b = new Random(2).doubles(matrix.size(), -1, 1).toArray();
        double[] x = new double[b.length];
        solver.solve(b, x);
        assertTrue(residual(matrix, x, b) <= 1e-12);
        solver.solveTransposed(b, x);
        assertTrue(residual(matrix.transposed(), x, b) <= 1e-12);
        double[] inPlace = b.clone();
        solver.solveTransposed(inPlace, inPlace);
        // Residuals of 10⁻¹² |b| = 2·10⁻¹¹ and an inverse of norm below 1/loss.
        assertArrayEquals(x, inPlace, 1e-7);
    }

    @Test
    void nearlySingularSystemsAreSolvedToRounding() {
        SparseMatrix matrix = cube(8, 1e-12);
        KrylovSolver solver = new KrylovSolver(matrix, 1e-13, 500);
        double[] b = new double[matrix.size()];
        Arrays.fill(b, 1e-12);
        double[] x = new double[b.length];
        solver.solve(b, x);
        // Rows sum to the loss: the solution is 1, with an error of rounding 2⁻⁴⁹ ‖M‖ |x| over the loss at the very
        // most in the
        // constant, and hardly any beside it.
        for (double value : x) {
            assertEquals(x[0], value, 1e-8 * Math.abs(x[0]));
        }
    }

    @Test
    void iterationThatDoesNotConvergeSaysHowFarItCame() {
        SparseMatrix matrix = cube(12, 1e-3);
        KrylovSolver solver = new KrylovSolver(matrix, 1e-12, 3);
        double[] b = new Random(2).doubles(matrix.size(), -1, 1).toArray();
        NumericalException failure =
                assertThrows(NumericalException.class, () -> solver.solve(b, new double[b.length]));
        assertTrue(failure.getMessage().contains("after 3 steps"), failure.getMessage());
        assertTrue(failure.getMessage().contains("residual"), failure.getMessage());
    }

    @Test
    void vanishingPivotIsNamed() {
        SparseMatrix matrix =
                new SparseMatrix.Builder(2).add(0, 1, 1).add(1, 0, 1).build();
        NumericalException failure = assertThrows(NumericalException.class, () -> IncompleteFactors.of(matrix));
        assertTrue(failure.getMessage().contains("row 0"), failure.getMessage());
    }
}
