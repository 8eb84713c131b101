package org.fokker.fokkerplanck.time;

import java.util.function.Function;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.Stepping;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.method.Promises;

/**
 * Marches with a one-step rule. A given number of steps is spread over the whole time; each segment between requested times
 * gets the share that its length asks for, rounded up, so that every requested time is hit exactly and no step is longer
 * than the total time divided by the number of steps.
 *
 * @param <S> capability that the rule needs
 */
final class OneStepIntegrator<S extends SemiDiscretisation> implements TimeIntegrator {

    /** A segment of k steps up to rounding must not become one of k + 1. */
    private static final double ROUNDING = 1e-9;

    private final String name;
    private final Promises promises;
    private final int steps;
    private final Class<S> requires;
    private final Function<S, Stepper> rule;

    OneStepIntegrator(String name, Promises promises, Stepping stepping, Class<S> requires, Function<S, Stepper> rule) {
        if (!(stepping instanceof Stepping.Fixed fixed)) {
            throw new IllegalArgumentException(
                    name + " does not estimate its error: give a number of steps instead of a " + stepping);
        }
        this.name = name;
        this.promises = promises;
        this.steps = fixed.steps();
        this.requires = requires;
        this.rule = rule;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Promises promises() {
        return promises;
    }

    @Override
    public Class<? extends SemiDiscretisation> requires() {
        return requires;
    }

    @Override
    public int integrate(SemiDiscretisation system, double[] u, double[] times, StepObserver observer) {
        Marching.check(this, system, u, times);
        Stepper stepper = rule.apply(requires.cast(system));
        double start = times[0];
        double length = times[times.length - 1] - start;
        int made = 0;
        observer.accept(start, 0, u);
        for (int segment = 1; segment < times.length; segment++) {
            double from = times[segment - 1];
            double to = times[segment];
            int n = Math.max(1, (int) Math.ceil(steps * ((to - from) / length) - ROUNDING));
            double t = from;
            for (int i = 1; i <= n; i++) {
                // Each time from the segment's ends, so that rounding does not pile up and the last one is hit exactly.
                double next = i == n ? to : from + (to - from) * i / n;
                stepper.step(t, next - t, u);
                t = next;
                made++;
                Marching.requireFinite(this, system, t, u);
                observer.accept(t, i == n ? segment : -1, u);
            }
        }
        return made;
    }

    @Override
    public String toString() {
        return name + ", " + steps + " steps";
    }

    /** The refusal of an unstable explicit step, with how many times as many steps would be stable. */
    static IllegalArgumentException unstable(String name, double t, double h, double largest) {
        return new IllegalArgumentException(
                name + ": the step " + h + " at t = " + t + " is unstable, the largest stable one is " + largest
                        + "; take " + (long) Math.ceil(h / largest) + " times as many steps, or an implicit scheme");
    }
}
