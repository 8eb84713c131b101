package org.fokker.validation.run;

import org.apache.commons.math3.distribution.TDistribution;
import org.fokker.diffusion.conditional.LinearMeasurement;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * How far the logarithm of the evidence that a chain estimates may lie from log p(y), for all reasons but the length of its steps.
 *
 * <p>What the chain does at its ends is known from exact draws of the posterior. From the reference law N(b, v I) in place of p_T the
 * evidence is p(y) E[N(X_T; b, v I)/p_T(X_T)], X_T the noised draws. At its last time the chain measures a denoised point, which lacks a
 * variance of (s/a)² at most: where the whitened error of a measured number has the variance 1 − δ in place of 1, log p(y) changes by
 * −½ δ (E r² − 1) to first order, r the whitened residual of the draws, and δ ≤ (σ s/a)².
 */
final class EvidenceBound {

    /** Exact draws of the posterior. */
    private static final int DRAWS = 4000;

    /** One side of five standard errors of a normal. */
    private static final double ALARM = 2.9e-7;

    private static final double DEVIATIONS = 5;

    private final MixtureDiffusion law;
    private final LinearMeasurement measurement;
    private final double[][] draws;
    private final RandomStream noise;

    /**
     * Draws from the posterior.
     *
     * @param law the law of the data and its process
     * @param problem the measurement
     * @param stream source of the draws; the next one gives the noise
     */
    EvidenceBound(MixtureDiffusion law, Measurements.Problem problem, RandomStream stream) {
        this.law = law;
        measurement = problem.measurement();
        draws = new double[measurement.dimension()][DRAWS];
        problem.exact().sample(stream, 0, DRAWS, draws);
        noise = stream.withStream(stream.stream() + 1);
    }

    /**
     * Sampling: quantile × s.e., of Student's law for the mean of n weights, corrected for their skewness κ. The studentised mean of
     * skewed weights has P(t ≤ −x) ≈ Φ(−x + κ (2x² + 1)/(6√n)) (P. Hall, The Bootstrap and Edgeworth Expansion, 1992, § 2.6), so that
     * x = q + κ (2q² + 1)/(6√n) to first order. A weight is a product of many factors, about log-normal, with κ = c³ + 3c for
     * its coefficient of variation c = r √n, r the relative standard error of the mean. Few particles make c large and the bound wide.
     *
     * @param logEvidence the logarithm of the mean weight; its standard error is r
     * @param n how many weights, ≥ 2
     */
    static double sampling(Estimate logEvidence, int n) {
        double q = new TDistribution(null, n - 1).inverseCumulativeProbability(1 - ALARM);
        double root = Math.sqrt(n);
        double c = logEvidence.standardError() * root;
        double skewness = c * c * c + 3 * c;
        return (q + skewness * (2 * q * q + 1) / (6 * root)) * logEvidence.standardError();
    }

    /**
     * What the ends of the chain explain.
     *
     * @param start its last time
     * @param end its first time
     */
    double ends(double start, double end) {
        return first(end) + last(start);
    }

    private double first(double end) {
        Schedule schedule = law.process().schedule();
        double a = schedule.scale(end);
        double s = Math.sqrt(schedule.variance(end));
        double[] shift = law.process().shift(end);
        int d = draws.length;
        double[][] noised = new double[d][DRAWS];
        double[][] z = new double[d][DRAWS];
        GaussianMixture.standardNormal(d).sample(noise, 0, DRAWS, z);
        for (int l = 0; l < d; l++) {
            for (int j = 0; j < DRAWS; j++) {
                noised[l][j] = a * draws[l][j] + shift[l] + s * z[l][j];
            }
        }
        double deviation = Math.sqrt(schedule.referenceVariance(end));
        GaussianMixture reference =
                GaussianMixture.isotropic(new double[] {1}, new double[][] {shift}, new double[] {deviation});
        double[] ratio = new double[DRAWS];
        double[] exact = new double[DRAWS];
        reference.logDensity(noised, DRAWS, ratio);
        law.logDensity(end, noised, DRAWS, exact);
        for (int j = 0; j < DRAWS; j++) {
            ratio[j] = Math.exp(ratio[j] - exact[j]);
        }
        Estimate mean = Estimate.ofMean(ratio);
        return Math.abs(Math.log(mean.value())) + DEVIATIONS * mean.standardError() / mean.value();
    }

    private double last(double start) {
        Schedule schedule = law.process().schedule();
        double left = schedule.variance(start) / (schedule.scale(start) * schedule.scale(start));
        double[][] along = new double[measurement.rank()][DRAWS];
        measurement.project(draws, DRAWS, along);
        double sum = 0;
        for (int i = 0; i < along.length; i++) {
            double gain = measurement.gain(i);
            double squares = 0;
            for (double coordinate : along[i]) {
                double residual = measurement.reduced(i) - gain * coordinate;
                squares += residual * residual / DRAWS;
            }
            sum += 0.5 * gain * gain * left * (squares + 1);
        }
        return sum;
    }
}
