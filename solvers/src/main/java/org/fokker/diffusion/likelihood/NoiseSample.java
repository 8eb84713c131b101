package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

/**
 * The integral ∫ D dℓ along draws of the noise: every draw ε, together with −ε, is kept for all signal-to-noise ratios, so that its
 * integral is one observation and the observations are independent. A control of mean zero, μ² (|ε|² − d) with the sharpness μ of {@link
 * NoisedPoint}, is taken from |e|², without which the observations would grow with the range: where the noise is resolved, e tends to ε.
 */
final class NoiseSample {

    private static final double STEP = 0.25;
    private static final int BLOCK = 64;

    /** Least number of pairs: the error of their mean has to be known. */
    private static final int LEAST_PAIRS = 256;

    private final GaussianMixture target;
    private final double[] x;
    private final InformationRange range;
    private final int pairs;

    /**
     * Prepares the draws.
     *
     * @param target law of the data
     * @param x the point
     * @param range where D is integrated
     * @param samples number of draws of the noised point, all signal-to-noise ratios together
     */
    NoiseSample(GaussianMixture target, double[] x, InformationRange range, int samples) {
        this.target = target;
        this.x = x;
        this.range = range;
        pairs = Math.max(LEAST_PAIRS, (int) Math.ceil(0.5 * samples / nodes()));
    }

    private int nodes() {
        return range.intervals(STEP) + 1;
    }

    /** Returns how many times the score is evaluated. */
    long evaluations() {
        return 2L * pairs * nodes();
    }

    /**
     * Estimates the integral.
     *
     * @param stream source of the noise
     * @param purpose what the draws are for
     * @param workers who does the work
     * @return ∫ D dℓ with its standard error
     */
    Estimate integral(RandomStream stream, int purpose, Workers workers) {
        int nodes = nodes();
        NoiseExpectation.Channel[] channels = new NoiseExpectation.Channel[nodes];
        double[] sharpness = new double[nodes];
        workers.run(nodes, i -> {
            channels[i] = NoiseExpectation.Channel.of(target, x, range.first() + i * STEP);
            double[][] score = new double[x.length][1];
            double[][] hessian = new double[x.length * (x.length + 1) / 2][1];
            double[][] z = new double[x.length][1];
            for (int c = 0; c < x.length; c++) {
                z[c][0] = channels[i].a() * x[c];
            }
            new MixtureCurvature(channels[i].law().packed()).evaluate(z, 1, score, hessian);
            double trace = 0;
            for (int c = 0, diagonal = 0; c < x.length; c++, diagonal += c + 1) {
                trace += hessian[diagonal][0];
            }
            sharpness[i] = Math.min(1, 1 + channels[i].s() * channels[i].s() * trace / x.length);
        });
        Estimate.Accumulator[] parts = new Estimate.Accumulator[(pairs + BLOCK - 1) / BLOCK];
        workers.run(parts.length, block -> {
            int first = block * BLOCK;
            int size = Math.min(BLOCK, pairs - first);
            double[] integrals = integrals(channels, sharpness, stream, NoisingPaths.firstPath(purpose) + first, size);
            parts[block] = Estimate.accumulator().addAll(integrals, size);
        });
        Estimate.Accumulator all = Estimate.accumulator();
        for (Estimate.Accumulator part : parts) {
            all.merge(part);
        }
        return new Estimate(
                all.mean(), PathSample.studentFactor(pairs) * all.estimate().standardError());
    }

    private double[] integrals(
            NoiseExpectation.Channel[] channels, double[] sharpness, RandomStream stream, long firstPath, int n) {
        int d = x.length;
        double[][] noise = new double[d + d % 2][n];
        for (int c = 0; c < noise.length / 2; c++) {
            stream.normals(firstPath, c, n, noise[2 * c], noise[2 * c + 1]);
        }
        double[] integral = new double[n];
        double[][] z = new double[d][n];
        double[][] score = new double[d][n];
        double[] unused = new double[n];
        for (int node = 0; node < channels.length; node++) {
            NoiseExpectation.Channel channel = channels[node];
            double reference = range.reference(range.first() + node * STEP);
            double control = sharpness[node] * sharpness[node];
            for (int sign = -1; sign <= 1; sign += 2) {
                for (int i = 0; i < d; i++) {
                    double centre = channel.a() * x[i];
                    double deviation = sign * channel.s();
                    double[] e = noise[i];
                    Arrays.setAll(z[i], j -> centre + deviation * e[j]);
                }
                channel.law().evaluate(z, n, unused, score);
                for (int j = 0; j < n; j++) {
                    double square = control * d;
                    for (int i = 0; i < d; i++) {
                        double e = sign * noise[i][j];
                        double error = e + channel.s() * score[i][j];
                        square += error * error - control * e * e;
                    }
                    integral[j] += 0.5 * STEP * (reference - square);
                }
            }
        }
        return integral;
    }
}
