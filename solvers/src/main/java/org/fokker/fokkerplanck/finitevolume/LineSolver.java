package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.kernel.Kernels;

/**
 * Solves (I − c A_i) w = r on every line of an axis, in place. Strips of {@link #LANES} lines are gathered into arrays
 * [position][lane], solved together and scattered again, so that neighbouring lanes are neighbours in memory whichever way
 * the axis runs.
 *
 * <p>On a circle the last unknown is eliminated by its Schur complement: with M = [T, −q; −pᵀ, m] and T tridiagonal,
 * w_N = (r_N + pᵀ T⁻¹ r')/(m − pᵀ T⁻¹ q) and w' = T⁻¹ r' + w_N T⁻¹ q. All of T⁻¹, p and q are non-negative where M is an
 * M-matrix, so that no sign is lost.
 */
final class LineSolver {

    /** Lines solved together: whole cache lines, and five arrays of a strip still fit into the second-level cache. */
    static final int LANES = 16;

    private static final int TASKS = 16;

    private final int capacity;
    private final Strip[] strips = new Strip[TASKS];

    /**
     * Creates a solver.
     *
     * @param longest largest number of cells of an axis
     */
    LineSolver(int longest) {
        capacity = longest;
    }

    /**
     * Solves on all lines of a part.
     *
     * @param part A_i
     * @param c shift
     * @param w right-hand sides; receives the solutions
     * @param runner runs the strips
     */
    void solve(AxisOperator part, double c, double[] w, TaskRunner runner) {
        int lines = part.outer * part.stride;
        int lanes = Math.min(LANES, part.stride == 1 ? lines : part.stride);
        int perBlock = part.stride == 1 ? 1 : (part.stride + lanes - 1) / lanes;
        int count = part.stride == 1 ? (lines + lanes - 1) / lanes : part.outer * perBlock;
        int tasks = Math.min(TASKS, count);
        runner.run(tasks, task -> {
            Strip strip = strip(task, lanes);
            for (int s = (int) ((long) count * task / tasks); s < (int) ((long) count * (task + 1) / tasks); s++) {
                if (part.stride == 1) {
                    int first = s * lanes;
                    strip.alongMemory(part, c, first, Math.min(lanes, lines - first), w);
                } else {
                    int from = s % perBlock * lanes;
                    strip.acrossMemory(part, c, s / perBlock, from, Math.min(lanes, part.stride - from), w);
                }
            }
        });
    }

    private Strip strip(int task, int lanes) {
        Strip strip = strips[task];
        if (strip == null || strip.lower.length < capacity * lanes) {
            strip = new Strip(capacity * lanes, lanes);
            strips[task] = strip;
        }
        return strip;
    }

    /** The arrays of one strip, entry (position i, lane j) at {@code i * n + j} for n lanes. */
    private static final class Strip {
        final double[] lower;
        final double[] diagonal;
        final double[] upper;
        final double[] rhs;
        final double[] work;
        final double[] corner;
        final double[] ends;

        Strip(int size, int lanes) {
            lower = new double[size];
            diagonal = new double[size];
            upper = new double[size];
            rhs = new double[size];
            // One matrix for all lanes asks for three numbers a row.
            work = new double[Math.max(size, 3 * (size / lanes))];
            corner = new double[size];
            ends = new double[lanes];
        }

        /** Lines first … first + n − 1 of an axis whose neighbours stand side by side. */
        void alongMemory(AxisOperator part, double c, int first, int n, double[] w) {
            int cells = part.cells;
            if (part.shared) {
                sharedCoefficients(part, c);
            }
            for (int j = 0; j < n; j++) {
                int line = first + j;
                int base = line * cells;
                for (int i = 0; i < cells; i++) {
                    rhs[i * n + j] = w[base + i];
                }
                if (!part.shared) {
                    lineCoefficients(part, c, part.ratesAt(line, 0), j, n);
                    for (int i = 0; i < part.decay.length / (part.outer * part.stride); i++) {
                        diagonal[i * n + j] += c * part.decay[base + i];
                    }
                }
            }
            eliminate(part, n);
            for (int j = 0; j < n; j++) {
                int base = (first + j) * cells;
                for (int i = 0; i < cells; i++) {
                    w[base + i] = rhs[i * n + j];
                }
            }
        }

        /** Lines from … from + n − 1 of a block whose lines stand side by side. */
        void acrossMemory(AxisOperator part, double c, int block, int from, int n, double[] w) {
            int stride = part.stride;
            int base = block * part.cells * stride + from;
            if (part.shared) {
                sharedCoefficients(part, c);
            }
            for (int i = 0; i < part.cells; i++) {
                if (!part.shared) {
                    rowCoefficients(part, c * part.inverseWidth(i), part.ratesAt(block, i) + from, i * n, n);
                    for (int j = 0; j < n && part.decay.length > 0; j++) {
                        diagonal[i * n + j] += c * part.decay[base + i * stride + j];
                    }
                }
                System.arraycopy(w, base + i * stride, rhs, i * n, n);
            }
            eliminate(part, n);
            for (int i = 0; i < part.cells; i++) {
                System.arraycopy(rhs, i * n, w, base + i * stride, n);
            }
        }

        /** One matrix for all lanes. */
        private void sharedCoefficients(AxisOperator part, double c) {
            lineCoefficients(part, c, 0, 0, 1);
        }

        /** The matrix of lane j among n, whose rates stand side by side. */
        private void lineCoefficients(AxisOperator part, double c, int rates, int j, int n) {
            for (int i = 0; i < part.cells; i++) {
                double scale = c * part.inverseWidth(i);
                int at = i * n + j;
                lower[at] = -scale * part.forward[rates + i];
                diagonal[at] = 1 + scale * (part.backward[rates + i] + part.forward[rates + i + 1]);
                upper[at] = -scale * part.backward[rates + i + 1];
            }
        }

        /** One row of the matrices of n lanes, whose rates stand side by side. */
        private void rowCoefficients(AxisOperator part, double scale, int rates, int at, int n) {
            double[] a = part.forward;
            double[] b = part.backward;
            int next = rates + part.stride;
            for (int j = 0; j < n; j++) {
                lower[at + j] = -scale * a[rates + j];
                diagonal[at + j] = 1 + scale * (b[rates + j] + a[next + j]);
                upper[at + j] = -scale * b[next + j];
            }
        }

        private void eliminate(AxisOperator part, int n) {
            if (part.periodic()) {
                eliminateCircle(part.shared, part.cells - 1, n);
            } else {
                tridiagonal(part.shared, part.cells, n, rhs);
            }
        }

        private void tridiagonal(boolean shared, int size, int n, double[] w) {
            if (shared) {
                Kernels.solveTridiagonalShared(size, n, 0, n, lower, diagonal, upper, w, work);
            } else {
                Kernels.solveTridiagonal(size, n, 0, n, lower, diagonal, upper, w, work);
            }
        }

        /** The last unknown stands at {@code last}; T has the unknowns before it. With one matrix, T⁻¹ q has one lane. */
        private void eliminateCircle(boolean shared, int last, int n) {
            int m = shared ? 1 : n;
            Arrays.fill(corner, 0, last * m, 0);
            for (int j = 0; j < m; j++) {
                corner[j] = -lower[j];
                corner[(last - 1) * m + j] = -upper[(last - 1) * m + j];
            }
            tridiagonal(shared, last, n, rhs);
            tridiagonal(shared, last, m, corner);
            int end = last * n;
            int before = end - n;
            for (int j = 0; j < n; j++) {
                int k = shared ? 0 : j;
                double toFirst = -upper[last * m + k];
                double toBefore = -lower[last * m + k];
                double pivot = diagonal[last * m + k] - (toFirst * corner[k] + toBefore * corner[(last - 1) * m + k]);
                ends[j] = (rhs[end + j] + (toFirst * rhs[j] + toBefore * rhs[before + j])) / pivot;
            }
            for (int i = 0; i < last; i++) {
                for (int j = 0; j < n; j++) {
                    rhs[i * n + j] += ends[j] * corner[shared ? i : i * n + j];
                }
            }
            System.arraycopy(ends, 0, rhs, end, n);
        }
    }
}
