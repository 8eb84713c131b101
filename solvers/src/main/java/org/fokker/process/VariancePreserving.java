package org.fokker.process;

/** VP with linear β(t) = βmin + (βmax − βmin) t: a = e^{−B/2}, s² = 1 − e^{−B}, B = ∫β. */
public final class VariancePreserving implements Schedule {

    private final double betaMin;
    private final double betaMax;

    private VariancePreserving(double betaMin, double betaMax) {
        this.betaMin = betaMin;
        this.betaMax = betaMax;
    }

    public static VariancePreserving linear(double betaMin, double betaMax) {
        return new VariancePreserving(betaMin, betaMax);
    }

    private double integral(double t) {
        return t * (betaMin + 0.5 * (betaMax - betaMin) * t);
    }

    private double beta(double t) {
        return betaMin + (betaMax - betaMin) * t;
    }

    @Override
    public String name() {
        return "variance-preserving";
    }

    @Override
    public double logScale(double t) {
        return -0.5 * integral(t);
    }

    @Override
    public double variance(double t) {
        return -Math.expm1(-integral(t));
    }

    @Override
    public double driftRate(double t) {
        return -0.5 * beta(t);
    }

    @Override
    public double squaredVolatility(double t) {
        return beta(t);
    }

    @Override
    public double transitionVariance(double s, double t) {
        return -Math.expm1(-(t - s) * (betaMin + 0.5 * (betaMax - betaMin) * (s + t)));
    }

    @Override
    public double timeOfLogSnr(double lambda) {
        double b = lambda > 0 ? Math.log1p(Math.exp(-2 * lambda)) : -2 * lambda + Math.log1p(Math.exp(2 * lambda));
        double slope = betaMax - betaMin;
        return 2 * b / (betaMin + Math.sqrt(betaMin * betaMin + 2 * slope * b));
    }

    @Override
    public double referenceVariance(double end) {
        return 1;
    }
}
