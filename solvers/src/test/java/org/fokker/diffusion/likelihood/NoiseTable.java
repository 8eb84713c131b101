package org.fokker.diffusion.likelihood;

import org.fokker.process.Schedule;

/** The variance-preserving chain of Ho, Jain and Abbeel (2020): 1000 steps, β_i linear from 1e-4 to 0.02, time i after step i. */
final class NoiseTable implements Schedule {

    static final int LENGTH = 1000;

    private final double[] lost = new double[LENGTH + 1];

    NoiseTable() {
        for (int i = 1; i <= LENGTH; i++) {
            double beta = 1e-4 + (0.02 - 1e-4) * (i - 1) / (LENGTH - 1.0);
            lost[i] = lost[i - 1] - Math.log1p(-beta);
        }
    }

    /** −log ᾱ, linear between the steps. */
    private double lost(double t) {
        int i = (int) Math.min(LENGTH - 1, Math.floor(t));
        return lost[i] + (t - i) * (lost[i + 1] - lost[i]);
    }

    @Override
    public String name() {
        return "noise-table";
    }

    @Override
    public double logScale(double t) {
        return -0.5 * lost(t);
    }

    @Override
    public double variance(double t) {
        return -Math.expm1(-lost(t));
    }

    @Override
    public double driftRate(double t) {
        return -0.5 * squaredVolatility(t);
    }

    @Override
    public double squaredVolatility(double t) {
        int i = (int) Math.min(LENGTH - 1, Math.floor(t));
        return lost[i + 1] - lost[i];
    }

    @Override
    public double transitionVariance(double s, double t) {
        return -Math.expm1(lost(s) - lost(t));
    }

    @Override
    public double timeOfLogSnr(double lambda) {
        throw new UnsupportedOperationException("the table is used with equal steps of time only");
    }

    @Override
    public double referenceVariance(double end) {
        return 1;
    }
}
