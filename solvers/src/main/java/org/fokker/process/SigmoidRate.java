package org.fokker.process;

import org.fokker.method.ParameterException;

/**
 * The sigmoid schedule of A. Jabri, D. Fleet and T. Chen (ICML 2023), without their clipping: with S(y) = 1/(1 + e^{−y}) and y = p +
 * (q − p) t, e^{−B(t)} = (S(q) − S(y))/(S(q) − S(p)). All signal is lost at t = 1, where the rate grows without bound; times
 * are in [0, 1], the rate in [0, 1).
 *
 * <p>Differences of sigmoids are taken as S(y) − S(z) = ½ sinh(½(y − z))/(cosh ½y cosh ½z), which does not cancel.
 *
 * @param from p
 * @param to q &gt; p
 */
record SigmoidRate(double from, double to) implements RateIntegral {

    SigmoidRate {
        if (!Double.isFinite(from)) {
            throw new ParameterException("sigmoid-from", "must be finite, got " + from);
        }
        if (!(to > from && to < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(
                    "sigmoid-to", "must be finite and greater than sigmoid-from = " + from + ", got " + to);
        }
    }

    @Override
    public double rate(double t) {
        if (!(t >= 0 && t < 1)) {
            throw new IllegalArgumentException("the sigmoid rate is finite for times in [0, 1), got " + t);
        }
        double half = 0.5 * (to - from);
        return half * Math.cosh(0.5 * to) / (Math.cosh(0.5 * place(t)) * Math.sinh(half * (1 - t)));
    }

    /** −log(1 − lost) while little is lost, the logarithm of what is left later. */
    @Override
    public double integral(double t) {
        double lost = lost(0, t);
        if (lost < 0.5) {
            return -Math.log1p(-lost);
        }
        double half = 0.5 * (to - from);
        return -Math.log(Math.sinh(half * (1 - t)) / Math.sinh(half))
                - Math.log(Math.cosh(0.5 * from) / Math.cosh(0.5 * place(t)));
    }

    /** (S(y_t) − S(y_s))/(S(q) − S(y_s)). */
    @Override
    public double lost(double s, double t) {
        checkTime(s);
        checkTime(t);
        if (s == t) {
            return 0;
        }
        double half = 0.5 * (to - from);
        return Math.sinh(half * (t - s))
                * Math.cosh(0.5 * to)
                / (Math.cosh(0.5 * place(t)) * Math.sinh(half * (1 - s)));
    }

    /** What is left makes a point on the line between tanh ½p and tanh ½q; the time is counted from the nearer end. */
    @Override
    public double time(double value) {
        double first = Math.tanh(0.5 * from);
        double last = Math.tanh(0.5 * to);
        double whole = Math.sinh(0.5 * (to - from)) / (Math.cosh(0.5 * from) * Math.cosh(0.5 * to));
        double left = Math.exp(-value);
        if (left > 0.5) {
            double rise = -Math.expm1(-value) * whole;
            return artanh(rise / (1 - first * (first + rise))) / (0.5 * (to - from));
        }
        double rise = left * whole;
        return 1 - artanh(rise / (1 - last * (last - rise))) / (0.5 * (to - from));
    }

    @Override
    public double last() {
        return 1;
    }

    @Override
    public double usualEnd() {
        return 0.99;
    }

    private double place(double t) {
        return from + (to - from) * t;
    }

    private static double artanh(double x) {
        return 0.5 * Math.log1p(2 * x / (1 - x));
    }

    private static void checkTime(double t) {
        if (!(t >= 0 && t <= 1)) {
            throw new IllegalArgumentException("the sigmoid schedule is defined for times in [0, 1], got " + t);
        }
    }
}
