package org.fokker.fokkerplanck.linear;

import java.util.Arrays;
import org.fokker.method.NumericalException;

/**
 * Incomplete factors without fill: L U = M on the entries of M, L with ones on its diagonal. They exist for every M-matrix, without
 * pivots, and L⁻¹, U⁻¹ are then non-negative (Meijerink and van der Vorst 1977). Immutable.
 */
public final class IncompleteFactors {

    private final int[] start;
    private final int[] column;
    private final int[] diagonal;
    private final double[] value;
    private final double[] inverse;

    private IncompleteFactors(SparseMatrix matrix) {
        int n = matrix.size();
        start = new int[n + 1];
        Arrays.setAll(start, matrix::start);
        column = new int[matrix.entries()];
        Arrays.setAll(column, matrix::column);
        value = new double[column.length];
        Arrays.setAll(value, matrix::value);
        diagonal = new int[n];
        inverse = new double[n];
        int[] place = new int[n];
        Arrays.fill(place, -1);
        for (int i = 0; i < n; i++) {
            for (int e = start[i]; e < start[i + 1]; e++) {
                place[column[e]] = e;
            }
            eliminate(i, place);
            for (int e = start[i]; e < start[i + 1]; e++) {
                place[column[e]] = -1;
            }
        }
    }

    /**
     * Factorises a matrix.
     *
     * @param matrix M, an M-matrix or a matrix with a strong diagonal
     * @return the factors
     * @throws NumericalException if a pivot vanishes or is not finite
     */
    public static IncompleteFactors of(SparseMatrix matrix) {
        return new IncompleteFactors(matrix);
    }

    private void eliminate(int i, int[] place) {
        diagonal[i] = start[i + 1];
        for (int e = start[i]; e < start[i + 1]; e++) {
            int k = column[e];
            if (k >= i) {
                diagonal[i] = e;
                break;
            }
            double share = value[e] * inverse[k];
            value[e] = share;
            for (int f = diagonal[k] + 1; f < start[k + 1]; f++) {
                if (place[column[f]] >= 0) {
                    value[place[column[f]]] -= share * value[f];
                }
            }
        }
        double pivot = diagonal[i] < start[i + 1] && column[diagonal[i]] == i ? value[diagonal[i]] : 0;
        if (pivot == 0 || !Double.isFinite(pivot)) {
            throw new NumericalException("incomplete factors: pivot " + pivot + " in row " + i);
        }
        inverse[i] = 1 / pivot;
    }

    /**
     * Computes x = U⁻¹ L⁻¹ b.
     *
     * @param rhs b; not changed unless it is {@code x}
     * @param x receives the result; may be {@code rhs}
     */
    public void solve(double[] rhs, double[] x) {
        int n = diagonal.length;
        for (int i = 0; i < n; i++) {
            double sum = rhs[i];
            for (int e = start[i]; e < diagonal[i]; e++) {
                sum -= value[e] * x[column[e]];
            }
            x[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int e = diagonal[i] + 1; e < start[i + 1]; e++) {
                sum -= value[e] * x[column[e]];
            }
            x[i] = sum * inverse[i];
        }
    }

    /**
     * Computes x = L⁻ᵀ U⁻ᵀ b.
     *
     * @param rhs b; not changed unless it is {@code x}
     * @param x receives the result; may be {@code rhs}
     */
    public void solveTransposed(double[] rhs, double[] x) {
        int n = diagonal.length;
        if (rhs != x) {
            System.arraycopy(rhs, 0, x, 0, n);
        }
        for (int i = 0; i < n; i++) {
            double own = x[i] * inverse[i];
            x[i] = own;
            for (int e = diagonal[i] + 1; e < start[i + 1]; e++) {
                x[column[e]] -= value[e] * own;
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double own = x[i];
            for (int e = start[i]; e < diagonal[i]; e++) {
                x[column[e]] -= value[e] * own;
            }
        }
    }
}
