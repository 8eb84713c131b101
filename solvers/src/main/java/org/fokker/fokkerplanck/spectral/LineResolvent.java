package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.fokker.method.NumericalException;

/**
 * (I − c A)⁻¹ on one line, A = −B F − K with the fluxes J = F w at the edges and a killing K. The unknown that is solved for is the
 * flux at the new time: w = S (r − c B J) with S = (I + c K)⁻¹, so that (I + c F S B) J = F S r. The rounding errors of the
 * solution, which a condition number of order c N⁴ magnifies, are then errors of fluxes and leave the mass alone.
 *
 * <p>One thread at a time may use an instance.
 */
final class LineResolvent {

    private final double c;
    private final DMatrixRMaj flux;
    private final DMatrixRMaj divergence;
    private final double[] left;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final DMatrixRMaj state;
    private final DMatrixRMaj driving;
    private final DMatrixRMaj response;
    private final DMatrixRMaj change;

    /**
     * Factorises.
     *
     * @param c shift, ≥ 0
     * @param flux F, (N + 1) × N; kept
     * @param divergence B, N × (N + 1); kept
     * @param left diagonal of S, N; kept
     * @param loop F S B, (N + 1) × (N + 1); changed
     */
    LineResolvent(double c, DMatrixRMaj flux, DMatrixRMaj divergence, double[] left, DMatrixRMaj loop) {
        this.c = c;
        this.flux = flux;
        this.divergence = divergence;
        this.left = left;
        int n = left.length;
        CommonOps_DDRM.scale(c, loop);
        for (int e = 0; e <= n; e++) {
            loop.add(e, e, 1);
        }
        solver = LinearSolverFactory_DDRM.lu(n + 1);
        if (!solver.setA(loop)) {
            throw new NumericalException("the operator of a line of " + n + " Chebyshev nodes, shifted by " + c
                    + ", is singular or not finite");
        }
        state = new DMatrixRMaj(n, 1);
        driving = new DMatrixRMaj(n + 1, 1);
        response = new DMatrixRMaj(n + 1, 1);
        change = new DMatrixRMaj(n, 1);
    }

    /**
     * Solves on a line in place.
     *
     * @param w values; those of the line are replaced
     * @param first position of the line's first value
     * @param stride distance in memory of neighbours
     */
    void solve(double[] w, int first, int stride) {
        int n = left.length;
        for (int k = 0; k < n; k++) {
            state.data[k] = left[k] * w[first + k * stride];
        }
        CommonOps_DDRM.mult(flux, state, driving);
        solver.solve(driving, response);
        CommonOps_DDRM.mult(divergence, response, change);
        for (int k = 0; k < n; k++) {
            w[first + k * stride] = state.data[k] - c * left[k] * change.data[k];
        }
    }

    /** {@return the inverse as a matrix, for many lines that share it} */
    LineMatrix inverse() {
        int n = left.length;
        double[][] rows = new double[n][n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            Arrays.fill(column, 0);
            column[j] = 1;
            solve(column, 0, 1);
            for (int k = 0; k < n; k++) {
                rows[k][j] = column[k];
            }
        }
        return new LineMatrix(rows);
    }
}
