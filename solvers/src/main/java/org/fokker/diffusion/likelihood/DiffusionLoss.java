package org.fokker.diffusion.likelihood;

import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * Monte Carlo estimates of the diffusion loss, the time integral of the continuous-time bound,
 *
 * <pre>{@code L = ∫ E|e|² |dλ/dt| dt = ½ ∫ E|X_0 − E[X_0|z]|² du   from start to end,}</pre>
 *
 * at a point x or in the mean over the data, with independent draws of (x, ε, t): the way in which such losses are estimated in
 * practice, and what can be done about its variance. For the mean over the data, −L − KL(q(z_T|X_0) ‖ π) + E log p(X_0|z_0) is minus the
 * entropy of the data minus KL(p_T ‖ π), whatever the schedule is in between.
 *
 * <p>The variance can be cut in three ways. The density of the times can be that of any {@link TimeSpacing}, or follow the size of the
 * integrand; the times can be stratified; both by {@link TimeSampling}. And in the mean over the data the squared error can be replaced by its conditional
 * expectation given z, the trace of the exact posterior covariance (Rao and Blackwell): E[|e|² | z] = tr M with M = I + s² ∇² log p_t.
 * At a given x that is not the conditional expectation, and the form does not exist.
 *
 * <p>The score may be that of an inexact model: e = ε − ε̂ with its predicted noise ε̂. What its error costs is estimated from the
 * same draws, as the difference from the loss of the exact score; in the mean over the data that is ½ ∫ g² E|s_model − s|² dt.
 */
public final class DiffusionLoss {

    private static final int LOSS = 0;
    private static final int SCORE_ERROR = 1;
    private static final int ROWS = 2;
    private static final int BLOCK = 256;

    /** Share of the draws that importance sampling spends beforehand. */
    static final int PILOT_SHARE = 8;

    /** Floor of a bin's weight relative to the mean weight: every time must stay possible. */
    private static final double FLOOR = 0.05;

    private static final int TIMES = 11;
    private static final int NOISE = 12;
    private static final int DATA = 13;
    private static final int PILOT = 3;

    private final TimeSpacing spacing;
    private final TimeSampling sampling;
    private final boolean raoBlackwell;
    private final int samples;

    /**
     * Creates the estimator.
     *
     * @param spacing the density of the times; without meaning if it is to follow the integrand, in bins of equal width in
     *     log-SNR
     * @param sampling how the times are drawn
     * @param raoBlackwell whether the trace of the posterior covariance replaces the squared error; for the mean over the
     *     data
     * @param samples number of draws, at least 4; rounded up to an even number
     * @throws IllegalArgumentException if there are too few draws
     */
    public DiffusionLoss(TimeSpacing spacing, TimeSampling sampling, boolean raoBlackwell, int samples) {
        if (samples < 4) {
            throw new IllegalArgumentException("samples of a diffusion loss must be at least 4, got " + samples);
        }
        this.spacing = spacing;
        this.sampling = sampling;
        this.raoBlackwell = raoBlackwell;
        this.samples = samples + samples % 2;
    }

    /**
     * An estimate of the loss.
     *
     * @param loss nats, with its standard error
     * @param scoreError the loss less that of the exact score, nats, with its standard error; zero for an exact model
     * @param variancePerSample variance of the estimate times the number of draws, nats²
     * @param samples number of draws, those beforehand included
     */
    public record Result(Estimate loss, Estimate scoreError, double variancePerSample, long samples) {}

    /**
     * Estimates the mean over the data.
     *
     * @param problem the model; start &gt; 0
     * @param stream source of the randomness
     * @param workers who does the work
     * @return the estimate
     * @throws IllegalArgumentException if start = 0
     */
    public Result mean(LikelihoodProblem problem, RandomStream stream, Workers workers) {
        return estimate(problem, null, stream, workers);
    }

    /**
     * Estimates the loss at a point.
     *
     * @param problem the model; start &gt; 0
     * @param x the point, d
     * @param stream source of the randomness
     * @param workers who does the work
     * @return the estimate
     * @throws IllegalArgumentException if start = 0, the point does not fit, or the squared error were to be replaced
     */
    public Result at(LikelihoodProblem problem, double[] x, RandomStream stream, Workers workers) {
        problem.checkPoint(x);
        if (raoBlackwell) {
            throw new IllegalArgumentException(
                    "the trace of the posterior covariance is the squared error in the mean over the data, not at a point");
        }
        return estimate(problem, x, stream, workers);
    }

    private Result estimate(LikelihoodProblem problem, double @Nullable [] x, RandomStream stream, Workers workers) {
        problem.requireNoiseAtStart("the diffusion loss");
        int pilot = sampling.importance() ? Math.max(4, samples / PILOT_SHARE) : 0;
        TimeSpacing base = pilot > 0 ? TimeSpacings.LOG_SNR : spacing;
        TimeLaw law = TimeLaw.of(base, problem.schedule(), problem.start(), problem.end(), pilot);
        if (pilot > 0) {
            law = tilted(problem, law, x, stream, pilot, workers);
        }
        double[] u = quantiles(stream, samples, 0, sampling.stratified());
        double[][] f = integrand(problem, law, u, x, stream, 0, workers);
        double variance = variance(f[LOSS]);
        return new Result(
                new Estimate(mean(f[LOSS]), Math.sqrt(variance / samples)),
                new Estimate(mean(f[SCORE_ERROR]), Math.sqrt(scoreVariance(f, variance) / samples)),
                variance,
                (long) samples + pilot);
    }

    /**
     * Variance of the score error, or what of the variance of the exact loss that of the loss leaves, if it is more: the two come
     * from the same draws, and the sum of their squared errors must cover the error of their difference.
     */
    private double scoreVariance(double[][] f, double lossVariance) {
        double[] exact = new double[samples];
        for (int j = 0; j < samples; j++) {
            exact[j] = f[LOSS][j] - f[SCORE_ERROR][j];
        }
        return Math.max(variance(f[SCORE_ERROR]), variance(exact) - lossVariance);
    }

    private double mean(double[] f) {
        return Estimate.accumulator().addAll(f, samples).mean();
    }

    /** Variance of the mean times the number of draws, from the two draws of every stratum or from all. */
    private double variance(double[] f) {
        if (!sampling.stratified()) {
            return Estimate.accumulator().addAll(f, samples).variance();
        }
        double sum = 0;
        for (int j = 0; j < samples; j += 2) {
            sum += (f[j] - f[j + 1]) * (f[j] - f[j + 1]);
        }
        return sum / samples;
    }

    /** The law with bins weighted by (E f²)^½ under the law itself. */
    private TimeLaw tilted(
            LikelihoodProblem problem,
            TimeLaw law,
            double @Nullable [] x,
            RandomStream stream,
            int pilot,
            Workers workers) {
        double[] u = quantiles(stream, pilot, PILOT, true);
        double[] f = integrand(problem, law, u, x, stream, PILOT, workers)[LOSS];
        double[] weight = new double[law.bins()];
        int[] count = new int[law.bins()];
        for (int j = 0; j < pilot; j++) {
            weight[law.bin(u[j])] += f[j] * f[j];
            count[law.bin(u[j])]++;
        }
        double total = 0;
        for (int b = 0; b < weight.length; b++) {
            weight[b] = count[b] == 0 ? 0 : Math.sqrt(weight[b] / count[b]);
            total += weight[b];
        }
        for (int b = 0; b < weight.length; b++) {
            weight[b] = Math.max(weight[b], FLOOR * total / weight.length);
        }
        return law.weighted(weight);
    }

    /** Draws quantiles, two in each of n/2 strata or anywhere. */
    private static double[] quantiles(RandomStream stream, int n, int shift, boolean stratified) {
        double[] u = new double[n];
        stream.uniforms(NoisingPaths.firstPath(TIMES + shift), 0, n, u);
        if (stratified) {
            int strata = (n + 1) / 2;
            for (int j = 0; j < n; j++) {
                int stratum = j / 2;
                u[j] = Math.min((stratum + u[j]) / strata, Math.nextDown(1.0));
            }
        }
        return u;
    }

    /** Rows f = |e|² |dλ/dt| dt/du, or with the trace, and what of it the error of the score makes. */
    private double[][] integrand(
            LikelihoodProblem problem,
            TimeLaw law,
            double[] u,
            double @Nullable [] x,
            RandomStream stream,
            int shift,
            Workers workers) {
        double[][] f = new double[ROWS][u.length];
        workers.run((u.length + BLOCK - 1) / BLOCK, block -> {
            int first = block * BLOCK;
            int size = Math.min(BLOCK, u.length - first);
            double[][] part = block(problem, law, u, first, size, x, stream, shift);
            for (int row = 0; row < ROWS; row++) {
                System.arraycopy(part[row], 0, f[row], first, size);
            }
        });
        return f;
    }

    private double[][] block(
            LikelihoodProblem problem,
            TimeLaw law,
            double[] u,
            int first,
            int n,
            double @Nullable [] x,
            RandomStream stream,
            int shift) {
        int d = problem.dimension();
        AffineGaussianProcess process = problem.law().process();
        Schedule schedule = process.schedule();
        double[][] data = new double[d][n];
        if (x == null) {
            problem.law().target().sample(stream, NoisingPaths.firstPath(DATA + shift) + first, n, data);
        } else {
            for (int i = 0; i < d; i++) {
                java.util.Arrays.fill(data[i], x[i]);
            }
        }
        double[][] noise = new double[d + d % 2][n];
        for (int c = 0; c < noise.length / 2; c++) {
            stream.normals(NoisingPaths.firstPath(NOISE + shift) + first, c, n, noise[2 * c], noise[2 * c + 1]);
        }
        double[][] f = new double[ROWS][n];
        double[][] predicted = new double[d][1];
        double[] time = new double[2];
        double[][] z = new double[d][1];
        double[][] score = new double[d][1];
        double[][] hessian = new double[d * (d + 1) / 2][1];
        for (int j = 0; j < n; j++) {
            law.quantile(u[first + j], time);
            double t = time[0];
            double a = schedule.scale(t);
            double s2 = schedule.variance(t);
            double s = Math.sqrt(s2);
            double[] offset = process.shift(t);
            for (int i = 0; i < d; i++) {
                z[i][0] = a * data[i][j] + offset[i] + s * noise[i][j];
            }
            new MixtureCurvature(problem.law().marginal(t).packed()).evaluate(z, 1, score, hessian);
            if (!problem.exactModel()) {
                problem.model().noise(t, z, 1, predicted);
            }
            double square = 0;
            double excess = 0;
            for (int i = 0, diagonal = 0; i < d; i++, diagonal += i + 1) {
                double error = noise[i][j] + s * score[i][0];
                square += raoBlackwell ? 1 + s2 * hessian[diagonal][0] : error * error;
                if (!problem.exactModel()) {
                    // |e − δ|² − |e|² with the error δ of the predicted noise; e has the mean zero given z.
                    double wrong = predicted[i][0] + s * score[i][0];
                    excess += wrong * wrong - (raoBlackwell ? 0 : 2 * wrong * error);
                }
            }
            // dλ/dt = −g²/(2 s²).
            double weight = 0.5 * schedule.squaredVolatility(t) / s2 * time[1];
            f[LOSS][j] = (square + excess) * weight;
            f[SCORE_ERROR][j] = excess * weight;
        }
        return f;
    }
}
