package org.fokker.process;

/**
 * The sub-variance-preserving schedule (Song et al. 2021): with a linear rate β and B(t) = ∫_0^t β, a = e^{−B/2},
 * s² = (1 − e^{−B})², f = −β/2, g² = β (1 − e^{−2B}), u = 1/(4 sinh²(B/2)).
 */
public final class SubVariancePreserving implements Schedule {

    private final RateIntegral rate;

    private SubVariancePreserving(RateIntegral rate) {
        this.rate = rate;
    }

    /**
     * The linear rate β(t) = βmin + (βmax − βmin) t, usually for t in [0, 1]; it goes on beyond.
     *
     * @param betaMin β(0), ≥ 0
     * @param betaMax β(1), ≥ β(0) and positive
     * @return the schedule
     * @throws IllegalArgumentException if the rates are not as described
     */
    public static SubVariancePreserving linear(double betaMin, double betaMax) {
        return new SubVariancePreserving(new LinearRate(betaMin, betaMax));
    }

    @Override
    public String name() {
        return "sub-variance-preserving";
    }

    @Override
    public double logScale(double t) {
        return -0.5 * rate.integral(t);
    }

    @Override
    public double variance(double t) {
        double deviation = rate.lost(0, t);
        return deviation * deviation;
    }

    @Override
    public double driftRate(double t) {
        return -0.5 * rate.rate(t);
    }

    @Override
    public double squaredVolatility(double t) {
        return -rate.rate(t) * Math.expm1(-2 * rate.integral(t));
    }

    /** {@inheritDoc} It factorises: (1 − e^{−(B_t − B_s)}) (1 − e^{−(B_t + B_s)}). */
    @Override
    public double transitionVariance(double s, double t) {
        return -rate.lost(s, t) * Math.expm1(-(rate.integral(s) + rate.integral(t)));
    }

    /** {@inheritDoc} B = 2 arsinh(e^{−λ}/2). */
    @Override
    public double timeOfLogSnr(double lambda) {
        return rate.time(2 * LogSpace.arsinhExp(-lambda - Math.log(2)));
    }

    @Override
    public double referenceVariance(double end) {
        return 1;
    }
}
