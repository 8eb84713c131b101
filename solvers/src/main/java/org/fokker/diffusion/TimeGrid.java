package org.fokker.diffusion;

import org.fokker.process.Schedule;

/**
 * The times T = t_0 &gt; t_1 &gt; … &gt; t_N ≥ 0 through which a sampler runs, in the order in which it meets them, with the
 * scale a, the deviation s and the half log-SNR λ at each. Immutable.
 *
 * <p>λ may be +∞ at the last time (s = 0: the data) and −∞ at the first (a = 0: zero terminal signal-to-noise ratio).
 */
public final class TimeGrid {

    private final Schedule schedule;
    private final double[] time;
    private final double[] scale;
    private final double[] deviation;
    private final double[] logSnr;

    private TimeGrid(Schedule schedule, double[] time) {
        this.schedule = schedule;
        this.time = time;
        scale = new double[time.length];
        deviation = new double[time.length];
        logSnr = new double[time.length];
        for (int k = 0; k < time.length; k++) {
            scale[k] = schedule.scale(time[k]);
            deviation[k] = Math.sqrt(schedule.variance(time[k]));
            logSnr[k] = schedule.logSnr(time[k]);
        }
    }

    /**
     * A grid through given times.
     *
     * @param schedule the schedule of the process
     * @param times at least two strictly decreasing times ≥ 0; copied
     * @return the grid
     * @throws IllegalArgumentException if the times do not decrease, or are negative or not finite
     */
    public static TimeGrid through(Schedule schedule, double... times) {
        if (times.length < 2) {
            throw new IllegalArgumentException("a time grid needs at least two times, got " + times.length);
        }
        for (int k = 0; k < times.length; k++) {
            if (!(times[k] >= 0 && times[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("time " + k + " must be finite and not negative, got " + times[k]);
            }
            if (k > 0 && !(times[k] < times[k - 1])) {
                throw new IllegalArgumentException(
                        "times must decrease strictly, got " + times[k] + " after " + times[k - 1] + " at place " + k);
            }
        }
        return new TimeGrid(schedule, times.clone());
    }

    /**
     * A grid with a spacing.
     *
     * @param schedule the schedule of the process
     * @param spacing where the times lie
     * @param start last time met, the end of the generation, ≥ 0
     * @param end first time met, T
     * @param steps number N of steps, ≥ 1
     * @return the grid
     * @throws IllegalArgumentException if the spacing cannot reach one of the ends, or puts two times in one place
     */
    public static TimeGrid of(Schedule schedule, TimeSpacing spacing, double start, double end, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a time grid needs at least one step, got " + steps);
        }
        double[] increasing = spacing.times(schedule, start, end, steps);
        double[] times = new double[increasing.length];
        for (int k = 0; k < times.length; k++) {
            times[k] = increasing[increasing.length - 1 - k];
        }
        return through(schedule, times);
    }

    /** {@return the schedule of the process} */
    public Schedule schedule() {
        return schedule;
    }

    /** {@return N} */
    public int steps() {
        return time.length - 1;
    }

    /**
     * Returns a time.
     *
     * @param k its number, 0 … N
     * @return t_k
     */
    public double time(int k) {
        return time[k];
    }

    /**
     * Returns the scale of the data.
     *
     * @param k number of the time, 0 … N
     * @return a(t_k)
     */
    public double scale(int k) {
        return scale[k];
    }

    /**
     * Returns the deviation of the noise.
     *
     * @param k number of the time, 0 … N
     * @return s(t_k)
     */
    public double deviation(int k) {
        return deviation[k];
    }

    /**
     * Returns half the logarithm of the signal-to-noise ratio.
     *
     * @param k number of the time, 0 … N
     * @return λ(t_k), infinite where a or s is zero
     */
    public double logSnr(int k) {
        return logSnr[k];
    }

    /**
     * Returns the length of a step in λ.
     *
     * @param k number of the step, 0 … N − 1
     * @return h = λ(t_{k+1}) − λ(t_k) &gt; 0; infinite where the step begins at a = 0 or ends at s = 0
     */
    public double logSnrStep(int k) {
        return logSnr[k + 1] - logSnr[k];
    }
}
