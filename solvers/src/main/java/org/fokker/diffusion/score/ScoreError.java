package org.fokker.diffusion.score;

import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;

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

    /**
     * The squared error at one time, s² E|∇ log q_t − ∇ log p_t|² over p_t.
     *
     * @param t time &gt; 0
     * @param samples number of draws, ≥ 2
     * @param stream where the draws come from
     * @return E|ε̂_model − ε̂|² with its standard error
     */
    public Estimate squared(double t, int samples, RandomStream stream) {
        double[] values = new double[samples];
        GaussianMixture law = truth.marginal(t);
        int d = truth.target().dimension();
        double[][] x = new double[d][CHUNK];
        double[][] exact = new double[d][CHUNK];
        double[][] learned = new double[d][CHUNK];
        for (int from = 0; from < samples; from += CHUNK) {
            int n = Math.min(CHUNK, samples - from);
            law.sample(stream, from, n, x);
            truth.noise(t, x, n, exact);
            model.noise(t, x, n, learned);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < n; j++) {
                    double difference = learned[i][j] - exact[i][j];
                    values[from + j] += difference * difference;
                }
            }
        }
        return Estimate.ofMean(values);
    }

    /**
     * The divergence of the laws of the reverse paths under the exact score and under the estimate, ½ ∫ g² E|∇ log q_t − ∇ log
     * p_t|² dt by Girsanov's theorem, and so a bound of the divergence of what the estimate generates from the data, once the
     * reference law's own is added (Chen et al., ICLR 2023). In λ it is ∫ E|ε̂_model − ε̂|² dλ, by stratified λ.
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
        int strata = Math.max(1, samples / REPLICATES);
        double[] replicate = new double[REPLICATES];
        workers.run(REPLICATES, r -> {
            double[] place = new double[strata];
            stream.withStream(stream.stream() + 1).uniforms((long) r * strata, 0, strata, place);
            double[][] x = new double[truth.target().dimension()][1];
            double[][] exact = new double[x.length][1];
            double[][] learned = new double[x.length][1];
            double sum = 0;
            for (int k = 0; k < strata; k++) {
                double t = schedule.timeOfLogSnr(first + range * (k + place[k]) / strata);
                truth.marginal(t).sample(stream, (long) r * strata + k, 1, x);
                truth.noise(t, x, 1, exact);
                model.noise(t, x, 1, learned);
                for (int i = 0; i < x.length; i++) {
                    double difference = learned[i][0] - exact[i][0];
                    sum += difference * difference;
                }
            }
            replicate[r] = range * sum / strata;
        });
        return Estimate.ofMean(replicate);
    }
}
