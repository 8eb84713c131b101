package org.fokker.diffusion.score;

import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * How far an estimated score is from the exact one, under the law of the noised data. All is told in predicted noise, ε̂ = −s ∇ log p,
 * which has unit size at every time.
 *
 * @param truth the exact law
 * @param model the estimate
 */
public record ScoreError(MixtureDiffusion truth, Denoiser model) {

    /** Points that are worked on at once. */
    private static final int CHUNK = 256;

    /** Independent replicates that a standard error is taken from. */
    private static final int REPLICATES = 16;

    /** Intervals of λ in a replicate: within a tenth of it, more or less, an error hardly changes. */
    private static final int MOST_STRATA = 64;

    /**
     * The squared error at one time, s² E|∇ log q_t − ∇ log p_t|² over p_t.
     *
     * @param t time &gt; 0
     * @param samples number of draws, ≥ 2
     * @param stream where the draws come from
     * @return E|ε̂_model − ε̂|² with its standard error
     */
    public Estimate squared(double t, int samples, RandomStream stream) {
        return Estimate.ofMean(squares(t, 0, samples, stream, model, truth));
    }

    /**
     * The squared distance from another model at one time, E|ε̂_model − ε̂_other|² over p_t: of two grids, for example, whose difference
     * tells the error of the coarser one.
     *
     * @param other another model of the same process
     * @param t time &gt; 0
     * @param samples number of draws, ≥ 2
     * @param stream where the draws come from
     * @return the squared distance with its standard error
     */
    public Estimate distance(Denoiser other, double t, int samples, RandomStream stream) {
        return Estimate.ofMean(squares(t, 0, samples, stream, model, other));
    }

    /**
     * What there is to know at one time, s² E|∇ log p_t|² = E|ε̂|² over p_t: the squared error of a model that says nothing, s = 0, of which other
     * errors are shares. Denoising score matching has the loss d − E|ε̂|² for the exact score.
     *
     * @param t time &gt; 0
     * @param samples number of draws, ≥ 2
     * @param stream where the draws come from
     * @return E|ε̂|² ≤ d with its standard error
     */
    public Estimate energy(double t, int samples, RandomStream stream) {
        return Estimate.ofMean(squares(t, 0, samples, stream, truth, null));
    }

    /**
     * The squared error at one time by denoising score matching, which sees the data and the noise but regresses on neither score: E|ε̂_model −
     * ε|² = E|ε̂_model − ε̂|² + (d − E|ε̂|²) for X_t = b + a X_0 + s ε (P. Vincent, Neural Computation 23 (2011) 1661–1674). The constant is the loss of
     * the exact score, E|ε̂ − ε|², and is taken on the same draws: the mean of |ε̂_model − ε|² − |ε̂ − ε|² has a variance that vanishes with the
     * error, where the loss by itself has one of order 2d. It differs from {@link #squared} by twice the product of ε̂_model − ε̂ with ε̂ − ε, whose
     * mean is zero only if ε̂ is the mean of ε given X_t: the two agree when the model, the noise and the exact score belong together.
     *
     * @param t time &gt; 0
     * @param samples number of draws, ≥ 2
     * @param stream where the data come from; the noise comes from the next one
     * @return an unbiased estimate of E|ε̂_model − ε̂|² with its standard error; it may be negative
     */
    public Estimate matching(double t, int samples, RandomStream stream) {
        double a = truth.process().schedule().scale(t);
        double s = Math.sqrt(truth.process().schedule().variance(t));
        double[] shift = truth.process().shift(t);
        int d = shift.length;
        RandomStream noise = stream.withStream(stream.stream() + 1);
        double[] values = new double[samples];
        double[][] x = new double[d][CHUNK];
        double[][] epsilon = new double[d + d % 2][CHUNK];
        double[][] exact = new double[d][CHUNK];
        double[][] learned = new double[d][CHUNK];
        for (int from = 0; from < samples; from += CHUNK) {
            int n = Math.min(CHUNK, samples - from);
            truth.target().sample(stream, from, n, x);
            for (int i = 0; i < d; i += 2) {
                noise.normals(from, i / 2, n, epsilon[i], epsilon[i + 1]);
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < n; j++) {
                    x[i][j] = shift[i] + a * x[i][j] + s * epsilon[i][j];
                }
            }
            truth.noise(t, x, n, exact);
            model.noise(t, x, n, learned);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < n; j++) {
                    // (m − ε)² − (e − ε)² without the cancellation of the squares.
                    values[from + j] +=
                            (learned[i][j] - exact[i][j]) * (learned[i][j] + exact[i][j] - 2 * epsilon[i][j]);
                }
            }
        }
        return Estimate.ofMean(values);
    }

    /**
     * The divergence of the laws of the reverse paths under the exact score and under the estimate, ½ ∫ g² E|∇ log q_t − ∇ log
     * p_t|² dt by Girsanov's theorem, and so a bound of the divergence of what the estimate generates from the data, once the
     * reference law's own is added (Chen et al., ICLR 2023). In λ it is ∫ E|ε̂_model − ε̂|² dλ, by stratified λ: a random one in each of up to 64
     * equal intervals, with as many draws at each as there are to be had.
     *
     * @param start first time &gt; 0
     * @param end last time
     * @param samples number of draws in all, at least 512 or so
     * @param stream where the draws come from
     * @param workers who does the work
     * @return the divergence in nats; its standard error is that of sixteen independent replicates
     */
    public Estimate pathDivergence(double start, double end, int samples, RandomStream stream, Workers workers) {
        Schedule schedule = truth.process().schedule();
        double first = schedule.logSnr(end);
        double range = schedule.logSnr(start) - first;
        int strata = Math.max(1, Math.min(MOST_STRATA, samples / REPLICATES));
        int draws = Math.max(1, samples / (REPLICATES * strata));
        double[] replicate = new double[REPLICATES];
        workers.run(REPLICATES, r -> {
            double[] place = new double[strata];
            stream.withStream(stream.stream() + 1).uniforms((long) r * strata, 0, strata, place);
            double sum = 0;
            for (int k = 0; k < strata; k++) {
                double t = schedule.timeOfLogSnr(first + range * (k + place[k]) / strata);
                double[] values = squares(
                        Math.max(start, Math.min(end, t)),
                        ((long) r * strata + k) * draws,
                        draws,
                        stream,
                        model,
                        truth);
                for (double value : values) {
                    sum += value / draws;
                }
            }
            replicate[r] = range * sum / strata;
        });
        return Estimate.ofMean(replicate);
    }

    /** |ε̂_first − ε̂_second|² at draws from p_t, numbered from a first one on; without a second |ε̂_first|². */
    private double[] squares(
            double t, long firstDraw, int samples, RandomStream stream, Denoiser first, @Nullable Denoiser second) {
        double[] values = new double[samples];
        GaussianMixture law = truth.marginal(t);
        int d = truth.target().dimension();
        double[][] x = new double[d][CHUNK];
        double[][] one = new double[d][CHUNK];
        double[][] other = new double[d][CHUNK];
        for (int from = 0; from < samples; from += CHUNK) {
            int n = Math.min(CHUNK, samples - from);
            law.sample(stream, firstDraw + from, n, x);
            first.noise(t, x, n, one);
            if (second != null) {
                second.noise(t, x, n, other);
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < n; j++) {
                    double difference = one[i][j] - other[i][j];
                    values[from + j] += difference * difference;
                }
            }
        }
        return values;
    }
}
