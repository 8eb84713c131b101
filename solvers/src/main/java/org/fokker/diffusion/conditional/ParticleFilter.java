package org.fokker.diffusion.conditional;

import java.util.Arrays;
import java.util.function.Supplier;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * Independent filters of N particles each, of which every one gives one point: a particle chosen by its weight at the end. Particles
 * are resampled where their effective number (Σ w)²/Σ w² falls below a share of N. The mean weight of a filter is an unbiased
 * estimate of the evidence of the chain.
 *
 * @param particles N
 * @param resampling how particles are drawn anew
 * @param threshold share of N, in [0, 1]: 0 never resamples, 1 always unless all weights are equal
 */
record ParticleFilter(int particles, Resampling resampling, double threshold) {

    ParticleFilter {
        if (particles < 1) {
            throw new IllegalArgumentException("a filter needs at least one particle, got " + particles);
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "the effective number at which a filter resamples is a share in [0, 1], got " + threshold);
        }
    }

    /**
     * Runs n filters.
     *
     * @param makers make the steps of one filter each
     * @param d dimension
     * @param stream source of the normals; the next stream gives the uniforms
     * @param n how many filters, and points
     * @param workers who does the work
     */
    PosteriorSamples run(Supplier<? extends FilterSteps> makers, int d, RandomStream stream, int n, Workers workers) {
        double[][] points = new double[d][n];
        double[] logMeans = new double[n];
        double[][] sizes = new double[n][];
        workers.run(n, filter -> {
            FilterSteps steps = makers.get();
            sizes[filter] = new double[steps.steps() + 1];
            logMeans[filter] = filter(steps, d, stream, filter, points, sizes[filter]);
        });
        double[] effective = new double[sizes[0].length];
        for (double[] of : sizes) {
            for (int k = 0; k < effective.length; k++) {
                effective[k] += of[k] / n;
            }
        }
        return new PosteriorSamples(points, n < 2 ? null : logMean(logMeans), effective);
    }

    private double filter(
            FilterSteps steps, int d, RandomStream stream, int filter, double[][] points, double[] sizes) {
        RandomStream choices = stream.withStream(stream.stream() + 1);
        long firstPath = (long) filter * particles;
        double[][] x = new double[d][particles];
        double[][] next = new double[d][particles];
        double[] logWeights = new double[particles];
        double[] weights = new double[particles];
        double[] u = new double[particles];
        int[] parents = new int[particles];
        int last = steps.steps();
        double logEvidence = steps.logConstant();
        steps.start(stream, firstPath, x, logWeights);
        for (int k = 0; k <= last; k++) {
            steps.weigh(k, x, logWeights);
            double logMean = normalise(logWeights, weights, k);
            sizes[k] = effectiveSize(weights);
            if (k == last) {
                logEvidence += logMean;
            } else {
                if (sizes[k] < threshold * particles) {
                    choices.uniforms(firstPath, k, resampling.uniforms(particles), u);
                    resampling.choose(weights, u, parents);
                    logEvidence += logMean;
                    Arrays.fill(logWeights, 0);
                } else {
                    Arrays.setAll(parents, j -> j);
                }
                steps.move(k, x, parents, stream, firstPath, next);
                double[][] old = x;
                x = next;
                next = old;
            }
        }
        // One particle by its weight: systematic resampling of one.
        choices.uniforms(firstPath, last, 1, u);
        int chosen = 0;
        double sum = weights[0];
        while (sum <= u[0] && chosen < particles - 1) {
            sum += weights[++chosen];
        }
        double[][] denoised = steps.denoised();
        for (int l = 0; l < d; l++) {
            points[l][filter] = denoised[l][chosen];
        }
        return logEvidence;
    }

    /** Writes weights that sum to 1; returns the logarithm of the mean of the unnormalised ones. */
    private static double normalise(double[] logWeights, double[] weights, int k) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logWeights) {
            // Not by Math.max alone: NaN must not hide.
            if (Double.isNaN(log)) {
                throw new NumericalException("a particle has the weight NaN at time " + k + " of the grid");
            }
            most = Math.max(most, log);
        }
        if (!Double.isFinite(most)) {
            throw new NumericalException(
                    "no particle is left: the largest log-weight at time " + k + " of the grid is " + most);
        }
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            weights[j] = Math.exp(logWeights[j] - most);
            sum += weights[j];
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= sum;
        }
        return most + Math.log(sum / weights.length);
    }

    private static double effectiveSize(double[] weights) {
        double squares = 0;
        for (double w : weights) {
            squares += w * w;
        }
        return 1 / squares;
    }

    /** log of the mean of e^{l}, with the standard error of the mean carried over to its logarithm. */
    private static Estimate logMean(double[] logs) {
        double most = Arrays.stream(logs).max().orElseThrow();
        Estimate mean = Estimate.ofMean(
                Arrays.stream(logs).map(log -> Math.exp(log - most)).toArray());
        return new Estimate(most + Math.log(mean.value()), mean.standardError() / mean.value());
    }
}
