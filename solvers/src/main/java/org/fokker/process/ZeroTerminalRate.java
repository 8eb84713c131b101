package org.fokker.process;

/**
 * A rate whose signal is moved to vanish at a last time T: a ← (a − a(T))/(1 − a(T)), the shift and stretch of S. Lin, B. Liu, J. Li
 * and X. Yang (WACV 2024), taken from the data at t = 0 where they take it from the first step. The rate grows without bound
 * towards T.
 *
 * <p>With l the share that the given rate loses, 1 − a(t)/a(s) = l/(1 + √(1 − l)), and all that is needed follows from
 * such terms without cancellation.
 *
 * @param given the rate to be changed
 * @param last T &gt; 0
 */
record ZeroTerminalRate(RateIntegral given, double last) implements RateIntegral {

    ZeroTerminalRate {
        if (!(last > 0 && last < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the last time must be positive and finite, got " + last);
        }
    }

    /** β a/(a − a(T)). */
    @Override
    public double rate(double t) {
        if (!(t >= 0 && t < last)) {
            throw new IllegalArgumentException("the rate is finite for times in [0, " + last + "), got " + t);
        }
        return given.rate(t) / decrease(t, last);
    }

    @Override
    public double integral(double t) {
        checkTime(t);
        double share = decrease(0, t) / decrease(0, last);
        if (share < 0.5) {
            return -2 * Math.log1p(-share);
        }
        // What is left of the signal, (a(t) − a(T))/(1 − a(T)).
        return -2 * Math.log(Math.exp(-0.5 * given.integral(t)) * decrease(t, last) / decrease(0, last));
    }

    @Override
    public double lost(double s, double t) {
        checkTime(s);
        checkTime(t);
        if (s == t) {
            return 0;
        }
        double share = t == last ? 1 : decrease(s, t) / decrease(s, last);
        return share * (2 - share);
    }

    /** 1 − a of the given rate is (1 − a(T)) (1 − e^{−B/2}). */
    @Override
    public double time(double value) {
        double fallen = -decrease(0, last) * Math.expm1(-0.5 * value);
        return value == Double.POSITIVE_INFINITY ? last : Math.min(last, given.time(-2 * Math.log1p(-fallen)));
    }

    /** {@inheritDoc} The last time itself, where samplers can begin and marches of the rate cannot. */
    @Override
    public double usualEnd() {
        return last;
    }

    /** 1 − a(t)/a(s) of the given rate. */
    private double decrease(double s, double t) {
        double lost = given.lost(s, t);
        return lost / (1 + Math.sqrt(1 - lost));
    }

    private void checkTime(double t) {
        if (!(t >= 0 && t <= last)) {
            throw new IllegalArgumentException("the schedule is defined for times in [0, " + last + "], got " + t);
        }
    }
}
