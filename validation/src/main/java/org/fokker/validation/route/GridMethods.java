package org.fokker.validation.route;

import java.util.Locale;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.FourierSpectral;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.validation.scenario.GridRouteSpec;

/** Finds the methods that a grid route names. */
final class GridMethods {

    private static final String SPECTRAL = "spectral";

    /** Work arrays of a march that space discretisations count among their own. */
    private static final int WORK_ARRAYS_OF_SPACE = 5;

    private GridMethods() {}

    static SpaceDiscretisation space(GridRouteSpec spec, int[] cells) {
        return spec.kind().equals(SPECTRAL)
                ? FourierSpectral.of(cells)
                : FiniteVolume.registry()
                        .find(spec.flux().orElseThrow())
                        .factory()
                        .cells(cells);
    }

    /** Cells of a route at the effort of a run. */
    static int[] cells(GridRouteSpec spec, Effort effort) {
        return spec.kind().equals(SPECTRAL) ? effort.nodes(spec.cells()) : effort.cells(spec.cells());
    }

    static TimeIntegrator time(GridRouteSpec spec, int steps) {
        return TimeIntegrators.of(spec.timeIntegrator(), steps);
    }

    /** Cells for the march that estimates the error. */
    static int[] coarser(GridRouteSpec spec, int[] cells) {
        int[] coarser = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            coarser[i] = Math.max(2, spec.kind().equals(SPECTRAL) ? 3 * cells[i] / 4 : cells[i] / 2);
        }
        return coarser;
    }

    /**
     * Refuses a grid that does not fit in memory.
     *
     * @throws IllegalArgumentException if it needs more than the heap may hold; says how much it needs
     */
    static void requireMemory(SpaceDiscretisation space, FokkerPlanckProblem problem, GridRouteSpec spec) {
        long needed = space.requiredBytes(problem);
        if (needed < Long.MAX_VALUE) {
            long cells = spec.cells().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
            needed += cells * Math.max(0, time(spec, 1).workArrays() - WORK_ARRAYS_OF_SPACE) * Double.BYTES;
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (needed > heap) {
            String amount = needed == Long.MAX_VALUE ? "more than any" : gibibytes(needed);
            throw new IllegalArgumentException(
                    "cells = " + spec.cells() + " need " + amount + " memory, and the heap holds " + gibibytes(heap)
                            + "; use fewer cells or a larger heap (FOKKER_JAVA_OPTS=-Xmx…)");
        }
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
