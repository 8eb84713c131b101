package org.fokker.validation.route;

import java.util.Arrays;
import java.util.Locale;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.SpectralMethods;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.process.Interpretation;
import org.fokker.validation.scenario.GridRouteSpec;

/** Finds the methods that a grid route names. */
final class GridMethods {

    /** Work arrays of a march that space discretisations count among their own. */
    private static final int WORK_ARRAYS_OF_SPACE = 5;

    private GridMethods() {}

    static SpaceDiscretisation space(GridRouteSpec spec, int[] cells) {
        Registry<SpaceDiscretisation.Factory> methods =
                isSpectral(spec) ? SpectralMethods.registry() : FiniteVolume.registry();
        SpaceDiscretisation space = methods.find(spec.flux().orElse(spec.kind()))
                .factory()
                .on(new Mesh(Arrays.stream(cells).boxed().toList(), spec.spacings()));
        return spec.solver().isPresent() && space instanceof FiniteVolume volumes
                ? volumes.withSolver(spec.solver().get())
                : space;
    }

    /** The kinds of route without a flux are the names of spectral methods. */
    static boolean isSpectral(GridRouteSpec spec) {
        return spec.flux().isEmpty();
    }

    /** Cells of a route at the effort of a run. */
    static int[] cells(GridRouteSpec spec, Effort effort) {
        return isSpectral(spec) ? effort.nodes(spec.cells()) : effort.cells(spec.cells());
    }

    static TimeIntegrator time(GridRouteSpec spec, Stepping stepping) {
        return TimeIntegrators.of(spec.timeIntegrator(), stepping);
    }

    /** Steps of a route at the effort of a run. */
    static Stepping stepping(GridRouteSpec spec, Effort effort) {
        return effort.stepping(spec.stepping(), timeOrder(spec));
    }

    /** Steps about twice as long, for the march that estimates the error. */
    static Stepping coarser(GridRouteSpec spec, Stepping stepping) {
        return Effort.QUICK.stepping(stepping, timeOrder(spec));
    }

    private static double timeOrder(GridRouteSpec spec) {
        return TimeIntegrators.registry()
                .find(spec.timeIntegrator())
                .promises()
                .order(Property.TIME_ORDER)
                .orElse(1.0);
    }

    /** The reading of the noise in which a route writes its equation: nodal methods know Itô's form of every process. */
    static Clock readable(GridRouteSpec spec, Clock clock) {
        return isSpectral(spec) ? clock.inReading(Interpretation.ITO) : clock;
    }

    /** Cells for the march that estimates the error. */
    static int[] coarser(GridRouteSpec spec, int[] cells) {
        int[] coarser = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            coarser[i] = Math.max(2, isSpectral(spec) ? 3 * cells[i] / 4 : cells[i] / 2);
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
            needed +=
                    cells * Math.max(0, time(spec, spec.stepping()).workArrays() - WORK_ARRAYS_OF_SPACE) * Double.BYTES;
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
