package org.fokker.diffusion.likelihood;

import java.util.List;
import java.util.stream.IntStream;
import org.fokker.execution.Workers;
import org.fokker.process.Schedule;
import org.fokker.random.RandomStream;

/**
 * An unbiased estimate of ∫ E|e|² dλ from λ(end) to λ(start): a lattice of equal steps h in λ is shifted at random, by u h and,
 * antithetically, by (1 − u) h, and |e|² h is summed along draws of whole paths through the lattice. The control of mean zero of
 * {@link KernelStep} makes the cost of a path nearly constant. Errors come from the spread of independent pairs of lattices, so that
 * they contain the shift as well as the noise.
 */
final class ShiftedLattice {

    /** Row of the costs: −log p(x | z_0) of the exact decoder + ∫ |e|² dλ + log q(z_T | x)/π(z_T). */
    static final int LOSS = 0;

    /** Row of the costs: log p_T(z_T)/π(z_T). */
    static final int MISMATCH = 1;

    /** Independent pairs of lattices. */
    static final int REPLICATES = 64;

    /** Points of a lattice: the cost of a path varies by O(h), and the error of the integral over a shift is O(h²). */
    private static final int LATTICE = 256;

    private final LikelihoodProblem problem;
    private final double[] x;
    private final int paths;

    /**
     * Prepares lattices.
     *
     * @param estimator name of the estimator that asks
     * @param problem the model
     * @param x the point
     * @param samples number of draws of noised points, all times together; at least one path for each lattice is drawn
     * @throws IllegalArgumentException if the signal-to-noise ratio is infinite at the start, or the model inexact
     */
    ShiftedLattice(String estimator, LikelihoodProblem problem, double[] x, int samples) {
        problem.requireExactModel(estimator, x);
        problem.requireNoiseAtStart(estimator);
        this.problem = problem;
        this.x = x;
        paths = Math.max(1, (int) Math.ceil((double) samples / (2 * REPLICATES * LATTICE)));
    }

    /** Returns how many times the score is evaluated. */
    long evaluations() {
        return 2L * REPLICATES * paths * (LATTICE + 1);
    }

    /**
     * Draws the costs.
     *
     * @param stream source of the randomness
     * @param noise purpose of the draws
     * @param shifts purpose of the shifts
     * @param workers who does the work
     * @return moments of {@link #LOSS} and {@link #MISMATCH} over the pairs of lattices
     */
    Moments costs(RandomStream stream, int noise, int shifts, Workers workers) {
        double[] shift = new double[REPLICATES];
        stream.uniforms(NoisingPaths.firstPath(shifts), 0, REPLICATES, shift);
        double[][] means = new double[2][REPLICATES];
        workers.run(REPLICATES, replicate -> {
            long firstPath = NoisingPaths.firstPath(noise) + 2L * replicate * paths;
            Moments there = lattice(shift[replicate], stream, firstPath);
            Moments back = lattice(1 - shift[replicate], stream, firstPath + paths);
            for (int o = 0; o < means.length; o++) {
                means[o][replicate] = 0.5 * (there.mean(o) + back.mean(o));
            }
        });
        return Moments.of(means, REPLICATES);
    }

    private Moments lattice(double shift, RandomStream stream, long firstPath) {
        Schedule schedule = problem.schedule();
        double first = schedule.logSnr(problem.start());
        double step = (first - schedule.logSnr(problem.end())) / LATTICE;
        double[] times = new double[LATTICE + 2];
        times[0] = problem.start();
        for (int i = 1; i <= LATTICE; i++) {
            times[i] = schedule.timeOfLogSnr(first - (i - shift) * step);
        }
        times[LATTICE + 1] = problem.end();
        List<NoisedPoint> places = IntStream.rangeClosed(1, LATTICE + 1)
                .mapToObj(i -> new NoisedPoint(problem, x, times[i]))
                .toList();
        ReverseChain chain =
                ReverseChain.of(IntStream.rangeClosed(0, LATTICE + 1).toArray(), (r, t) -> {
                    double weight = t <= LATTICE ? 2 * step : 0;
                    return KernelStep.isotropic(
                            schedule,
                            times[r],
                            times[t],
                            0,
                            weight,
                            places.get(t - 1).sharpness());
                });
        NoisingPaths walk = new NoisingPaths(problem, x, times, places, List.of(chain));
        return Moments.of(walk.costs(stream, firstPath, paths), paths);
    }
}
