package org.fokker.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.method.Registry;
import org.fokker.particle.CloudObserver;
import org.fokker.particle.SdeProblem;
import org.fokker.particle.SdeScheme;
import org.fokker.particle.SdeSimulation;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/**
 * Refines the steps of a scheme for stochastic differential equations on Brownian paths that all levels share. The strong error is
 * E|X_h − X|; the weak errors E X_h − E X and E X_h² − E X² are means of differences on the same paths, whose variance falls with
 * the steps as that of the moments themselves does not. Groups of paths give the errors their correlations from level to level.
 */
final class PathStudy implements Study {

    private static final int GROUPS = 64;
    private static final int STRONG_LEVELS = 6;
    private static final int WEAK_LEVELS = 5;
    private static final int QUICK_LEVELS = 4;
    private static final int PATHS = 1 << 16;

    /** So many that the widest interval of a strong order stays below ±0.1, and of a weak one, with more paths, below ±¼. */
    private static final int QUICK_PATHS = 1 << 12;

    /** Signed errors are small means of large differences: they want more paths than means of distances do. */
    private static final int WEAK_FACTOR = 4;

    /** Rounding of positions of order one through some hundred steps. */
    private static final double RESOLUTION = 1e-14;

    private final Registry.Entry<Supplier<SdeScheme>> entry;
    private final PathProblem problem;
    private final Promise promise;
    private final boolean weak;

    private PathStudy(Registry.Entry<Supplier<SdeScheme>> entry, PathProblem problem, Promise promise, boolean weak) {
        this.entry = entry;
        this.problem = problem;
        this.promise = promise;
        this.weak = weak;
    }

    /** All studies of a scheme: of every problem that it does not refuse and has promised an order on. */
    static List<Study> of(Registry.Entry<Supplier<SdeScheme>> entry) {
        List<Study> studies = new ArrayList<>();
        for (PathProblem problem : PathProblems.strong()) {
            add(entry, problem, false, studies);
        }
        for (PathProblem problem : PathProblems.weak()) {
            add(entry, problem, true, studies);
        }
        return studies;
    }

    private static void add(
            Registry.Entry<Supplier<SdeScheme>> entry, PathProblem problem, boolean weak, List<Study> studies) {
        var property = weak ? problem.weak(entry.promises()) : problem.strong(entry.promises());
        SdeScheme scheme = entry.factory().get();
        try {
            scheme.stepper(problem.process().apply(scheme.reading()), 1);
        } catch (IllegalArgumentException refusal) {
            return;
        }
        entry.promises()
                .order(property)
                .ifPresent(order -> studies.add(new PathStudy(entry, problem, Promise.atLeast(property, order), weak)));
    }

    @Override
    public Subject subject() {
        String name = problem.name() + (weak ? "-moments" : "-paths");
        return new Subject(
                entry.name() + "." + name,
                entry.name() + (weak ? ": moments of " : ": paths of ") + problem.title(),
                entry.name(),
                "particles",
                name,
                Refined.TIME_STEP,
                weak ? List.of("E X", "E X²") : List.of("E|X|"),
                promise);
    }

    @Override
    public List<Level> ladder(boolean quick) {
        List<Level> ladder = new ArrayList<>();
        for (int l = 0; l < (quick ? QUICK_LEVELS : weak ? WEAK_LEVELS : STRONG_LEVELS); l++) {
            ladder.add(Level.dividing(1, (long) problem.coarsest() << l));
        }
        return ladder;
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        int steps = (int) level.count();
        int paths = (quick ? QUICK_PATHS : PATHS) * (weak ? WEAK_FACTOR : 1);
        double[][] x = positions(steps, finest(quick), paths, seed);
        double[] found = x[problem.compared()];
        DoubleBinaryOperator solution = problem.solution();
        double[] right = solution == null ? positions(2 * steps, finest(quick), paths, seed)[problem.compared()] : x[1];
        double start = problem.start().mean(0)[0];
        double[][] sums = new double[weak ? 2 : 1][GROUPS];
        for (int j = 0; j < paths; j++) {
            double exact = solution == null ? right[j] : solution.applyAsDouble(start, right[j]);
            int group = (int) ((long) j * GROUPS / paths);
            double error = found[j] - exact;
            sums[0][group] += weak ? error : Math.abs(error);
            if (weak) {
                sums[1][group] += error * (found[j] + exact);
            }
        }
        List<List<Double>> groups = new ArrayList<>();
        for (double[] sum : sums) {
            List<Double> means = new ArrayList<>();
            for (double value : sum) {
                means.add(value * GROUPS / paths);
            }
            groups.add(means);
        }
        // What the steps cost by themselves, without the finer increments that couple them to other levels.
        Stopwatch watch = new Stopwatch(false);
        watch.time(() -> positions(steps, steps, paths, seed));
        return Errors.coupled(groups, RESOLUTION, (double) steps * paths, watch.seconds());
    }

    /** Steps of the finest path that is compared. */
    private int finest(boolean quick) {
        List<Level> ladder = ladder(quick);
        int finest = (int) ladder.get(ladder.size() - 1).count();
        return problem.solution() == null ? 2 * finest : finest;
    }

    private double[][] positions(int steps, int finest, int paths, long seed) {
        SdeScheme scheme = entry.factory().get();
        SdeProblem read = problem.read(scheme.reading());
        CloudObserver cloud = new CloudObserver(read.process().dimension(), 1, 0, paths);
        try (Workers one = Workers.of(1)) {
            SdeSimulation.of(read, scheme)
                    .steps(finest)
                    .coarsening(finest / steps)
                    .particles(paths)
                    .seed(seed)
                    .build()
                    .run(one, Progress.NONE, cloud);
        }
        return cloud.positions(0);
    }
}
