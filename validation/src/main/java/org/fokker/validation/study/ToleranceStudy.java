package org.fokker.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.TimeIntegrator.StepObserver;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.validation.converge.Errors;
import org.fokker.validation.converge.Level;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.Subject;

/**
 * Tightens the tolerance by which a time integrator chooses its steps. The controller keeps the estimate of every step, C h^k, at a
 * fixed share of the tolerance, which makes steps h ∝ tol^{1/k} and adds errors h^{p+1} up to h^p ∝ tol^{p/k}: k and p are those of
 * the promises, and an estimate of another order than the integrator believes shows as another slope.
 */
final class ToleranceStudy implements Study {

    private static final int LEVELS = 6;
    private static final int QUICK_LEVELS = 4;

    /** From here on some ten steps follow the solution. */
    private static final double LOOSEST = 1e-4;

    /** From here on slopes are within some hundredths of their limits, which they approach as the steps. */
    private static final double LOOSEST_QUICK = 1e-6;

    /** The same for orders above one, whose errors would fall to rounding. */
    private static final double LOOSEST_QUICK_STEEP = 1e-5;

    /** From here on it is the tolerance that keeps the steps of explicit rules short, not their stability. */
    private static final double LOOSEST_EXPLICIT = 1e-7;

    private final Registry.Entry<Function<Stepping, TimeIntegrator>> entry;
    private final TimeSetting setting;
    private final Promise promise;

    ToleranceStudy(Registry.Entry<Function<Stepping, TimeIntegrator>> entry, TimeSetting setting, double order) {
        this.entry = entry;
        this.setting = setting;
        promise = Promise.atLeast(Property.TOLERANCE_ORDER, order);
    }

    @Override
    public Subject subject() {
        String name = setting.name() + "-tolerance";
        double inSteps = entry.promises().order(Property.TIME_ORDER).orElseThrow();
        return new Subject(
                entry.name() + "." + name,
                entry.name() + " by tolerance on " + setting.title(),
                entry.name(),
                "time",
                name,
                Refined.tolerance(promise.order() / inSteps),
                GridErrors.NORMS,
                promise);
    }

    @Override
    public List<Level> ladder(boolean quick) {
        List<Level> ladder = new ArrayList<>();
        double tolerance = loosest(quick);
        for (int l = 0; l < (quick ? QUICK_LEVELS : LEVELS); l++) {
            ladder.add(new Level(Math.round(1 / tolerance), tolerance));
            tolerance /= 10;
        }
        return ladder;
    }

    private double loosest(boolean quick) {
        if (entry.promises().has(Property.STABLE_REAL_INTERVAL)) {
            return LOOSEST_EXPLICIT;
        }
        return !quick ? LOOSEST : promise.order() > 1 ? LOOSEST_QUICK_STEEP : LOOSEST_QUICK;
    }

    @Override
    public Errors measure(Level level, boolean quick, long seed) {
        TimeIntegrator integrator = entry.factory().apply(Stepping.adaptive(level.size()));
        try (Workers one = Workers.of(1)) {
            // On coarse grids orders above one still rise by a twentieth a decade where errors meet rounding.
            int cells = setting.cells(integrator, quick && promise.order() <= 1);
            SemiDiscretisation system = setting.system(cells, one);
            double[] u = system.initial();
            double[] times = {setting.problem().start(), setting.problem().end()};
            Stopwatch watch = new Stopwatch(!quick);
            int steps = watch.time(() -> {
                System.arraycopy(system.initial(), 0, u, 0, u.length);
                Rejections rejections = new Rejections();
                return integrator.integrate(system, u, times, rejections) + rejections.count;
            });
            return setting.errors(system, cells, u, 0, steps, watch.seconds(), one);
        }
    }

    /** Steps made in vain cost as much as others. */
    private static final class Rejections implements StepObserver {

        private int count;

        @Override
        public void accept(double t, int index, double[] u) {}

        @Override
        public void rejected(double t, double h, double estimate) {
            count++;
        }
    }
}
