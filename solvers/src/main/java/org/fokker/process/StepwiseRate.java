package org.fokker.process;

import java.util.Arrays;

/**
 * The chain X_i = √(1 − β_i) X_{i−1} + √β_i ε_i of J. Ho, A. Jain and P. Abbeel (NeurIPS 2020) in continuous time: the rate is
 * −log(1 − β_i) for i − 1 &lt; t ≤ i, so that the law at the time i is exactly that of the chain after i steps. Beyond the last
 * step its rate goes on.
 */
final class StepwiseRate implements RateIntegral {

    /** Up to so many whole steps are summed by themselves; a difference of two prefix sums would lose their leading digits. */
    private static final int FEW = 64;

    /** Rate of each step. */
    private final double[] rate;

    /** B at the beginning of each step. */
    private final double[] before;

    /**
     * Embeds a chain.
     *
     * @param beta β_1, …, β_T, each in (0, 1); at least one
     */
    StepwiseRate(double... beta) {
        if (beta.length == 0) {
            throw new IllegalArgumentException("a chain needs at least one step");
        }
        rate = new double[beta.length];
        before = new double[beta.length];
        for (int i = 0; i < beta.length; i++) {
            if (!(beta[i] > 0 && beta[i] < 1)) {
                throw new IllegalArgumentException("β of step " + (i + 1) + " must be in (0, 1), got " + beta[i]);
            }
            rate[i] = -Math.log1p(-beta[i]);
            before[i] = i == 0 ? 0 : before[i - 1] + rate[i - 1];
        }
    }

    /** {@inheritDoc} After the last step. */
    @Override
    public double usualEnd() {
        return rate.length;
    }

    @Override
    public double rate(double t) {
        return rate[step(t)];
    }

    @Override
    public double integral(double t) {
        int i = step(t);
        return before[i] + rate[i] * (t - i);
    }

    @Override
    public double lost(double s, double t) {
        int from = step(s);
        int to = step(t);
        double integral;
        if (from == to) {
            integral = rate[to] * (t - s);
        } else {
            integral = rate[from] * (from + 1 - s) + rate[to] * (t - to);
            if (to - from <= FEW) {
                for (int i = from + 1; i < to; i++) {
                    integral += rate[i];
                }
            } else {
                integral += before[to] - before[from + 1];
            }
        }
        return -Math.expm1(-integral);
    }

    @Override
    public double time(double value) {
        int found = Arrays.binarySearch(before, value);
        int i = found >= 0 ? found : -found - 2;
        return i + (value - before[i]) / rate[i];
    }

    /** Number of the step, from 0, that a time lies in; an integer time ends its step. */
    private int step(double t) {
        if (!(t >= 0)) {
            throw new IllegalArgumentException("time must not be negative, got " + t);
        }
        return (int) Math.max(0, Math.min(rate.length, Math.ceil(t)) - 1);
    }
}
