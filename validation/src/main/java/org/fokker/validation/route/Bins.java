package org.fokker.validation.route;

import java.util.List;
import org.fokker.grid.Spacing;
import org.fokker.statistics.RegularCells;
import org.fokker.validation.scenario.GridRouteSpec;
import org.fokker.validation.scenario.ParticleRouteSpec;
import org.fokker.validation.scenario.RouteSpec;
import org.fokker.validation.scenario.Scenario;

/** Chooses the bins of particle routes. */
final class Bins {

    /** Bins per axis at most: in one dimension and in more, so that a bin holds many particles and still resolves a mode. */
    private static final int[] MOST = {128, 48};

    /** What a kernel estimate wants of its bins: narrower than any sensible bandwidth. */
    private static final int KERNEL_REFINEMENT = 8;

    private Bins() {}

    /**
     * The bins that the file gives; else, for each axis, the largest number up to the limit that divides the cells of the
     * first grid route, so that cells can be joined to bins without an error.
     */
    static RegularCells of(Scenario scenario, ParticleRouteSpec spec) {
        int d = scenario.dimension();
        int[] bins = new int[d];
        for (int i = 0; i < d; i++) {
            bins[i] = spec.bins().isEmpty()
                    ? divisor(scenario, i, MOST[Math.min(d, MOST.length) - 1])
                    : spec.bins().get(i);
            if (spec.estimator().equals("kernel") && spec.bins().isEmpty()) {
                bins[i] *= d == 1 ? KERNEL_REFINEMENT : 2;
            }
        }
        return RegularCells.of(
                scenario.domain().lowerCorner(), scenario.domain().upperCorner(), bins);
    }

    private static int divisor(Scenario scenario, int axis, int most) {
        for (RouteSpec route : scenario.routes()) {
            if (route instanceof GridRouteSpec grid && hasEqualCells(grid, axis)) {
                List<Integer> cells = grid.cells();
                int n = cells.get(axis);
                for (int bins = Math.min(most, n); bins > most / 2; bins--) {
                    if (n % bins == 0) {
                        return bins;
                    }
                }
            }
        }
        return most;
    }

    /** Whether bins can be unions of cells: bins are equal and stay where they are. */
    private static boolean hasEqualCells(GridRouteSpec grid, int axis) {
        return grid.follow().isEmpty() && grid.spacings().get(axis).equals(Spacing.uniform());
    }
}
