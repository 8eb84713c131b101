package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.kernel.LineKernels;

/**
 * Batched tridiagonal systems that a circle closes, entry (position i, lane j) at {@code i * n + j} for n lanes: row 0 of
 * {@code lower} belongs to the last unknown, the last row of {@code upper} to the first.
 *
 * <p>The last unknown is eliminated by its Schur complement, as in {@link LineSolver}; no sign of an M-matrix is lost.
 */
final class CyclicElimination {

    private CyclicElimination() {}

    /**
     * Solves the systems.
     *
     * @param size unknowns of each system, at least 2
     * @param n lanes
     * @param lower subdiagonals and the upper right corners
     * @param diagonal diagonals
     * @param upper superdiagonals and the lower left corners
     * @param rhs right-hand sides; receives the solutions
     * @param work scratch, size · n
     * @param corner scratch, size · n
     */
    static void solve(
            int size,
            int n,
            double[] lower,
            double[] diagonal,
            double[] upper,
            double[] rhs,
            double[] work,
            double[] corner) {
        int last = size - 1;
        int end = last * n;
        int before = end - n;
        Arrays.fill(corner, 0, end, 0);
        for (int j = 0; j < n; j++) {
            corner[j] -= lower[j];
            corner[before + j] -= upper[before + j];
        }
        LineKernels.solveTridiagonal(last, n, 0, n, lower, diagonal, upper, rhs, work);
        LineKernels.solveTridiagonal(last, n, 0, n, lower, diagonal, upper, corner, work);
        for (int j = 0; j < n; j++) {
            double toFirst = -upper[end + j];
            double toBefore = -lower[end + j];
            double pivot = diagonal[end + j] - (toFirst * corner[j] + toBefore * corner[before + j]);
            rhs[end + j] = (rhs[end + j] + (toFirst * rhs[j] + toBefore * rhs[before + j])) / pivot;
        }
        for (int i = 0; i < end; i += n) {
            for (int j = 0; j < n; j++) {
                rhs[i + j] += rhs[end + j] * corner[i + j];
            }
        }
    }
}
