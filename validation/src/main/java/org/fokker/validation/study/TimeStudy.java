package org.fokker.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.method.Registry;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/** Refines the steps of a time integrator against the solution of the same system of ordinary differential equations. */
final class TimeStudy implements Study {

    /** Of what is exact for a step, a march has the rounding and the tolerances of linear solves and Krylov spaces, in L1. */
    private static final double RESOLUTION = 1e-12;

    /** Steps of the coarsest level, where they are stable. */
    private static final int FEWEST_STEPS = 25;

    private static final double[] FULL = {1, 2, 4, 8, 16, 32};
    private static final double[] QUICK = {1, 1.4, 2, 2.8, 4};
    private static final double[] HIGH_ORDER = {1, 1.4, 2, 2.8, 4, 5.6, 8};

    private final Registry.Entry<Function<Stepping, TimeIntegrator>> entry;
    private final TimeSetting setting;
    private final Promise promise;

    TimeStudy(Registry.Entry<Function<Stepping, TimeIntegrator>> entry, TimeSetting setting, Promise promise) {
        this.entry = entry;
        this.setting = setting;
        this.promise = promise;
    }

    @Override
    public Subject subject() {
        return new Subject(
                entry.name() + "." + setting.name(),
                entry.name() + " on " + setting.title(),
                entry.name(),
                "time",
                setting.name(),
                Refined.TIME_STEP,
                GridErrors.NORMS,
                promise);
    }

    @Override
    public List<Level> ladder(boolean quick) {
        int first = FEWEST_STEPS;
        try (Workers one = Workers.of(1)) {
            SemiDiscretisation system = setting.system(cells(quick), one);
            while (!accepts(system, first)) {
                first *= 2;
            }
        }
        List<Level> ladder = new ArrayList<>();
        double length = setting.problem().end() - setting.problem().start();
        for (double factor : quick ? QUICK : promise.order() > 2 ? HIGH_ORDER : FULL) {
            ladder.add(Level.dividing(length, Math.round(first * factor)));
        }
        return ladder;
    }

    /** Rules that only apply the operator refuse steps that are unstable for it: they are given a coarser one. */
    private int cells(boolean quick) {
        return setting.cells(entry.factory().apply(Stepping.fixed(1)), quick);
    }

    private boolean accepts(SemiDiscretisation system, int steps) {
        try {
            march(system, steps);
            return true;
        } catch (IllegalArgumentException unstable) {
            if (steps > 1 << 20) {
                throw unstable;
            }
            return false;
        }
    }

    private double[] march(SemiDiscretisation system, int steps) {
        double[] u = system.initial();
        double[] times = {setting.problem().start(), setting.problem().end()};
        entry.factory().apply(Stepping.fixed(steps)).integrate(system, u, times, (t, index, state) -> {});
        return u;
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        try (Workers one = Workers.of(1)) {
            int cells = cells(quick);
            SemiDiscretisation system = setting.system(cells, one);
            int steps = (int) level.count();
            Stopwatch watch = new Stopwatch(!quick);
            double[] u = watch.time(() -> march(system, steps));
            return setting.errors(system, cells, u, RESOLUTION, steps, watch.seconds(), one);
        }
    }
}
