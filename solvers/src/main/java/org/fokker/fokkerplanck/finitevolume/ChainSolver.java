package org.fokker.fokkerplanck.finitevolume;

import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.kernel.LineKernels;
import org.jspecify.annotations.Nullable;

/**
 * Solves (diag(m) − c A) w = r on every line of an oblique part, in place. Lines that begin side by side are gathered into arrays
 * [position][lane] and solved together; shorter ones are filled up with rows of the identity.
 */
final class ChainSolver {

    /** Lines solved together: whole vectors of every machine. */
    private static final int LANES = 16;

    private static final int TASKS = 16;

    private final Strip[] strips = new Strip[TASKS];

    /**
     * Solves on all lines of a part.
     *
     * @param part A
     * @param c shift
     * @param m weights, one a cell; null if all are 1
     * @param w right-hand sides; receives the solutions
     * @param runner runs the strips
     */
    void solve(ObliquePart part, double c, double @Nullable [] m, double[] w, TaskRunner runner) {
        Chains chains = part.chains;
        int open = (chains.open() + LANES - 1) / LANES;
        int closed = (chains.start().length - chains.open() + LANES - 1) / LANES;
        int count = open + closed;
        int tasks = Math.min(TASKS, count);
        runner.run(tasks, task -> {
            if (strips[task] == null) {
                strips[task] = new Strip();
            }
            for (int s = (int) ((long) count * task / tasks); s < (int) ((long) count * (task + 1) / tasks); s++) {
                boolean circle = s >= open;
                int first = circle ? chains.open() + (s - open) * LANES : s * LANES;
                int end = Math.min(first + LANES, circle ? chains.start().length : chains.open());
                strips[task].solve(part, c, m, first, end - first, circle, w);
            }
        });
    }

    /** The arrays of one strip, entry (position i, lane j) at {@code i * n + j} for n lanes. */
    private static final class Strip {
        private double[] lower = new double[0];
        private double[] diagonal = new double[0];
        private double[] upper = new double[0];
        private double[] rhs = new double[0];
        private double[] work = new double[0];
        private double[] corner = new double[0];
        private int[] cell = new int[0];

        void solve(ObliquePart part, double c, double @Nullable [] m, int first, int n, boolean circle, double[] w) {
            int longest = 0;
            for (int j = 0; j < n; j++) {
                longest = Math.max(longest, part.chains.length()[first + j]);
            }
            reserve(longest * n);
            for (int j = 0; j < n; j++) {
                gather(part, c, m, first + j, j, n, longest, circle, w);
            }
            if (circle) {
                CyclicElimination.solve(longest, n, lower, diagonal, upper, rhs, work, corner);
            } else {
                LineKernels.solveTridiagonal(longest, n, 0, n, lower, diagonal, upper, rhs, work);
            }
            for (int i = 0; i < longest; i++) {
                for (int j = 0; j < n; j++) {
                    if (i < part.chains.length()[first + j]) {
                        w[cell[i * n + j]] = rhs[i * n + j];
                    }
                }
            }
        }

        private void reserve(int size) {
            if (lower.length < size) {
                lower = new double[size];
                diagonal = new double[size];
                upper = new double[size];
                rhs = new double[size];
                work = new double[size];
                corner = new double[size];
                cell = new int[size];
            }
        }

        /** One line into lane j. Closed ones of one vector have all the same length, so that none is filled up. */
        private void gather(
                ObliquePart part,
                double c,
                double @Nullable [] m,
                int chain,
                int j,
                int n,
                int longest,
                boolean circle,
                double[] w) {
            ObliqueGeometry geometry = part.geometry;
            int length = part.chains.length()[chain];
            int row = part.chains.start()[chain] / geometry.columns;
            int column = part.chains.start()[chain] % geometry.columns;
            double onBefore = 0;
            double backBefore = 0;
            for (int i = 0; i < length; i++) {
                int at = i * n + j;
                int here = row * geometry.columns + column;
                boolean leads = circle || i < length - 1;
                int edge = leads ? part.at[row] + column : 0;
                double on = leads ? c * part.forward[edge] : 0;
                double back = leads ? c * part.backward[edge] : 0;
                cell[at] = here;
                rhs[at] = w[here];
                lower[at] = -onBefore;
                diagonal[at] = (m == null ? 1 : m[here])
                        + (on + backBefore)
                        + (part.loss.length > 0 ? c * part.loss[here] : 0);
                upper[at] = -back;
                onBefore = on;
                backBefore = back;
                if (leads) {
                    row = geometry.headRow(row);
                    column = geometry.headColumn(column);
                }
            }
            if (circle) {
                lower[j] = -onBefore;
                diagonal[j] += backBefore;
            }
            for (int at = length * n + j; at < longest * n; at += n) {
                lower[at] = 0;
                diagonal[at] = 1;
                upper[at] = 0;
                rhs[at] = 0;
            }
        }
    }
}
