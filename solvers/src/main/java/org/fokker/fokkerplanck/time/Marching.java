package org.fokker.fokkerplanck.time;

import java.util.Arrays;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TaskRunner;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.grid.Grid;
import org.fokker.method.NumericalException;

/** What every march checks before it starts and after each step. */
final class Marching {

    private Marching() {}

    static void check(TimeIntegrator integrator, SemiDiscretisation system, double[] u, double[] times) {
        requireCapability(integrator, system);
        if (u.length != system.grid().size()) {
            throw new IllegalArgumentException("the state has " + u.length + " unknowns, the grid "
                    + system.grid().size() + " cells");
        }
        if (times.length < 2) {
            throw new IllegalArgumentException("a march needs a first and a last time, got " + Arrays.toString(times));
        }
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1]) || Double.isInfinite(times[i] - times[i - 1])) {
                throw new IllegalArgumentException("times must increase, got " + times[i - 1] + " before " + times[i]);
            }
        }
    }

    static void requireCapability(TimeIntegrator integrator, SemiDiscretisation system) {
        if (!integrator.requires().isInstance(system)) {
            throw new IllegalArgumentException(integrator.name() + " needs a space discretisation that offers "
                    + integrator.requires().getSimpleName() + "; "
                    + system.getClass().getSimpleName() + " does not. Time integrators for it: "
                    + String.join(", ", TimeIntegrators.serving(system.getClass())));
        }
    }

    /** Throws if a value is not finite. Sums find out that there is one, a search then which. */
    static void requireFinite(TimeIntegrator integrator, SemiDiscretisation system, double t, double[] u) {
        double[] sums = new double[(u.length + TaskRunner.RANGE - 1) / TaskRunner.RANGE];
        system.runner().ranges(u.length, (from, end) -> {
            double sum = 0;
            for (int i = from; i < end; i++) {
                // 0 · x is 0 for finite x and NaN otherwise, and NaN stays in the sum.
                sum += 0 * u[i];
            }
            sums[from / TaskRunner.RANGE] = sum;
        });
        if (Arrays.stream(sums).allMatch(sum -> sum == 0)) {
            return;
        }
        int cell = 0;
        while (Double.isFinite(u[cell])) {
            cell++;
        }
        throw new NumericalException(integrator.name() + ": value " + u[cell] + " at t = " + t + " in cell " + cell
                + " with centre " + centreOf(system.grid(), cell));
    }

    static String centreOf(Grid grid, int cell) {
        double[] centre = new double[grid.dimension()];
        int rest = cell;
        for (int i = centre.length - 1; i >= 0; i--) {
            int cells = grid.axis(i).cells();
            centre[i] = grid.axis(i).centre(rest % cells);
            rest /= cells;
        }
        return Arrays.toString(centre);
    }
}
