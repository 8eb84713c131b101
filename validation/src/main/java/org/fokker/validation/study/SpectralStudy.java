package org.fokker.validation.study;

import java.util.List;
import java.util.stream.IntStream;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
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
 * Refines the nodes of a spectral method on a problem that does not depend on time, against the exact density, with the exact
 * exponential of its matrix: nothing but the discretisation errs, down to rounding.
 */
final class SpectralStudy implements Study {

    /** Rounding of densities of order one through some n² products. */
    private static final double RESOLUTION = 1e-14;

    private static final int STEP = 8;

    private final Registry.Entry<SpaceDiscretisation.Factory> entry;
    private final ExactProblem exact;

    SpectralStudy(Registry.Entry<SpaceDiscretisation.Factory> entry, ExactProblem exact) {
        this.entry = entry;
        this.exact = exact;
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
                Promise.exponential(Property.SPECTRAL_ACCURACY));
    }

    @Override
    public List<Level> ladder(boolean quick) {
        return IntStream.rangeClosed(1, quick ? 12 : 18)
                .mapToObj(k -> Level.dividing(exact.length(), (long) STEP * k))
                .toList();
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        FokkerPlanckProblem problem = exact.problem();
        try (Workers one = Workers.of(1)) {
            Linear system = (Linear) entry.factory().cells((int) level.count()).discretise(problem, one);
            double[] solution = exact.averages().apply(system.grid());
            long began = System.nanoTime();
            double[] u = MatrixExponential.apply(
                    MatrixExponential.matrix(system, problem.start()),
                    problem.end() - problem.start(),
                    system.initial());
            double seconds = (System.nanoTime() - began) * 1e-9;
            return GridErrors.between(
                    system.grid(), system.cellAverages(u), solution, RESOLUTION, (double) level.count(), seconds);
        }
    }
}
