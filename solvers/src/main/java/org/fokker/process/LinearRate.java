package org.fokker.process;

import org.fokker.method.ParameterException;

/**
 * β(t) = βmin + (βmax − βmin) t, continued linearly beyond t = 1.
 *
 * @param betaMin β(0) ≥ 0
 * @param betaMax β(1) ≥ β(0), positive
 */
record LinearRate(double betaMin, double betaMax) implements RateIntegral {

    LinearRate {
        if (!(betaMin >= 0)) {
            throw new ParameterException("beta-min", "must not be negative, got " + betaMin);
        }
        ParameterException.checkPositive("beta-max", betaMax);
        if (betaMax < betaMin) {
            throw new ParameterException("beta-max", "must not be below beta-min = " + betaMin + ", got " + betaMax);
        }
    }

    @Override
    public double rate(double t) {
        return betaMin + (betaMax - betaMin) * t;
    }

    @Override
    public double integral(double t) {
        return t * (betaMin + 0.5 * (betaMax - betaMin) * t);
    }

    @Override
    public double lost(double s, double t) {
        return -Math.expm1(-(t - s) * (betaMin + 0.5 * (betaMax - betaMin) * (s + t)));
    }

    /** The positive root of ½ (βmax − βmin) t² + βmin t = B in the form that does not cancel. */
    @Override
    public double time(double value) {
        if (value == 0) {
            return 0;
        }
        double slope = betaMax - betaMin;
        return 2 * value / (betaMin + Math.sqrt(betaMin * betaMin + 2 * slope * value));
    }
}
