package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;

/**
 * (I − c A)⁻¹ for one part of the operator, line by line: made when it is first asked for after the coefficients or the shift have
 * changed. Lines share one matrix if there are several, the process is separable and nothing is killed.
 */
final class ChebyshevResolvent {

    private final ChebyshevLine line;
    private final int axis;
    private final int stride;
    private final int lines;
    private final ChebyshevCoefficients coefficients;
    private final boolean shared;
    private final TaskRunner runner;
    private final DMatrixRMaj divergence;
    /** E B and G B, with the values and the derivatives at the edges. */
    private final DMatrixRMaj valuesOfDivergence;

    private final DMatrixRMaj slopesOfDivergence;
    private double shift = Double.NaN;
    private LineResolvent[] resolvents = new LineResolvent[0];
    private Optional<LineMatrix> common = Optional.empty();

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
        lines = grid.size() / line.nodes();
        shared = separable && lines > 1 && coefficients.killing.length == 0;
        divergence = line.divergence().dense();
        valuesOfDivergence = line.toEdges().times(line.divergence()).dense();
        slopesOfDivergence = line.slopeAtEdges().times(line.divergence()).dense();
    }

    /** Drops what has been made, because the coefficients have changed. */
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
        if (common.isPresent()) {
            System.arraycopy(w, 0, work, 0, w.length);
            common.get().apply(work, stride, 1, w, false, runner);
        } else {
            runner.run(lines, number -> resolvents[number].solve(w, first(number), stride));
        }
    }

    private void build(double c) {
        shift = Double.NaN;
        if (shared) {
            common = Optional.of(resolvent(c, 0).inverse());
        } else {
            LineResolvent[] built = new LineResolvent[lines];
            runner.run(lines, number -> built[number] = resolvent(c, number));
            resolvents = built;
        }
        shift = c;
    }

    /** Position of the first value of a line. */
    private int first(int number) {
        return number / stride * line.nodes() * stride + number % stride;
    }

    private LineResolvent resolvent(double c, int number) {
        int n = line.nodes();
        boolean kills = coefficients.killing.length > 0;
        double[] left = new double[n];
        Arrays.setAll(left, k -> kills ? 1 / (1 + c * coefficients.killing[first(number) + k * stride]) : 1);
        DMatrixRMaj flux = flux(number);
        DMatrixRMaj loop = new DMatrixRMaj(n + 1, n + 1);
        double[] own = coefficients.tensor[coefficients.row(axis, axis)];
        if (own.length == 1 && !kills) {
            // With one diffusion for all points the product needs no third power of N.
            for (int e = 0; e <= n; e++) {
                double drift = coefficients.drift[axis][edge(number, e)];
                for (int k = 0; k <= n; k++) {
                    loop.set(e, k, drift * valuesOfDivergence.get(e, k) - own[0] * slopesOfDivergence.get(e, k));
                }
            }
        } else {
            DMatrixRMaj damped = flux.copy();
            CommonOps_DDRM.multCols(damped, left);
            CommonOps_DDRM.mult(damped, divergence, loop);
        }
        return new LineResolvent(c, flux, divergence, left, loop);
    }

    /** F: from values at the nodes of a line to fluxes at its edges. */
    private DMatrixRMaj flux(int number) {
        int n = line.nodes();
        double[] own = coefficients.tensor[coefficients.row(axis, axis)];
        double inside = coefficients.inside;
        DMatrixRMaj flux = new DMatrixRMaj(n + 1, n);
        for (int e = 0; e <= n; e++) {
            int at = edge(number, e);
            double drift = coefficients.drift[axis][at];
            double outside = inside == 1 ? 0 : (1 - inside) * coefficients.atEdges[axis][at];
            for (int k = 0; k < n; k++) {
                double diffusion = own[own.length == 1 ? 0 : first(number) + k * stride];
                double slope = line.slopeAtEdges().get(e, k);
                flux.set(e, k, drift * line.toEdges().get(e, k) - (inside * diffusion + outside) * slope);
            }
        }
        return flux;
    }

    private int edge(int number, int e) {
        return (number / stride * (line.nodes() + 1) + e) * stride + number % stride;
    }
}
