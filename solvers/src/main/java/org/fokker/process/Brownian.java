package org.fokker.process;

import org.fokker.method.ParameterException;

/** Brownian motion dX = σ dW: a = 1, s² = σ² t, f = 0, g² = σ². */
public final class Brownian implements Schedule {

    private final double volatility;

    private Brownian(double volatility) {
        this.volatility = volatility;
    }

    /**
     * The schedule.
     *
     * @param volatility σ &gt; 0
     * @return the schedule
     * @throws IllegalArgumentException if the volatility is not positive and finite
     */
    public static Brownian of(double volatility) {
        return new Brownian(ParameterException.checkPositive("volatility", volatility));
    }

    @Override
    public String name() {
        return "brownian";
    }

    @Override
    public boolean autonomous() {
        return true;
    }

    @Override
    public double logScale(double t) {
        return 0;
    }

    @Override
    public double variance(double t) {
        return volatility * volatility * t;
    }

    @Override
    public double driftRate(double t) {
        return 0;
    }

    @Override
    public double squaredVolatility(double t) {
        return volatility * volatility;
    }

    @Override
    public double transitionVariance(double s, double t) {
        return variance(t - s);
    }

    @Override
    public double timeOfLogSnr(double lambda) {
        return Math.exp(-2 * (lambda + Math.log(volatility)));
    }

    @Override
    public double referenceVariance(double end) {
        return variance(end);
    }
}
