package org.fokker.fokkerplanck.finitevolume;

import org.fokker.fokkerplanck.TaskRunner;

/**
 * Solves (I − c A_i) w = r on every line of an axis, where A_i has the fluxes of four cells and a share of the killing. The
 * matrix has two diagonals at either side, and a third in the first and last row, whose stencils are one-sided.
 *
 * <p>On a circle the last two unknowns are eliminated by their Schur complement: with M = [T, Q; P, R] and T banded, w″ = (R − P
 * T⁻¹ Q)⁻¹ (r″ − P T⁻¹ r′) and w′ = T⁻¹ r′ − T⁻¹ Q w″.
 */
final class FourthOrderLines {

    /** Unknowns across the seam that a cell near it is coupled to. */
    private static final int BORDER = 2;

    /** With fewer cells on a circle a cell would meet another one from both sides. */
    private static final int LEAST_ON_A_CIRCLE = 6;

    private final WideAxis axis;
    private final int number;
    private final int shares;
    private final CellAveragedReaction reaction;
    private final boolean circle;

    FourthOrderLines(WideAxis axis, int number, int shares, CellAveragedReaction reaction) {
        this.axis = axis;
        this.number = number;
        this.shares = shares;
        this.reaction = reaction;
        circle = axis.geometry().periodic();
        if (circle && axis.cells < LEAST_ON_A_CIRCLE) {
            throw new IllegalArgumentException("central-4 needs at least " + LEAST_ON_A_CIRCLE
                    + " cells along a periodic axis, got " + axis.cells);
        }
    }

    /**
     * Solves on all lines.
     *
     * @param c shift
     * @param w right-hand sides; receives the solutions
     */
    void solve(double c, double[] w, TaskRunner runner) {
        boolean one = axis.averages.shared && !reaction.kills();
        Matrix common = one ? new Matrix(c, 0) : null;
        axis.forLines(runner, (first, end) -> {
            double[] line = new double[axis.cells];
            for (int l = first; l < end; l++) {
                int cell = axis.firstCell(l);
                for (int i = 0; i < line.length; i++) {
                    line[i] = w[cell + i * axis.stride];
                }
                (common != null ? common : new Matrix(c, l)).solve(line);
                for (int i = 0; i < line.length; i++) {
                    w[cell + i * axis.stride] = line[i];
                }
            }
        });
    }

    /** The factors of the matrix of one line. */
    private final class Matrix {
        private final int size = circle ? axis.cells - BORDER : axis.cells;
        private final BandMatrix band = new BandMatrix(size);
        /** Q by columns, then T⁻¹ Q. */
        private final double[][] right = new double[circle ? BORDER : 0][size];
        /** P by rows. */
        private final double[][] below = new double[circle ? BORDER : 0][size];
        /** R, then the Schur complement. */
        private final double[][] corner = new double[BORDER][BORDER];

        Matrix(double c, int line) {
            assemble(c, line);
            band.factor();
            for (double[] column : right) {
                band.solve(column);
            }
            for (int i = 0; i < below.length; i++) {
                for (int j = 0; j < BORDER; j++) {
                    corner[i][j] -= product(below[i], right[j]);
                }
            }
        }

        private void assemble(double c, int line) {
            for (int i = 0; i < axis.cells; i++) {
                add(i, i, 1);
            }
            for (int f = 0; f <= axis.cells; f++) {
                if (axis.geometry().closed(f)) {
                    continue;
                }
                int average = axis.firstAverage(line) + f * axis.averageStride();
                double v = axis.averages.velocity[average];
                double d = axis.averages.diffusion[average];
                double[] value = axis.stencils.value[f];
                double[] slope = axis.stencils.slope[f];
                for (int k = 0; k < value.length; k++) {
                    double flux = c * (v * value[k] - d * slope[k]);
                    int from = axis.stencils.first[f] + k;
                    // −c A: the flux leaves the cell before the face and enters the one after it; both walls of a
                    // circle
                    // are the same face and each is met once for one of its cells.
                    if (f > 0) {
                        add(f - 1, from, flux * axis.inverseWidth(f - 1));
                    }
                    if (f < axis.cells) {
                        add(f, from, -flux * axis.inverseWidth(f));
                    }
                }
            }
            for (int i = 0; reaction.kills() && i < axis.cells; i++) {
                addKilling(c, i, axis.firstCell(line) + i * axis.stride);
            }
        }

        private void addKilling(double c, int i, int cell) {
            int n = axis.cells;
            add(i, i, c * reaction.killing(cell) / shares);
            double slope = c * reaction.killingDifference(cell, number, circle) / 12;
            if (circle || (i > 0 && i < n - 1)) {
                add(i, i + 1, 0.5 * slope);
                add(i, i - 1, -0.5 * slope);
            } else if (n >= 3) {
                int inward = i == 0 ? 1 : -1;
                add(i, i, -1.5 * inward * slope);
                add(i, i + inward, 2 * inward * slope);
                add(i, i + 2 * inward, -0.5 * inward * slope);
            } else if (n == 2) {
                add(i, 0, -slope);
                add(i, 1, slope);
            }
        }

        private void add(int row, int from, double a) {
            int column = Math.floorMod(from, axis.cells);
            if (row < size && column < size) {
                band.add(row, column, a);
            } else if (row < size) {
                right[column - size][row] += a;
            } else if (column < size) {
                below[row - size][column] += a;
            } else {
                corner[row - size][column - size] += a;
            }
        }

        void solve(double[] w) {
            band.solve(w);
            if (!circle) {
                return;
            }
            double first = w[size] - product(below[0], w);
            double second = w[size + 1] - product(below[1], w);
            double determinant = corner[0][0] * corner[1][1] - corner[0][1] * corner[1][0];
            w[size] = (corner[1][1] * first - corner[0][1] * second) / determinant;
            w[size + 1] = (corner[0][0] * second - corner[1][0] * first) / determinant;
            for (int i = 0; i < size; i++) {
                w[i] -= right[0][i] * w[size] + right[1][i] * w[size + 1];
            }
        }

        private double product(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
