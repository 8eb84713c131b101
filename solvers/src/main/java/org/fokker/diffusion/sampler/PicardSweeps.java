package org.fokker.diffusion.sampler;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.fokker.diffusion.TimeGrid;
import org.fokker.process.Denoiser;

/** The trajectories of a block of points under Picard's iteration, see {@link ParallelPicard}. */
final class PicardSweeps {

    private final Denoiser model;
    private final TimeGrid grid;
    private final double tolerance;
    private final double[] centre;
    private final CentredBlocks blocks;
    private final double[][][] trajectory;
    private final double[][][] noise;
    private final double[][][] point;
    private final double[][] sum;
    private final double[] moved;
    private final boolean[] done;

    PicardSweeps(Denoiser model, TimeGrid grid, int block, double tolerance) {
        this.model = model;
        this.grid = grid;
        this.tolerance = tolerance;
        centre = model.process().centre();
        blocks = new CentredBlocks(centre);
        int d = centre.length;
        trajectory = new double[grid.steps() + 1][d][block];
        noise = new double[grid.steps()][d][block];
        point = new double[grid.steps()][d][block];
        sum = new double[d][block];
        moved = new double[block];
        done = new boolean[block];
    }

    /** Does tasks 0 … count − 1 in any order, and is back when all are done. */
    @FunctionalInterface
    interface Tasks {

        void run(int count, IntConsumer task);
    }

    /**
     * Finds the trajectories that begin in some points.
     *
     * @param x points at the first time, d × (≥ n), not changed
     * @param n how many
     * @param tasks does the evaluations of a sweep, one task for each time
     * @return the number of sweeps
     */
    int solve(double[][] x, int n, Tasks tasks) {
        int first = 0;
        CentredBlocks.copy(x, n, sum);
        if (Double.isInfinite(grid.logSnr(0))) {
            // ρ is infinite at a = 0: the step from there is the one of every sampler.
            ExponentialStep step = ExponentialStep.of(grid, 0, 0);
            model.denoise(grid.time(0), x, n, noise[0]);
            blocks.combine(sum, n, step.keep(), step.weight(), noise[0]);
            first = 1;
        }
        for (int k = first; k <= grid.steps(); k++) {
            for (int i = 0; i < centre.length; i++) {
                for (int j = 0; j < n; j++) {
                    trajectory[k][i][j] = (sum[i][j] - centre[i]) / grid.scale(first);
                }
            }
        }
        Arrays.fill(done, 0, n, false);
        int left = n;
        int sweeps = 0;
        while (sweeps < grid.steps() - first && left > 0) {
            sweep(first, n, tasks);
            sweeps++;
            left = 0;
            for (int j = 0; j < n; j++) {
                done[j] |= moved[j] <= tolerance;
                left += done[j] ? 0 : 1;
            }
        }
        return sweeps;
    }

    /** One sweep over all times: what the model says at each, then the sums. */
    private void sweep(int first, int n, Tasks tasks) {
        tasks.run(grid.steps() - first, task -> {
            int k = first + task;
            show(k, n, point[k]);
            model.denoise(grid.time(k), point[k], n, noise[k]);
            blocks.toNoise(noise[k], n, grid.scale(k), grid.deviation(k), point[k]);
        });
        Arrays.fill(moved, 0, n, 0);
        CentredBlocks.copy(trajectory[first], n, sum);
        for (int k = first; k < grid.steps(); k++) {
            double length = grid.deviation(k) / grid.scale(k) * Math.expm1(-grid.logSnrStep(k));
            double scale = grid.scale(k + 1);
            for (int i = 0; i < centre.length; i++) {
                double[] row = trajectory[k + 1][i];
                for (int j = 0; j < n; j++) {
                    sum[i][j] += length * (noise[k][i][j] - centre[i]);
                    moved[j] = Math.max(moved[j], scale * Math.abs(sum[i][j] - row[j]));
                    row[j] = done[j] ? row[j] : sum[i][j];
                }
            }
        }
    }

    /** Writes the points x = c + a y at a time. */
    void show(int k, int n, double[][] x) {
        double scale = grid.scale(k);
        for (int i = 0; i < centre.length; i++) {
            double[] row = trajectory[k][i];
            for (int j = 0; j < n; j++) {
                x[i][j] = centre[i] + scale * row[j];
            }
        }
    }
}
