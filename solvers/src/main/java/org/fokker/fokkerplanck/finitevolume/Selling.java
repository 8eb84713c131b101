package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;

/**
 * Selling's decomposition of a positive definite matrix, D = Σ_k w_k e_k e_kᵀ with integer vectors e_k and w_k ≥ 0, of one,
 * three or six terms in one, two or three dimensions (Selling 1874; Conway and Sloane 1992).
 *
 * <p>A superbase b_0 + … + b_d = 0 of the integer lattice is made obtuse, b_iᵀ D b_j ≤ 0 for all i ≠ j, by steps each of which
 * lessens Σ b_iᵀ D b_i. Then w_ij = −b_iᵀ D b_j belongs to the vector e_ij orthogonal to all other b_k. The weights are
 * Lipschitz functions of D; the vectors are of a length up to about the square root of its condition number.
 *
 * <p>Axes along which D vanishes, D_ii = 0 with its whole row, take no part: the rest is decomposed by itself. Owns scratch.
 */
final class Selling {

    /** Largest component of a vector. Vectors of this length step over half of any grid that fits into memory. */
    static final int LONGEST = 511;

    /** The steps are those of Euclid's algorithm by subtraction; no more than about this many lead to the longest vectors. */
    private static final int MOST_STEPS = 4 * LONGEST;

    /** Pivots below this share of their diagonal entry are rounding, of a singular matrix. */
    private static final double SINGULAR = 1e-13;

    private static final int BITS = 10;

    private final int d;
    private final int[][] base;
    private final int[] active;
    private final double[][] a;
    private final double[][] pivots;
    private int n;

    /** For matrices of d ≤ 3 rows. */
    Selling(int d) {
        this.d = d;
        base = new int[d + 1][d];
        active = new int[d];
        a = new double[d][d];
        pivots = new double[d][d];
    }

    /** {@return the number of terms of a full matrix} */
    static int terms(int d) {
        return d * (d + 1) / 2;
    }

    /** {@return e as one number, the same for e and −e} */
    static int code(int... e) {
        int sign = 0;
        for (int i = 0; i < e.length && sign == 0; i++) {
            sign = Integer.signum(e[i]);
        }
        int code = 0;
        for (int component : e) {
            code = (code << BITS) | (sign * component + LONGEST + 1);
        }
        return code;
    }

    /** {@return the vector of a code, its first component that is not zero positive} */
    static int[] vector(int code, int d) {
        int[] e = new int[d];
        Arrays.setAll(e, i -> component(code, d, i));
        return e;
    }

    /** {@return one component of the vector of a code} */
    static int component(int code, int d, int i) {
        return ((code >> (BITS * (d - 1 - i))) & ((1 << BITS) - 1)) - LONGEST - 1;
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix upper triangle by rows, positive definite besides rows of zeros
     * @param codes receives the codes of the vectors from {@code at}
     * @param weights receives w &gt; 0 from {@code at}, and 0 for terms that are not there
     * @param at first entry to be written, of d(d+1)/2
     * @throws IllegalArgumentException if the matrix is not so; the message does not say where
     */
    void decompose(double[] matrix, int[] codes, double[] weights, int at) {
        Arrays.fill(codes, at, at + terms(d), 0);
        Arrays.fill(weights, at, at + terms(d), 0);
        restrict(matrix);
        if (n == 0) {
            return;
        }
        for (int[] b : base) {
            Arrays.fill(b, 0);
        }
        for (int i = 0; i < n; i++) {
            base[i][i] = 1;
            base[n][i] = -1;
        }
        int steps = 0;
        while (reduce()) {
            if (++steps > MOST_STEPS) {
                throw singular(matrix);
            }
        }
        int term = at;
        for (int i = 0; i <= n; i++) {
            for (int j = i + 1; j <= n; j++) {
                double weight = -product(base[i], base[j]);
                if (weight > rounding(base[i], base[j])) {
                    codes[term] = code(orthogonal(i, j, matrix));
                    weights[term++] = weight;
                }
            }
        }
    }

    /** Makes one step for the first acute pair; tells whether there was one. */
    private boolean reduce() {
        for (int i = 0; i <= n; i++) {
            for (int j = i + 1; j <= n; j++) {
                if (product(base[i], base[j]) > rounding(base[i], base[j])) {
                    for (int k = 0; k <= n; k++) {
                        for (int c = 0; c < n && k != i && k != j; c++) {
                            // In the plane there is one other vector, and the sum must stay zero.
                            base[k][c] += n == 2 ? 2 * base[i][c] : base[i][c];
                        }
                    }
                    for (int c = 0; c < n; c++) {
                        base[i][c] = -base[i][c];
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /** The vector of the term of b_i and b_j: orthogonal to all others, by d. */
    private int[] orthogonal(int i, int j, double[] matrix) {
        int[] e = new int[n];
        int[][] others = new int[n - 1][];
        int found = 0;
        for (int k = 0; k <= n; k++) {
            if (k != i && k != j) {
                others[found++] = base[k];
            }
        }
        if (n == 1) {
            e[0] = 1;
        } else if (n == 2) {
            e[0] = -others[0][1];
            e[1] = others[0][0];
        } else {
            for (int c = 0; c < 3; c++) {
                int p = (c + 1) % 3;
                int q = (c + 2) % 3;
                e[c] = others[0][p] * others[1][q] - others[0][q] * others[1][p];
            }
        }
        int[] full = new int[d];
        for (int c = 0; c < n; c++) {
            if (Math.abs(e[c]) > LONGEST) {
                throw singular(matrix);
            }
            full[active[c]] = e[c];
        }
        return full;
    }

    private double product(int[] b, int[] c) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double[] row = a[i];
            double product = 0;
            for (int j = 0; j < n; j++) {
                product += row[j] * c[j];
            }
            sum += b[i] * product;
        }
        return sum;
    }

    /** What rounding may make of a product that is zero. */
    private double rounding(int[] b, int[] c) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double[] row = a[i];
            double product = 0;
            for (int j = 0; j < n; j++) {
                product += Math.abs(row[j] * c[j]);
            }
            sum += Math.abs(b[i]) * product;
        }
        return 0x1p-50 * sum;
    }

    /** Finds the rows that are not zero and checks that they are positive definite, by the pivots of Gauss. */
    private void restrict(double[] matrix) {
        n = 0;
        for (int i = 0; i < d; i++) {
            double own = matrix[SymmetricTensor.entry(d, i, i)];
            if (own < 0) {
                throw new IllegalArgumentException("D = " + Arrays.toString(matrix)
                        + " (upper triangle, over the widths of a cell) is not positive: the problem is ill-posed,"
                        + " small errors grow without bound");
            }
            if (own > 0) {
                active[n++] = i;
            } else {
                for (int j = 0; j < d; j++) {
                    if (matrix[SymmetricTensor.entry(d, Math.min(i, j), Math.max(i, j))] != 0) {
                        throw singular(matrix);
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = matrix[SymmetricTensor.entry(d, active[i], active[j])];
                pivots[i][j] = a[i][j];
            }
        }
        for (int k = 0; k < n; k++) {
            if (!(pivots[k][k] > SINGULAR * a[k][k])) {
                throw singular(matrix);
            }
            for (int i = k + 1; i < n; i++) {
                double factor = pivots[k][i] / pivots[k][k];
                for (int j = i; j < n; j++) {
                    pivots[i][j] -= factor * pivots[k][j];
                }
            }
        }
    }

    private static IllegalArgumentException singular(double[] matrix) {
        return new IllegalArgumentException("D = " + Arrays.toString(matrix)
                + " (upper triangle, over the widths of a cell) is not positive definite, or too nearly singular: only"
                + " directions along the axes may be without diffusion; rotate the coordinates so that the degenerate direction"
                + " is one, or scale them until D is nearer to the identity");
    }
}
