package org.fokker.diffusion;

import org.fokker.process.Schedule;

/** Equal steps in λ = ½ log(a²/s²), half the logarithm of the signal-to-noise ratio. */
record LogSnrSpacing() implements TimeSpacing {

    static final String NAME = "log-snr";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[] times(Schedule schedule, double start, double end, int steps) {
        double first = finite(schedule, start, NAME);
        double last = finite(schedule, end, NAME);
        return PowerSpacing.between(start, end, steps, share -> schedule.timeOfLogSnr(first + (last - first) * share));
    }

    /** λ(t), where it is finite. */
    static double finite(Schedule schedule, double t, String spacing) {
        double lambda = schedule.logSnr(t);
        if (!Double.isFinite(lambda)) {
            throw new IllegalArgumentException(
                    "spacing '" + spacing + "' needs a finite signal-to-noise ratio, and at t = " + t
                            + " half its logarithm is " + lambda + "; take times inside, or spacing 'time'");
        }
        return lambda;
    }
}
