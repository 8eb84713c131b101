package org.fokker.fokkerplanck.spectral;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;

/**
 * The matrices (I − c A)⁻¹ of the lines of one axis, A = −B F − K with the fluxes J = F w at the edges. The unknown that is solved
 * for is the flux at the new time: w = S (r − c B J) with S = (I + c K)⁻¹, so that (I + c F S B) J = F S r. Rounding errors of the
 * solution, which the condition number of order c N⁴ magnifies, are then errors of fluxes and leave the mass alone.
 *
 * <p>Lines share one matrix if the process is separable and nothing is killed.
 */
final class ChebyshevResolvent {

    private final ChebyshevLine line;
    private final int axis;
    private final int stride;
    private final int outer;
    private final ChebyshevCoefficients coefficients;
    private final boolean shared;
    private final TaskRunner runner;
    private final DMatrixRMaj divergence;
    private double shift = Double.NaN;
    /** One matrix for every line, or for all of them; by numbers of lines, outer index first. */
    private LineMatrix[] inverse = new LineMatrix[0];

    /**
     * Prepares what does not depend on the coefficients.
     *
     * @param separable whether coefficients along the axis do not depend on the others
     */
    ChebyshevResolvent(
            ChebyshevLine line,
            int axis,
            Grid grid,
            ChebyshevCoefficients coefficients,
            boolean separable,
            TaskRunner runner) {
        this.line = line;
        this.axis = axis;
        this.coefficients = coefficients;
        this.runner = runner;
        stride = grid.stride(axis);
        outer = grid.size() / (stride * line.nodes());
        shared = separable && coefficients.killing.length == 0;
        divergence = line.divergence().dense();
    }

    /** Drops the matrices, because the coefficients have changed. */
    void forget() {
        shift = Double.NaN;
    }

    /**
     * Applies (I − c A)⁻¹ on all lines.
     *
     * @param c shift, ≥ 0
     * @param w right-hand sides, replaced by the solutions
     * @param work scratch of the same length
     */
    void apply(double c, double[] w, double[] work) {
        if (c != shift) {
            build(c);
        }
        if (shared) {
            System.arraycopy(w, 0, work, 0, w.length);
            inverse[0].apply(work, stride, 1, w, false, runner);
            return;
        }
        int n = line.nodes();
        runner.run(inverse.length, number -> {
            int first = number / stride * n * stride + number % stride;
            inverse[number].applyToLine(w, first, stride, work);
        });
        System.arraycopy(work, 0, w, 0, w.length);
    }

    private void build(double c) {
        shift = Double.NaN;
        LineMatrix[] built = new LineMatrix[shared ? 1 : outer * stride];
        runner.run(built.length, number -> built[number] = inverse(c, number / stride, number % stride));
        inverse = built;
        shift = c;
    }

    private LineMatrix inverse(double c, int block, int within) {
        int n = line.nodes();
        double[] left = new double[n];
        for (int k = 0; k < n; k++) {
            left[k] = coefficients.killing.length == 0
                    ? 1
                    : 1 / (1 + c * coefficients.killing[(block * n + k) * stride + within]);
        }
        DMatrixRMaj flux = flux(block, within);
        for (int e = 0; e <= n; e++) {
            for (int k = 0; k < n; k++) {
                flux.set(e, k, flux.get(e, k) * left[k]);
            }
        }
        DMatrixRMaj system = new DMatrixRMaj(n + 1, n + 1);
        CommonOps_DDRM.mult(c, flux, divergence, system);
        for (int e = 0; e <= n; e++) {
            system.add(e, e, 1);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n + 1);
        DMatrixRMaj response = new DMatrixRMaj(n + 1, n);
        if (!solver.setA(system)) {
            throw new NumericalException("the operator shifted by " + c + " is singular on a line of axis " + axis);
        }
        solver.solve(flux, response);
        double[][] rows = new double[n][n];
        DMatrixRMaj change = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(-c, divergence, response, change);
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                rows[k][j] = left[k] * ((k == j ? 1 : 0) + change.get(k, j));
            }
        }
        return new LineMatrix(rows);
    }

    /** F: from values at the nodes of a line to fluxes at its edges. */
    private DMatrixRMaj flux(int block, int within) {
        int n = line.nodes();
        double[] own = coefficients.tensor[coefficients.row(axis, axis)];
        double inside = coefficients.inside;
        DMatrixRMaj flux = new DMatrixRMaj(n + 1, n);
        for (int e = 0; e <= n; e++) {
            int at = edge(block, e, within);
            double drift = coefficients.drift[axis][at];
            double outside = inside == 1 ? 0 : (1 - inside) * coefficients.atEdges[axis][at];
            for (int k = 0; k < n; k++) {
                double diffusion = own[own.length == 1 ? 0 : (block * n + k) * stride + within];
                flux.set(
                        e,
                        k,
                        drift * line.toEdges().get(e, k)
                                - (inside * diffusion + outside)
                                        * line.slopeAtEdges().get(e, k));
            }
        }
        return flux;
    }

    private int edge(int block, int e, int within) {
        return (block * (line.nodes() + 1) + e) * stride + within;
    }
}
