package org.fokker.process;

import org.fokker.method.ParameterException;

/**
 * The Ornstein–Uhlenbeck schedule dX = −θ X dt + σ dW: a = e^{−θt}, s² = σ² (1 − e^{−2θt})/(2θ), with the stationary law
 * N(0, σ²/(2θ) I).
 */
public final class OrnsteinUhlenbeck implements Schedule {

    private final double rate;
    private final double volatility;

    private OrnsteinUhlenbeck(double rate, double volatility) {
        this.rate = rate;
        this.volatility = volatility;
    }

    /**
     * The schedule.
     *
     * @param rate θ &gt; 0
     * @param volatility σ &gt; 0
     * @return the schedule
     * @throws IllegalArgumentException if a parameter is not positive and finite
     */
    public static OrnsteinUhlenbeck of(double rate, double volatility) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new ParameterException(
                    "rate", "must be positive and finite, got " + rate + "; for rate 0 take Brownian motion");
        }
        return new OrnsteinUhlenbeck(rate, ParameterException.checkPositive("volatility", volatility));
    }

    @Override
    public String name() {
        return "ornstein-uhlenbeck";
    }

    @Override
    public boolean autonomous() {
        return true;
    }

    /** {@inheritDoc} After two relaxation times. */
    @Override
    public double usualEnd() {
        return 2 / rate;
    }

    @Override
    public double logScale(double t) {
        return -rate * t;
    }

    @Override
    public double variance(double t) {
        return -referenceVariance(t) * Math.expm1(-2 * rate * t);
    }

    @Override
    public double driftRate(double t) {
        return -rate;
    }

    @Override
    public double squaredVolatility(double t) {
        return volatility * volatility;
    }

    @Override
    public double transitionVariance(double s, double t) {
        return variance(t - s);
    }

    /** {@inheritDoc} 2θt = log(1 + 2θ e^{−2λ}/σ²). */
    @Override
    public double timeOfLogSnr(double lambda) {
        return LogSpace.softplus(-2 * lambda - Math.log(referenceVariance(0))) / (2 * rate);
    }

    /** {@inheritDoc} That of the stationary law, σ²/(2θ). */
    @Override
    public double referenceVariance(double end) {
        return 0.5 * volatility * volatility / rate;
    }
}
