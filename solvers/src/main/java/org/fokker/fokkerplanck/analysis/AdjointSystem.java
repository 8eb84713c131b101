package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.linear.LinearSolver;
import org.fokker.grid.Grid;
import org.fokker.grid.GridDensity;

/**
 * The backward Kolmogorov equation −∂t g = L(t) g of a discretisation, with L the adjoint of its operator A in Σ V u g, as
 * a system in the time s = T − t that runs forward: dg/ds = L(T − s) g. Unknowns are values at the centres of cells. Any integrator
 * marches it; a step with the rational function R is R(hL), the adjoint of R(hA), so that for coefficients that do not
 * depend on time the march is the discrete adjoint of the same steps forward, and duality holds to rounding. With coefficients that
 * do, it is the adjoint to the order of the integrator. A source of the forward problem has no part in it.
 */
public final class AdjointSystem implements SemiDiscretisation.ShiftedSolve {

    private static final double SAME_STEP = 1e-12;

    private final Edges system;
    private final double horizon;
    private final CellFunction terminal;
    private Chain chain;
    private double chainTime;
    private LinearSolver solver;
    private double shift;

    /**
     * Transposes a discretisation.
     *
     * @param system the forward discretisation
     * @param terminal g at the time T
     * @param horizon T
     * @throws IllegalArgumentException if the function belongs to another grid
     */
    public AdjointSystem(Edges system, CellFunction terminal, double horizon) {
        if (!terminal.grid().equals(system.grid())) {
            throw new IllegalArgumentException("the terminal function belongs to another grid than the system");
        }
        this.system = system;
        this.terminal = terminal;
        this.horizon = horizon;
        chain = Chain.of(system, horizon);
        chainTime = horizon;
        shift = 1;
        solver = chain.solver(shift);
    }

    @Override
    public Grid grid() {
        return system.grid();
    }

    @Override
    public double[] initial() {
        return terminal.values();
    }

    @Override
    public void apply(double s, double[] g, double[] dg) {
        applyLinear(s, g, dg);
    }

    @Override
    public void applyLinear(double s, double[] g, double[] dg) {
        prepare(s);
        chain.generator().multiply(g, dg);
    }

    @Override
    public boolean hasSource() {
        return false;
    }

    /** {@inheritDoc} By elimination, which is exact, or else by iteration to a relative residual of 10⁻¹³. */
    @Override
    public void solveShifted(double s, double c, double[] rhs, double[] w) {
        if (c == 0) {
            System.arraycopy(rhs, 0, w, 0, w.length);
            return;
        }
        prepare(s);
        // Steps of equal length differ by the rounding of times; they share one factorisation.
        if (!(Math.abs(shift * c - 1) <= SAME_STEP)) {
            shift = 1 / c;
            solver = chain.solver(shift);
        }
        double[] scaled = rhs.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= shift;
        }
        solver.solve(scaled, w);
    }

    @Override
    public boolean exactSolve() {
        return solver.exact();
    }

    @Override
    public boolean autonomous() {
        return system.autonomous();
    }

    /** {@return Σ V g, which the march does not conserve} */
    @Override
    public double mass(double[] g) {
        return grid().integral(g);
    }

    @Override
    public double[] cellAverages(double[] g) {
        return g.clone();
    }

    @Override
    public void evaluate(double[] g, double[][] x, int n, double[] density, double[][] gradient) {
        new GridDensity(grid(), g).evaluate(x, n, density, gradient);
    }

    /** {@inheritDoc} The largest sum of absolute values of a row. */
    @Override
    public double spectralBound(double s) {
        prepare(s);
        double[] rows = new double[grid().size()];
        Arrays.setAll(rows, i -> {
            double sum = 0;
            for (int e = chain.generator().start(i); e < chain.generator().start(i + 1); e++) {
                sum += Math.abs(chain.generator().value(e));
            }
            return sum;
        });
        return Arrays.stream(rows).max().orElse(0);
    }

    private void prepare(double s) {
        double t = horizon - s;
        if (t != chainTime && !autonomous()) {
            chain = Chain.of(system, t);
            chainTime = t;
            // A shift that no step asks for: the solver belongs to the time before.
            shift = Double.NaN;
        }
    }
}
