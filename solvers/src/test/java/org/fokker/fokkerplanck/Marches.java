package org.fokker.fokkerplanck;

import org.fokker.distribution.Density;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;

/** Marches and norms that several tests need. */
public final class Marches {

    private Marches() {}

    /** The state after a march from start to end. */
    public static double[] march(SemiDiscretisation system, String integrator, int steps, double start, double end) {
        double[] u = system.initial();
        TimeIntegrators.of(integrator, steps).integrate(system, u, new double[] {start, end}, (t, index, state) -> {});
        return u;
    }

    /** L1 distance of cell averages. */
    public static double distance(Grid grid, double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += Math.abs(a[c] - b[c]) * grid.volume(c);
        }
        return sum;
    }

    /** L1 distance of a state to a density. */
    public static double error(SemiDiscretisation system, double[] u, Density exact) {
        return distance(system.grid(), system.cellAverages(u), CellAverages.of(exact, system.grid()));
    }
}
