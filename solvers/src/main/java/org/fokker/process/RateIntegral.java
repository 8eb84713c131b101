package org.fokker.process;

/**
 * A noise rate β(t) with its integral B(t) = ∫_0^t β, the clock of the variance-preserving schedules, and the exact inverse.
 */
sealed interface RateIntegral permits LinearRate, CosineRate, SigmoidRate, StepwiseRate, ZeroTerminalRate {

    /** {@return β(t)} */
    double rate(double t);

    /** {@return B(t), relatively accurate as t → 0} */
    double integral(double t);

    /** {@return 1 − e^{−(B(t) − B(s))} for s ≤ t, relatively accurate as t → s} */
    double lost(double s, double t);

    /**
     * The time at which the integral has a value.
     *
     * @param value B ≥ 0
     * @return t with B(t) = value
     */
    double time(double value);

    /** {@return the time at which B grows without bound, ∞ if there is none} */
    default double last() {
        return Double.POSITIVE_INFINITY;
    }

    /** {@return the time at which generation usually begins} */
    default double usualEnd() {
        return 1;
    }
}
