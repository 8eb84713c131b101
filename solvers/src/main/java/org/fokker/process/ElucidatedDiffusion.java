package org.fokker.process;

/** The schedule of Karras et al. (2022), "EDM": variance exploding with the deviation as time, a = 1, s = t, g² = 2t. */
public final class ElucidatedDiffusion implements Schedule {

    /** Creates the schedule; it has no parameters. */
    public ElucidatedDiffusion() {}

    @Override
    public String name() {
        return "edm";
    }

    /** {@inheritDoc} Some ten deviations of data of unit size. */
    @Override
    public double usualEnd() {
        return 10;
    }

    @Override
    public double logScale(double t) {
        return 0;
    }

    @Override
    public double variance(double t) {
        return t * t;
    }

    @Override
    public double driftRate(double t) {
        return 0;
    }

    @Override
    public double squaredVolatility(double t) {
        return 2 * t;
    }

    @Override
    public double transitionVariance(double s, double t) {
        return (t - s) * (t + s);
    }

    @Override
    public double timeOfLogSnr(double lambda) {
        return Math.exp(-lambda);
    }

    /** {@inheritDoc} Exact where s² itself would under- or overflow. */
    @Override
    public double logSnr(double t) {
        return -Math.log(t);
    }

    @Override
    public double referenceVariance(double end) {
        return end * end;
    }
}
