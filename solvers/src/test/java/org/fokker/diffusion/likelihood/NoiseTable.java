package org.fokker.diffusion.likelihood;

import java.util.function.IntToDoubleFunction;
import org.fokker.process.Schedule;

/** Variance-preserving chains of 1000 steps, time i after step i. */
final class NoiseTable implements Schedule {

    static final int LENGTH = 1000;

    private final double[] lost = new double[LENGTH + 1];

    private NoiseTable(IntToDoubleFunction beta) {
        for (int i = 1; i <= LENGTH; i++) {
            lost[i] = lost[i - 1] - Math.log1p(-beta.applyAsDouble(i));
        }
    }

    /** Ho, Jain and Abbeel (2020): β_i linear from 1e-4 to 0.02. */
    static NoiseTable linear() {
        return new NoiseTable(i -> 1e-4 + (0.02 - 1e-4) * (i - 1) / (LENGTH - 1.0));
    }

    /** Nichol and Dhariwal (2021): ᾱ_i ∝ cos² of (i/1000 + 0.008)/1.008 right angles, β_i at most 0.999. */
    static NoiseTable cosine() {
        return new NoiseTable(i -> Math.min(0.999, 1 - remaining(i) / remaining(i - 1)));
    }

    private static double remaining(int i) {
        double cosine = Math.cos(((double) i / LENGTH + 0.008) / 1.008 * Math.PI / 2);
        return cosine * cosine;
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
