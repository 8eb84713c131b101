package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;

/**
 * Picard's iteration for all times at once (A. Shih, S. Belkhale, S. Ermon, D. Sadigh and N. Anari, NeurIPS (2023)): with
 * y = (x − c)/a and ρ = s/a, each sweep takes the predicted noise from the trajectory of the sweep before,
 *
 * <pre>{@code y_{k+1} ← y_0 + Σ_{j ≤ k} (ρ_{j+1} − ρ_j) ε̂(t_j, y_j).}</pre>
 *
 * <p>Its fixed point is the trajectory of {@link Ddim}, which it reaches in N sweeps at the latest, since sweep m has the first m
 * times right. All evaluations of a sweep are independent of each other: the gain is in depth, not in work. A point stops when no
 * time of its trajectory has moved by more than the tolerance, whatever the points beside it do.
 *
 * <p>In an ensemble the blocks are what threads share, and a block's sweeps are made by one of them. {@link PicardFlow} divides the sweeps of a
 * single block among threads.
 *
 * <p>The trajectories of a block and their noise are kept, (2N + 1) · d · block numbers, and made in step 0; the other steps show them.
 */
final class ParallelPicard implements Sampler {

    static final String NAME = "picard";

    private final double tolerance;

    /**
     * Creates the sampler.
     *
     * @param tolerance how far the last sweep may move a coordinate, ≥ 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    ParallelPicard(double tolerance) {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException(
                    "tolerance of " + NAME + " must be a finite number >= 0, got " + tolerance);
        }
        this.tolerance = tolerance;
    }

    double tolerance() {
        return tolerance;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return FlowPromises.order(1);
    }

    @Override
    public int normalsPerStep() {
        return 0;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        return new PicardWalk(model, grid, block);
    }

    /** One thread, whose own sweeps are not divided. */
    private final class PicardWalk implements Walk {

        private final PicardSweeps sweeps;

        PicardWalk(Denoiser model, TimeGrid grid, int block) {
            sweeps = new PicardSweeps(model, grid, block, tolerance);
        }

        @Override
        public void step(int k, double[][] x, int n, double[][] z) {
            if (k == 0) {
                sweeps.solve(x, n, (tasks, task) -> {
                    for (int i = 0; i < tasks; i++) {
                        task.accept(i);
                    }
                });
            }
            sweeps.show(k + 1, n, x);
        }
    }
}
