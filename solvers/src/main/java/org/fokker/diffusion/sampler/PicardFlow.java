package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.execution.Workers;
import org.fokker.process.Denoiser;

/**
 * The probability flow of a few points in parallel in time, by {@link ParallelPicard}'s sweeps: all times of a sweep are evaluated at once, by
 * all threads. With P threads a point takes sweeps · ⌈N/P⌉ evaluations one after the other in the place of N, which pays where the
 * sweeps are fewer than P.
 *
 * @param sweeps how many sweeps were needed, at most N
 */
public record PicardFlow(int sweeps) {

    /**
     * Leads points through all times of a grid.
     *
     * @param model what the data behind a noised point are
     * @param grid times, in the order in which they are met, N steps
     * @param x points by component at the first time, d × (≥ n); receives those at the last time
     * @param n how many points
     * @param tolerance how far the last sweep may move a coordinate, ≥ 0
     * @param workers threads that share the times; their number does not change a bit
     * @return how it went
     * @throws IllegalArgumentException if the tolerance is negative or not finite
     */
    public static PicardFlow lead(
            Denoiser model, TimeGrid grid, double[][] x, int n, double tolerance, Workers workers) {
        PicardSweeps sweeps = new PicardSweeps(model, grid, n, new ParallelPicard(tolerance).tolerance());
        int count = sweeps.solve(x, n, workers::run);
        sweeps.show(grid.steps(), n, x);
        return new PicardFlow(count);
    }
}
