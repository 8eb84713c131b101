package org.fokker.validation.study;

import java.util.Arrays;
import java.util.List;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/**
 * Refines the cells of a discretisation against the exact density, with a march in time whose error is less than a hundredth of
 * what is measured. Needs nothing of the system but its right-hand side, so that limited fluxes are measured like all others.
 */
final class SpaceStudy implements Study {

    /** Share of the error that may be due to time: it is part of the doubt of the error. */
    private static final double TIME_SHARE = 0.01;

    private static final double LONG = 10;

    /** Cells along each axis of a plane. */
    private static final int[] FINE = {40, 57, 80, 113, 160};

    private final Registry.Entry<SpaceDiscretisation.Factory> entry;
    private final ExactProblem exact;
    private final double order;

    SpaceStudy(Registry.Entry<SpaceDiscretisation.Factory> entry, ExactProblem exact) {
        this.entry = entry;
        this.exact = exact;
        order = entry.promises().order(Property.SPACE_ORDER).orElseThrow();
    }

    @Override
    public Subject subject() {
        return new Subject(
                entry.name() + "." + exact.name(),
                entry.name() + " on " + exact.title(),
                entry.name(),
                "space",
                exact.name(),
                Refined.CELL_WIDTH,
                GridErrors.NORMS,
                Promise.atLeast(Property.SPACE_ORDER, order));
    }

    @Override
    public List<Level> ladder(boolean quick) {
        return Arrays.stream(cells(quick))
                .mapToObj(n -> Level.dividing(exact.length(), n))
                .toList();
    }

    /** Numbers of cells a factor √2 apart. */
    private int[] cells(boolean quick) {
        if (exact.dimension() > 1) {
            // Correlated noise makes the Gaussian narrow: its asymptotic range begins later.
            boolean narrow = exact.name().equals(ExactProblems.tensor().name());
            return order < 2
                    ? quick ? new int[] {40, 57, 80, 113} : new int[] {57, 80, 113, 160, 226}
                    : quick && !narrow
                            ? new int[] {28, 40, 57, 80}
                            : Arrays.copyOfRange(FINE, narrow ? 1 : 0, FINE.length);
        }
        if (order < 2) {
            // The circle is half as long as the line, and h is what the error is a power of.
            return exact.length() < LONG
                    ? quick ? new int[] {100, 141, 200, 283} : new int[] {100, 141, 200, 283, 400, 566}
                    : quick ? new int[] {200, 283, 400, 566} : new int[] {200, 283, 400, 566, 800, 1131};
        }
        if (order < 3) {
            return quick ? new int[] {80, 113, 160, 226} : new int[] {80, 113, 160, 226, 320, 453};
        }
        return quick ? new int[] {57, 80, 113, 160} : new int[] {57, 80, 113, 160, 226, 320};
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        FokkerPlanckProblem problem = exact.problem();
        try (Workers one = Workers.of(1)) {
            SemiDiscretisation system =
                    entry.factory().cells((int) level.count()).discretise(problem, one);
            double[] solution = exact.averages().apply(system.grid());
            long began = System.nanoTime();
            RefinedAway.March march = RefinedAway.march(
                    system,
                    problem.start(),
                    problem.end(),
                    u -> TIME_SHARE
                            * GridErrors.between(system.grid(), system.cellAverages(u), solution, 0, 0, 0)
                                    .values()
                                    .get(0));
            double seconds = (System.nanoTime() - began) * 1e-9;
            double work = (double) system.grid().size() * march.steps();
            return GridErrors.between(
                    system.grid(),
                    system.cellAverages(march.u()),
                    solution,
                    march.change() + exact.doubt(),
                    work,
                    seconds);
        }
    }
}
