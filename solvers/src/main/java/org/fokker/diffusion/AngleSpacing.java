package org.fokker.diffusion;

import org.fokker.process.Schedule;

/**
 * Equal steps of the angle φ = arctan(δ a/s), which runs from 0 at a = 0 to π/2 at s = 0.
 *
 * <p>It is optimal for the implicit model (η = 0) on Gaussian data of deviation δ: in units of the exact deviation √(δ²a² + s²) a step
 * multiplies a point by [δ² a_n a_k + s_n s_k]/(√(δ²a_n² + s_n²) √(δ²a_k² + s_k²)) = cos(φ_n − φ_k), and because log cos is concave,
 * the product of the cosines of angles with a given sum is nearest to one where they are equal — for every number of steps.
 *
 * @param deviation δ &gt; 0
 */
record AngleSpacing(double deviation) implements TimeSpacing {

    static final String NAME = "angle";

    AngleSpacing {
        if (!(deviation > 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException(
                    "spacing '" + NAME + "' needs a deviation that is positive and finite, got " + deviation);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[] times(Schedule schedule, double start, double end, int steps) {
        double first = Math.atan(deviation * Math.exp(schedule.logSnr(start)));
        double last = Math.atan(deviation * Math.exp(schedule.logSnr(end)));
        return PowerSpacing.between(
                start,
                end,
                steps,
                share -> schedule.timeOfLogSnr(Math.log(Math.tan(first + (last - first) * share) / deviation)));
    }
}
