package org.fokker.diffusion.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.fokker.execution.Workers;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws of a whole chain z_{t_0}, …, z_{t_n} given x, and what reverse chains through its times cost along each path: −log p(x |
 * z_{t_0}) of the exact decoder if t_0 &gt; 0, the losses of the steps, and log q(z_{t_n} | x)/π(z_{t_n}). The mean of the cost over the
 * paths is minus the bound.
 */
final class NoisingPaths {

    private static final int BLOCK_PATHS = 32;

    /** Bits of the path number below those of the purpose. */
    private static final int PURPOSE_SHIFT = 56;

    private final LikelihoodProblem problem;
    private final List<ReverseChain> chains;
    private final @Nullable ExactDecoder decoder;
    private final List<NoisedPoint> places;
    private final double[] correlation;
    private final double[] innovation;
    private final int depth;

    /**
     * Prepares paths.
     *
     * @param problem the model
     * @param x the point
     * @param times t_0 … t_n, from start to end
     * @param places the places of the draws at t_1 … t_n
     * @param chains the reverse chains
     */
    NoisingPaths(
            LikelihoodProblem problem,
            double[] x,
            double[] times,
            List<NoisedPoint> places,
            List<ReverseChain> chains) {
        this.problem = problem;
        this.chains = chains;
        decoder = times[0] > 0 ? new ExactDecoder(problem, x) : null;
        depth = 1 + chains.stream().mapToInt(ReverseChain::longest).max().orElse(1);
        Schedule schedule = problem.schedule();
        this.places = places;
        int n = places.size();
        correlation = new double[n];
        innovation = new double[n];
        for (int i = 0; i < n; i++) {
            correlation[i] = Math.exp(schedule.logSnr(times[i + 1]) - schedule.logSnr(times[i]));
            innovation[i] =
                    Math.sqrt(schedule.transitionVariance(times[i], times[i + 1]) / schedule.variance(times[i + 1]));
        }
    }

    /**
     * The first of the paths that belong to a purpose.
     *
     * @param purpose 0 … 127, a different one for each use of a stream
     */
    static long firstPath(int purpose) {
        return (long) purpose << PURPOSE_SHIFT;
    }

    /** Returns how many points the score is evaluated at along one path. */
    int evaluations() {
        return places.size();
    }

    /**
     * Moments of the costs over many paths.
     *
     * @param stream source of the noise
     * @param purpose what the paths are for
     * @param count how many
     * @param workers who does the work
     * @return the moments of the rows of {@link #costs}
     */
    Moments moments(RandomStream stream, int purpose, int count, Workers workers) {
        return moments(stream, purpose, count, workers, costs -> {});
    }

    /**
     * Moments of functions of the costs over many paths.
     *
     * @param stream source of the noise
     * @param purpose what the paths are for
     * @param count how many
     * @param workers who does the work
     * @param derive changes the rows of {@link #costs} to what the moments are taken of
     * @return their moments
     */
    Moments moments(RandomStream stream, int purpose, int count, Workers workers, Consumer<double[][]> derive) {
        Moments[] parts = new Moments[(count + BLOCK_PATHS - 1) / BLOCK_PATHS];
        workers.run(parts.length, block -> {
            int first = block * BLOCK_PATHS;
            int size = Math.min(BLOCK_PATHS, count - first);
            double[][] costs = costs(stream, firstPath(purpose) + first, size);
            derive.accept(costs);
            parts[block] = Moments.of(costs, size);
        });
        return Moments.merged(parts);
    }

    /**
     * Draws paths.
     *
     * @param stream source of the noise
     * @param firstPath number of the first path
     * @param count how many
     * @return the cost of each chain along each path, and as the last row log p_T(z_T)/π(z_T)
     */
    double[][] costs(RandomStream stream, long firstPath, int count) {
        int d = problem.dimension();
        double[][][] recent = new double[depth][d][count];
        double[][] fresh = new double[d + d % 2][count];
        double[][] costs = new double[chains.size() + 1][count];
        if (decoder != null) {
            draw(stream, firstPath, 0, fresh);
            mix(0, recent[0], 1, fresh, recent[0]);
            decoder.addLoss(recent[0], costs[0]);
            for (int c = 1; c < chains.size(); c++) {
                costs[c] = costs[0].clone();
            }
        }
        int[] made = new int[chains.size()];
        for (int i = 1; i <= places.size(); i++) {
            double[][] noise = recent[i % depth];
            draw(stream, firstPath, i, fresh);
            mix(correlation[i - 1], recent[(i - 1) % depth], innovation[i - 1], fresh, noise);
            NoisedDraws draws = places.get(i - 1).draws(noise);
            for (int c = 0; c < chains.size(); c++) {
                int[] knots = chains.get(c).knots();
                int k = made[c];
                if (knots[k + 1] == i) {
                    chains.get(c).steps().get(k).addLoss(recent[knots[k] % depth], draws, costs[c]);
                    made[c]++;
                }
            }
        }
        addEnd(recent[places.size() % depth], costs);
        return costs;
    }

    /** The normals of one time: pair c of time i has the number i·⌈d/2⌉ + c. */
    private static void draw(RandomStream stream, long firstPath, int time, double[][] normals) {
        int pairs = normals.length / 2;
        for (int c = 0; c < pairs; c++) {
            stream.normals(firstPath, time * pairs + c, normals[0].length, normals[2 * c], normals[2 * c + 1]);
        }
    }

    private static void mix(double a, double[][] x, double b, double[][] y, double[][] result) {
        for (int i = 0; i < x.length; i++) {
            double[] xi = x[i];
            double[] yi = y[i];
            Arrays.setAll(result[i], j -> a * xi[j] + b * yi[j]);
        }
    }

    private void addEnd(double[][] noise, double[][] costs) {
        int d = noise.length;
        NoisedPoint end = places.get(places.size() - 1);
        double[][] z = end.place(noise);
        double[] point = new double[d];
        double[] score = new double[end.marginal().components() * d];
        double[] logs = new double[end.marginal().components()];
        double constant = -d * (0.5 * Math.log(2 * Math.PI) + Math.log(end.deviation()));
        for (int j = 0; j < noise[0].length; j++) {
            double logConditional = constant;
            for (int i = 0; i < d; i++) {
                point[i] = z[i][j];
                logConditional -= 0.5 * noise[i][j] * noise[i][j];
            }
            double logReference = problem.referenceLogDensity(point);
            end.marginal().logTerms(z, j, score, logs);
            for (int c = 0; c < chains.size(); c++) {
                costs[c][j] += logConditional - logReference;
            }
            costs[chains.size()][j] = MixtureCurvature.logSum(logs) - logReference;
        }
    }
}
