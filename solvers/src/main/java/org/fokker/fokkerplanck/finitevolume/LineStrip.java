package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.kernel.LineKernels;
import org.jspecify.annotations.Nullable;

/**
 * Solves on a bundle of lines, one in each lane. Lines that stand side by side are read where they are, those that follow one
 * another are transposed.
 *
 * <p>On a circle the last unknown is eliminated by its Schur complement: with M = [T, −q; −pᵀ, d] and T tridiagonal,
 * w_N = (r_N + pᵀ T⁻¹ r')/(d − pᵀ T⁻¹ q) and w' = T⁻¹ r' + w_N T⁻¹ q. All of T⁻¹, p and q are non-negative where M is an
 * M-matrix, so that no sign is lost.
 */
final class LineStrip {

    /** Faces that are transposed in one go, and eliminated while they are in the first-level cache. */
    private static final int ROWS = 64;

    private final double[] solution;
    private final double[] factor;
    private final double[] ones;
    private final double[] forwardTile;
    private final double[] backwardTile;
    private final double[] ends;
    // Needed by some systems only.
    private double[] identity = new double[0];
    private double[] corner = new double[0];

    /**
     * Creates a strip.
     *
     * @param longest largest number of cells of a line
     * @param lanes largest number of lines
     */
    LineStrip(int longest, int lanes) {
        solution = new double[longest * lanes];
        factor = new double[longest * lanes];
        ones = new double[lanes];
        Arrays.fill(ones, 1);
        forwardTile = new double[(ROWS + 1) * lanes];
        backwardTile = new double[(ROWS + 1) * lanes];
        ends = new double[lanes];
    }

    /**
     * Solves (diag(m) − c A_i) w = r.
     *
     * @param matrix I − c A_i
     * @param lines on which
     * @param m weights, one a cell of the grid; null if all are 1
     * @param w right-hand sides; receives the solutions
     */
    void solve(LineMatrix matrix, LineBundle lines, double @Nullable [] m, double[] w) {
        AxisOperator part = matrix.part;
        int cells = part.cells;
        int n = lines.n();
        boolean plain = m == null && part.decay.length == 0;
        if (!plain) {
            weigh(matrix, lines, m);
        }
        if (lines.sideBySide() && !part.periodic() && !(plain && part.shared)) {
            eliminate(matrix, lines, plain, w, lines.at(), lines.step(), solution);
            LineKernels.substituteLines(0, cells, cells, n, solution, factor, w, lines.at(), lines.step());
            return;
        }
        lines.gather(cells, w, solution);
        if (plain && part.shared) {
            LineKernels.solveFactoredTridiagonal(matrix.size, n, 0, n, matrix.factors, solution);
        } else {
            solveStrip(matrix, lines, plain, solution);
        }
        if (part.periodic() && plain && part.shared) {
            join(matrix, lines, true, matrix.corner, 0);
        } else if (part.periodic()) {
            solveCorner(matrix, lines, plain);
            join(matrix, lines, plain, corner, 1);
        }
        lines.scatter(cells, solution, w);
    }

    /** What stands on the diagonal beside the jumps: m + c k, with the part's share k of what is killed. */
    private void weigh(LineMatrix matrix, LineBundle lines, double @Nullable [] m) {
        int size = matrix.part.cells * lines.n();
        if (identity.length < size) {
            identity = new double[solution.length];
        }
        if (m == null) {
            Arrays.fill(identity, 0, size, 1);
        } else {
            lines.gather(matrix.part.cells, m, identity);
        }
        if (matrix.part.decay.length > 0) {
            double[] decay = factor;
            lines.gather(matrix.part.cells, matrix.part.decay, decay);
            for (int i = 0; i < size; i++) {
                identity[i] = Math.fma(matrix.c, decay[i], identity[i]);
            }
        }
    }

    /** T⁻¹ r in place of r, entries as in the strip. */
    private void solveStrip(LineMatrix matrix, LineBundle lines, boolean plain, double[] strip) {
        int n = lines.n();
        eliminate(matrix, lines, plain, strip, 0, n, strip);
        LineKernels.substituteLines(0, matrix.size, matrix.size, n, strip, factor, strip, 0, n);
    }

    /** Goes down T; right-hand sides are a window, which may be y itself. */
    private void eliminate(
            LineMatrix matrix, LineBundle lines, boolean plain, double[] rhs, int rhsAt, int rhsStep, double[] y) {
        AxisOperator part = matrix.part;
        int n = lines.n();
        double[] m = plain ? ones : identity;
        int mStep = plain ? 0 : n;
        if (lines.ratesSideBySide()) {
            LineKernels.eliminateLines(
                    0,
                    matrix.size,
                    n,
                    matrix.scale,
                    part.forward,
                    part.backward,
                    lines.rates(),
                    lines.rateStep(),
                    m,
                    0,
                    mStep,
                    rhs,
                    rhsAt,
                    rhsStep,
                    y,
                    factor);
            return;
        }
        for (int first = 0; first < matrix.size; first += ROWS) {
            int rows = Math.min(ROWS, matrix.size - first);
            lines.gatherRates(first, rows + 1, part.forward, forwardTile);
            lines.gatherRates(first, rows + 1, part.backward, backwardTile);
            LineKernels.eliminateLines(
                    first,
                    rows,
                    n,
                    matrix.scale,
                    forwardTile,
                    backwardTile,
                    0,
                    n,
                    m,
                    first * mStep,
                    mStep,
                    rhs,
                    rhsAt + first * rhsStep,
                    rhsStep,
                    y,
                    factor);
        }
    }

    /** T⁻¹ q. */
    private void solveCorner(LineMatrix matrix, LineBundle lines, boolean plain) {
        int n = lines.n();
        int before = matrix.size - 1;
        if (corner.length < matrix.size * n) {
            corner = new double[solution.length];
        }
        Arrays.fill(corner, 0, matrix.size * n, 0);
        for (int j = 0; j < n; j++) {
            corner[j] = matrix.scale[0] * matrix.part.forward[lines.rate(j, 0)];
            corner[before * n + j] = matrix.scale[before] * matrix.part.backward[lines.rate(j, before + 1)];
        }
        solveStrip(matrix, lines, plain, corner);
    }

    /** Joins the last unknown to the others: T⁻¹ q has one lane if all lines share it. */
    private void join(LineMatrix matrix, LineBundle lines, boolean plain, double[] column, int lane) {
        double[] a = matrix.part.forward;
        double[] b = matrix.part.backward;
        int n = lines.n();
        int width = lane == 0 ? 1 : n;
        int last = matrix.size;
        int end = last * n;
        double s = matrix.scale[last];
        for (int j = 0; j < n; j++) {
            double toBefore = s * a[lines.rate(j, last)];
            double toFirst = s * b[lines.rate(j, last + 1)];
            double out = b[lines.rate(j, last)] + a[lines.rate(j, last + 1)];
            double diagonal = Math.fma(s, out, plain ? 1 : identity[end + j]);
            double pivot = diagonal - (toFirst * column[lane * j] + toBefore * column[(last - 1) * width + lane * j]);
            ends[j] = (solution[end + j] + (toFirst * solution[j] + toBefore * solution[end - n + j])) / pivot;
        }
        for (int i = 0; i < last; i++) {
            for (int j = 0; j < n; j++) {
                solution[i * n + j] += ends[j] * column[i * width + lane * j];
            }
        }
        System.arraycopy(ends, 0, solution, end, n);
    }
}
