package org.fokker.fokkerplanck.spectral;

import java.util.Arrays;
import org.fokker.distribution.Density;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;

/**
 * Nodal values of a polynomial: du/dt = −Σ_i B_i J_i(u) − k u + s, with the fluxes at the edges of the cells and B the
 * divergence that conserves mass. One part A_i for every axis, with an equal share of the killing; mixed derivatives and the
 * source remain.
 */
final class ChebyshevSystem implements SemiDiscretisation.ShiftedSolve, SemiDiscretisation.DirectionalSolve {

    private static final int CHUNK = 4096;

    private final FokkerPlanckProblem problem;
    private final Grid grid;
    private final Points nodes;
    private final TaskRunner runner;
    private final ChebyshevLine[] lines;
    private final ChebyshevCoefficients coefficients;
    private final ChebyshevResolvent[] resolvents;
    private final double[] work;
    private final double[] slope;
    private final double[][] flux;
    private final double[][] edgeValue;
    private final double[] source;
    private double[] residual = new double[0];
    private double time = Double.NaN;
    private double sourceTime = Double.NaN;

    ChebyshevSystem(FokkerPlanckProblem problem, ChebyshevLine[] lines, Workers workers) {
        this.problem = problem;
        this.lines = lines;
        int d = lines.length;
        Axis[] axes = new Axis[d];
        double[][] node = new double[d][];
        double[][] edge = new double[d][];
        for (int i = 0; i < d; i++) {
            ChebyshevLine line = lines[i];
            axes[i] = line.cells();
            node[i] = new double[line.nodes()];
            Arrays.setAll(node[i], line::node);
            edge[i] = line.cells().edges();
        }
        grid = new Grid(Arrays.asList(axes));
        nodes = new Points(node);
        runner = TaskRunner.of(workers, grid.size());
        Points[] edges = new Points[d];
        flux = new double[d][];
        edgeValue = new double[d][];
        for (int i = 0; i < d; i++) {
            edges[i] = nodes.with(i, edge[i]);
            flux[i] = new double[edges[i].size()];
            edgeValue[i] = new double[edges[i].size()];
        }
        coefficients = new ChebyshevCoefficients(problem, nodes, edges, runner);
        work = new double[grid.size()];
        slope = new double[grid.size()];
        source = new double[problem.reaction().creates() ? grid.size() : 0];
        resolvents = new ChebyshevResolvent[d];
        Arrays.setAll(
                resolvents,
                i -> new ChebyshevResolvent(
                        lines[i], i, grid, coefficients, problem.process().separable(), runner));
        // What this method cannot treat is refused here and not in the middle of a march.
        prepare(problem.start());
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public double[] initial() {
        Density density = problem.initial();
        int size = grid.size();
        double[] values = new double[size];
        double[][] x = new double[grid.dimension()][CHUNK];
        double[] log = new double[CHUNK];
        for (int first = 0; first < size; first += CHUNK) {
            int n = Math.min(CHUNK, size - first);
            nodes.write(first, n, x);
            density.logDensity(x, n, log);
            for (int j = 0; j < n; j++) {
                double p = Math.exp(log[j]);
                if (!Double.isFinite(p)) {
                    throw new IllegalArgumentException("chebyshev needs a smooth initial density, got " + p + " at x = "
                            + Arrays.toString(nodes.point(first + j))
                            + "; start a little later or use finite volumes");
                }
                values[first + j] = p;
            }
        }
        return values;
    }

    @Override
    public void apply(double t, double[] u, double[] du) {
        applyLinear(t, u, du);
        addSource(t, du);
    }

    @Override
    public void applyLinear(double t, double[] u, double[] du) {
        prepare(t);
        Arrays.fill(du, 0);
        for (int i = 0; i < lines.length; i++) {
            Arrays.fill(flux[i], 0);
            addOwnFlux(i, u);
            addCrossFlux(i, u);
            lines[i].divergence().apply(flux[i], grid.stride(i), -1, du, true, runner);
        }
        subtractKilling(lines.length, u, du);
    }

    @Override
    public boolean hasSource() {
        return source.length > 0;
    }

    /** flux_i += f_i u − κ ∂_i(D_ii u) − (1 − κ) D_ii ∂_i u. */
    private void addOwnFlux(int i, double[] u) {
        int stride = grid.stride(i);
        ChebyshevLine line = lines[i];
        double[] own = coefficients.tensor[coefficients.row(i, i)];
        double inside = coefficients.inside;
        line.toEdges().apply(u, stride, 1, edgeValue[i], false, runner);
        addProduct(1, coefficients.drift[i], edgeValue[i], flux[i]);
        if (inside > 0) {
            multiply(own, u, work);
            line.slopeAtEdges().apply(work, stride, -inside, flux[i], true, runner);
        }
        if (inside < 1) {
            line.slopeAtEdges().apply(u, stride, 1, edgeValue[i], false, runner);
            addProduct(inside - 1, coefficients.atEdges[i], edgeValue[i], flux[i]);
        }
    }

    /** flux_i −= Σ_{j≠i} ∂_j(D_ij u). */
    private void addCrossFlux(int i, double[] u) {
        for (int j = 0; j < lines.length; j++) {
            double[] entry = coefficients.tensor[coefficients.row(Math.min(i, j), Math.max(i, j))];
            if (j != i && coefficients.mixed()) {
                multiply(entry, u, work);
                lines[j].slopeAtNodes().apply(work, grid.stride(j), 1, slope, false, runner);
                lines[i].toEdges().apply(slope, grid.stride(i), -1, flux[i], true, runner);
            }
        }
    }

    /** A field at the nodes, or a single number, times values at the nodes. */
    private static void multiply(double[] field, double[] u, double[] product) {
        for (int c = 0; c < u.length; c++) {
            product[c] = field[field.length == 1 ? 0 : c] * u[c];
        }
    }

    private static void addProduct(double factor, double[] a, double[] b, double[] to) {
        for (int e = 0; e < to.length; e++) {
            to[e] += factor * a[e] * b[e];
        }
    }

    private void subtractKilling(int shares, double[] u, double[] du) {
        double[] killing = coefficients.killing;
        for (int c = 0; c < killing.length; c++) {
            du[c] -= shares * killing[c] * u[c];
        }
    }

    private void addSource(double t, double[] du) {
        if (source.length == 0) {
            return;
        }
        if (t != sourceTime && !(problem.reaction().autonomous() && !Double.isNaN(sourceTime))) {
            sourceTime = Double.NaN;
            coefficients.source(t, source);
            sourceTime = t;
        }
        for (int c = 0; c < du.length; c++) {
            du[c] += source[c];
        }
    }

    @Override
    public void solveShifted(double t, double c, double[] rhs, double[] w) {
        if (exactSolve()) {
            Arrays.fill(w, 0);
            addSource(t, w);
            for (int i = 0; i < w.length; i++) {
                w[i] = rhs[i] + c * w[i];
            }
            solvePart(0, t, c, w);
            return;
        }
        if (residual.length != w.length) {
            residual = new double[w.length];
        }
        // Whether there are any is known for this time after the coefficients have been evaluated.
        prepare(t);
        // Mixed derivatives are in no factor, so that a sweep leaves an error of order c; a second one makes it c²
        // again.
        int sweeps = coefficients.mixed() ? 2 : 1;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            sweep(t, c, rhs, w);
        }
    }

    /** w += Π (I − c A_i)⁻¹ [r − (w − c F(w))]. */
    private void sweep(double t, double c, double[] rhs, double[] w) {
        double[] r = residual;
        apply(t, w, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = rhs[i] - (w[i] - c * r[i]);
        }
        for (int part = 0; part < lines.length; part++) {
            solvePart(part, t, c, r);
        }
        for (int i = 0; i < r.length; i++) {
            w[i] += r[i];
        }
    }

    @Override
    public boolean exactSolve() {
        return lines.length == 1;
    }

    @Override
    public int parts() {
        return lines.length;
    }

    @Override
    public boolean hasMixedPart() {
        return coefficients.mixed();
    }

    @Override
    public void applyPart(int part, double t, double[] u, double[] du) {
        prepare(t);
        Arrays.fill(flux[part], 0);
        addOwnFlux(part, u);
        lines[part].divergence().apply(flux[part], grid.stride(part), -1, du, false, runner);
        subtractKilling(1, u, du);
    }

    @Override
    public void applyRemainder(double t, double[] u, double[] du) {
        prepare(t);
        Arrays.fill(du, 0);
        for (int i = 0; i < lines.length && coefficients.mixed(); i++) {
            Arrays.fill(flux[i], 0);
            addCrossFlux(i, u);
            lines[i].divergence().apply(flux[i], grid.stride(i), -1, du, true, runner);
        }
        addSource(t, du);
    }

    @Override
    public void solvePart(int part, double t, double c, double[] w) {
        prepare(t);
        resolvents[part].apply(c, w, work);
    }

    @Override
    public boolean autonomous() {
        return problem.autonomous();
    }

    @Override
    public double mass(double[] u) {
        return grid.integral(cellAverages(u));
    }

    @Override
    public double[] cellAverages(double[] u) {
        double[] averages = u;
        for (int i = 0; i < lines.length; i++) {
            double[] next = new double[u.length];
            lines[i].averages().apply(averages, grid.stride(i), 1, next, false, runner);
            averages = next;
        }
        return averages;
    }

    @Override
    public void evaluate(double[] u, double[][] x, int n, double[] density, double[][] gradient) {
        new ChebyshevInterpolation(lines, grid, u, runner).evaluate(x, n, density, gradient);
    }

    /** {@inheritDoc} By the maximum norm of the factors. */
    @Override
    public double spectralBound(double t) {
        prepare(t);
        double bound = lines.length * ChebyshevCoefficients.largest(coefficients.killing);
        for (int i = 0; i < lines.length; i++) {
            LineMatrix divergence = lines[i].divergence().absolute();
            double values = divergence.times(lines[i].toEdges().absolute()).maximumNorm();
            double slopes = coefficients.inside == 1
                    ? lines[i].divergence().times(lines[i].slopeAtEdges()).maximumNorm()
                    : divergence.times(lines[i].slopeAtEdges().absolute()).maximumNorm();
            bound += values * ChebyshevCoefficients.largest(coefficients.drift[i])
                    + slopes * coefficients.largestDiffusion(i, i);
            for (int j = 0; j < lines.length; j++) {
                if (j != i) {
                    bound += values
                            * lines[j].slopeAtNodes().maximumNorm()
                            * coefficients.largestDiffusion(Math.min(i, j), Math.max(i, j));
                }
            }
        }
        return bound;
    }

    private void prepare(double t) {
        if (t == time || (autonomous() && !Double.isNaN(time))) {
            return;
        }
        // Not a valid time while the coefficients are being replaced: a failure must not leave half of them behind.
        time = Double.NaN;
        coefficients.update(t);
        for (ChebyshevResolvent resolvent : resolvents) {
            resolvent.forget();
        }
        time = t;
    }
}
