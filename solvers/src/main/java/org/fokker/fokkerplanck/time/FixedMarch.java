package org.fokker.fokkerplanck.time;

import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TimeIntegrator;
import org.fokker.fokkerplanck.TimeIntegrator.StepObserver;

/**
 * A given number of steps, spread over the whole time: each segment between requested times gets the share that its length asks
 * for, rounded up, so that every requested time is hit exactly and no step is longer than the total time divided by the number of
 * steps.
 */
final class FixedMarch extends March {

    /** A segment of k steps up to rounding must not become one of k + 1. */
    private static final double ROUNDING = 1e-9;

    private final Stepper stepper;
    private final int steps;

    /** How many steps of the segment are made. */
    private int made;

    FixedMarch(
            TimeIntegrator integrator,
            SemiDiscretisation system,
            double[] times,
            double[] u,
            StepObserver observer,
            Stepper stepper,
            int steps) {
        super(integrator, system, times, u, observer);
        this.stepper = stepper;
        this.steps = steps;
    }

    @Override
    boolean step() {
        double from = times[segment - 1];
        double to = times[segment];
        double share = steps * ((to - from) / (times[times.length - 1] - times[0]));
        int n = Math.max(1, (int) Math.ceil(share - ROUNDING));
        boolean last = made + 1 == n;
        // Each time from the segment's ends, so that rounding does not pile up and the last one is hit exactly.
        double next = last ? to : from + (to - from) * (made + 1) / n;
        stepper.step(t, next - t, u);
        t = next;
        made = last ? 0 : made + 1;
        return last;
    }

    @Override
    Stepper stepper() {
        return stepper;
    }

    @Override
    double[] control() {
        return new double[] {made};
    }

    @Override
    void control(double[] control) {
        made = (int) control[0];
    }
}
