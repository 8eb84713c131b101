package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.grid.Grid;

/**
 * du/dt = Σ_i A_i(t) u + R(t) u + s(t) with linear fluxes of four cells: A_i has the products of averages along the lines of axis
 * i, R what averages of products differ by where coefficients vary across their axis. In one dimension shifted solves are
 * exact, in more they are by approximate factorisation along the axes.
 */
final class FourthOrderSystem extends WideSystem
        implements SemiDiscretisation.ShiftedSolve, SemiDiscretisation.DirectionalSolve {

    private final FourthOrderLines[] lines;
    private double[] residual = new double[0];

    FourthOrderSystem(FokkerPlanckProblem problem, WideScheme scheme, Grid grid, Workers workers) {
        super(problem, scheme, grid, workers);
        lines = new FourthOrderLines[axes.length];
        Arrays.setAll(lines, i -> new FourthOrderLines(axes[i], i, axes.length, reaction));
    }

    @Override
    public void applyLinear(double t, double[] u, double[] du) {
        applyHomogeneous(t, u, du);
    }

    @Override
    public boolean hasSource() {
        return reaction.creates();
    }

    @Override
    public boolean exactSolve() {
        return axes.length == 1;
    }

    @Override
    public void solveShifted(double t, double c, double[] rhs, double[] w) {
        if (exactSolve()) {
            prepare(t);
            Arrays.fill(w, 0);
            reaction.addSource(t, w);
            for (int i = 0; i < w.length; i++) {
                w[i] = rhs[i] + c * w[i];
            }
            lines[0].solve(c, w, runner);
            return;
        }
        sweep(t, c, rhs, w);
        if (hasMixedPart()) {
            // The first sweep leaves c R (w − g) behind, of the first order in c; a second one from its result makes it
            // c².
            sweep(t, c, rhs, w);
        }
    }

    /** w += Π_i (I − c A_i)⁻¹ [r − (w − c F(w))]. */
    private void sweep(double t, double c, double[] rhs, double[] w) {
        if (residual.length != w.length) {
            residual = new double[w.length];
        }
        double[] r = residual;
        apply(t, w, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = rhs[i] - (w[i] - c * r[i]);
        }
        for (FourthOrderLines part : lines) {
            part.solve(c, r, runner);
        }
        for (int i = 0; i < r.length; i++) {
            w[i] += r[i];
        }
    }

    @Override
    public int parts() {
        return axes.length;
    }

    @Override
    public boolean hasMixedPart() {
        return axes[0].corrected();
    }

    @Override
    public void applyPart(int part, double t, double[] u, double[] du) {
        prepare(t);
        Arrays.fill(du, 0);
        axes[part].reconstruct(u, runner);
        axes[part].addDifference(true, false, du, runner);
        addKilling(part, u, du);
    }

    @Override
    public void applyRemainder(double t, double[] u, double[] du) {
        prepare(t);
        Arrays.fill(du, 0);
        for (WideAxis axis : axes) {
            if (axis.corrected()) {
                axis.reconstruct(u, runner);
                axis.addDifference(false, true, du, runner);
            }
        }
        reaction.addSource(t, du);
    }

    @Override
    public void solvePart(int part, double t, double c, double[] w) {
        prepare(t);
        lines[part].solve(c, w, runner);
    }
}
