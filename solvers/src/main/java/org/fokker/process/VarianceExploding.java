package org.fokker.process;

import org.fokker.method.ParameterException;

/**
 * The variance-exploding schedule (Song et al. 2021): a = 1 and s² = σ²(t) − σ²(0) with σ(t) = σmin (σmax/σmin)^t, so
 * f = 0, g² = dσ²/dt, u = 1/s². Usually for t in [0, 1]; it goes on beyond.
 */
public final class VarianceExploding implements Schedule {

    private final double sigmaMin;

    /** d log σ² / dt. */
    private final double growth;

    private VarianceExploding(double sigmaMin, double growth) {
        this.sigmaMin = sigmaMin;
        this.growth = growth;
    }

    /**
     * The geometric schedule.
     *
     * @param sigmaMin σ(0) &gt; 0
     * @param sigmaMax σ(1) &gt; σ(0)
     * @return the schedule
     * @throws IllegalArgumentException if the deviations are not as described
     */
    public static VarianceExploding geometric(double sigmaMin, double sigmaMax) {
        ParameterException.checkPositive("sigma-min", sigmaMin);
        ParameterException.checkPositive("sigma-max", sigmaMax);
        if (sigmaMax <= sigmaMin) {
            throw new ParameterException(
                    "sigma-max", "must be greater than sigma-min = " + sigmaMin + ", got " + sigmaMax);
        }
        return new VarianceExploding(sigmaMin, 2 * (Math.log(sigmaMax) - Math.log(sigmaMin)));
    }

    @Override
    public String name() {
        return "variance-exploding";
    }

    @Override
    public double logScale(double t) {
        return 0;
    }

    @Override
    public double variance(double t) {
        return sigmaMin * sigmaMin * Math.expm1(growth * t);
    }

    @Override
    public double driftRate(double t) {
        return 0;
    }

    @Override
    public double squaredVolatility(double t) {
        return growth * sigmaMin * sigmaMin * Math.exp(growth * t);
    }

    @Override
    public double transitionVariance(double s, double t) {
        return sigmaMin * sigmaMin * Math.exp(growth * s) * Math.expm1(growth * (t - s));
    }

    /** {@inheritDoc} growth · t = log(1 + e^{−2λ}/σmin²). */
    @Override
    public double timeOfLogSnr(double lambda) {
        return LogSpace.softplus(-2 * (lambda + Math.log(sigmaMin))) / growth;
    }

    @Override
    public double referenceVariance(double end) {
        return variance(end);
    }
}
