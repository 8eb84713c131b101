package org.fokker.diffusion;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.fokker.process.Schedule;

/**
 * Equal steps in a power of time: t_i = (t_0^{1/q} + (i/n)(t_n^{1/q} − t_0^{1/q}))^q. The power 1 gives equal steps, 2 the
 * quadratic spacing of J. Song, C. Meng and S. Ermon, ICLR (2021).
 *
 * @param name registry name
 * @param power q ≥ 1
 */
record PowerSpacing(String name, double power) implements TimeSpacing {

    @Override
    public double[] times(Schedule schedule, double start, double end, int steps) {
        double first = Math.pow(start, 1 / power);
        double last = Math.pow(end, 1 / power);
        return between(start, end, steps, share -> Math.pow(first + (last - first) * share, power));
    }

    /** Fills in the times between two given ones. */
    static double[] between(double start, double end, int steps, DoubleUnaryOperator timeOfShare) {
        double[] t = new double[steps + 1];
        Arrays.setAll(t, i -> timeOfShare.applyAsDouble((double) i / steps));
        t[0] = start;
        t[steps] = end;
        return t;
    }
}
