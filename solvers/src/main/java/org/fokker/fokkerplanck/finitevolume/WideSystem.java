package org.fokker.fokkerplanck.finitevolume;

import java.util.Arrays;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.grid.Grid;
import org.fokker.method.Promises.Property;

/** du/dt = F(t, u) for cell averages u by the fluxes of a {@link WideScheme}, which may be nonlinear: it can be applied only. */
class WideSystem extends CellAverageSystem {

    private final WideScheme scheme;
    private boolean averaged;

    final WideAxis[] axes;
    final CellAveragedReaction reaction;
    final TaskRunner runner;

    WideSystem(FokkerPlanckProblem problem, WideScheme scheme, Grid grid, Workers workers) {
        super(problem, grid, workers);
        this.scheme = scheme;
        runner = runner();
        reaction = new CellAveragedReaction(problem.reaction(), grid);
        AxisGeometry[] geometries = new AxisGeometry[grid.dimension()];
        Arrays.setAll(
                geometries,
                i -> new AxisGeometry(
                        grid.axis(i), problem.domain().boundaries().get(i)));
        axes = new WideAxis[geometries.length];
        Arrays.setAll(axes, i -> new WideAxis(problem.process(), scheme, grid, i, geometries));
        prepare(problem.start());
    }

    @Override
    public final void apply(double t, double[] u, double[] du) {
        applyHomogeneous(t, u, du);
        reaction.addSource(t, du);
    }

    /** All but the source. */
    final void applyHomogeneous(double t, double[] u, double[] du) {
        prepare(t);
        Arrays.fill(du, 0);
        for (int i = 0; i < axes.length; i++) {
            axes[i].reconstruct(u, runner);
            axes[i].addDifference(true, true, du, runner);
            addKilling(i, u, du);
        }
    }

    /** The share of the killing that belongs to one axis. */
    final void addKilling(int axis, double[] u, double[] du) {
        if (!reaction.kills()) {
            return;
        }
        WideAxis line = axes[axis];
        boolean circle = line.geometry().periodic();
        for (int c = 0; c < u.length; c++) {
            double product = reaction.killing(c) * u[c] / axes.length;
            if (scheme.corrects()) {
                double slope = CellDifference.of(u, c, c / line.stride % line.cells, line.cells, line.stride, circle);
                product += reaction.killingDifference(c, axis, circle) * slope / 12;
            }
            du[c] -= product;
        }
    }

    @Override
    public final double spectralBound(double t) {
        prepare(t);
        double bound = 0;
        for (WideAxis axis : axes) {
            bound += axis.bound();
        }
        double killing = 0;
        for (int c = 0; reaction.kills() && c < grid().size(); c++) {
            double rate = reaction.killing(c);
            for (int i = 0; scheme.corrects() && i < axes.length; i++) {
                boolean circle = axes[i].geometry().periodic();
                rate += CellDifference.BOUND * Math.abs(reaction.killingDifference(c, i, circle)) / 12;
            }
            killing = Math.max(killing, rate);
        }
        // What a cell loses counts once for the spectrum and twice for signs, as what it hands over does.
        boolean keepsSigns = scheme.promises().has(Property.POSITIVE_WITHIN_STEP_LIMIT);
        return bound + (keepsSigns ? 2 : 1) * killing;
    }

    @Override
    final double update(double t) {
        reaction.update(t);
        double peclet = 0;
        if (!averaged || !problem().process().autonomous()) {
            averaged = false;
            for (WideAxis axis : axes) {
                peclet = Math.max(peclet, axis.averages.update(t, runner));
            }
            averaged = true;
        }
        return peclet;
    }
}
