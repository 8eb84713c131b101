package org.fokker.diffusion.score;

import org.fokker.process.Schedule;

/**
 * The clock θ = log(τ + v) with τ = s²/a², the noise-to-signal ratio. In τ every affine-Gaussian process is Brownian motion, and for Y = X_0 +
 * √τ ε the inequality of Stam and Blachman, 1/J(Y) ≥ 1/J(X_0) + τ/d, bounds the mean square of the score, J(Y) = E|∇ log p|² ≤ d/(τ + v)
 * with v = d/J(X_0) (A. J. Stam, Information and Control 2 (1959) 101–112): what changes with the score changes by about the same share in equal
 * intervals of θ.
 *
 * @param schedule of the process
 * @param variance v &gt; 0
 */
record NoiseClock(Schedule schedule, double variance) {

    /** τ(t), for t ≥ 0. */
    double noise(double t) {
        return t == 0 ? 0 : Math.exp(-2 * schedule.logSnr(t));
    }

    /** θ(t₁) − θ(t₀), for t₁ ≥ t₀ ≥ 0. */
    double interval(double from, double to) {
        double tau = noise(from);
        return Math.log1p((noise(to) - tau) / (tau + variance));
    }

    /**
     * Writes times at equal intervals of θ.
     *
     * @param from first time
     * @param to last time
     * @param intervals how many intervals
     * @param times receives the first time at {@code offset}, the last at offset + intervals
     * @param offset see there
     */
    void divide(double from, double to, int intervals, double[] times, int offset) {
        double tau = noise(from);
        double range = interval(from, to);
        for (int k = 1; k < intervals; k++) {
            double ratio = tau + (tau + variance) * Math.expm1(range * k / intervals);
            times[offset + k] = schedule.timeOfLogSnr(-0.5 * Math.log(ratio));
        }
        times[offset] = from;
        times[offset + intervals] = to;
    }
}
