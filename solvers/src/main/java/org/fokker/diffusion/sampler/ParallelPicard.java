package org.fokker.diffusion.sampler;

import java.util.Arrays;
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
 * <p>The trajectories of a block are kept, (N + 1) · d · block numbers, and made in step 0; the other steps show them.
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

    private final class PicardWalk implements Walk {

        private final Denoiser model;
        private final TimeGrid grid;
        private final double[] centre;
        private final CentredBlocks blocks;
        private final double[][][] trajectory;
        private final double[][] sum;
        private final double[][] point;
        private final double[][] noise;
        private final double[] moved;
        private final boolean[] done;

        PicardWalk(Denoiser model, TimeGrid grid, int block) {
            this.model = model;
            this.grid = grid;
            centre = model.process().centre();
            blocks = new CentredBlocks(centre);
            int d = centre.length;
            trajectory = new double[grid.steps() + 1][d][block];
            sum = new double[d][block];
            point = new double[d][block];
            noise = new double[d][block];
            moved = new double[block];
            done = new boolean[block];
        }

        @Override
        public void step(int k, double[][] x, int n, double[][] z) {
            if (k == 0) {
                solve(x, n);
            }
            show(k + 1, n, x);
        }

        private void solve(double[][] x, int n) {
            int first = 0;
            CentredBlocks.copy(x, n, point);
            if (Double.isInfinite(grid.logSnr(0))) {
                // ρ is infinite at a = 0: the step from there is the one of every sampler.
                ExponentialStep step = ExponentialStep.of(grid, 0, 0);
                model.denoise(grid.time(0), x, n, noise);
                blocks.combine(point, n, step.keep(), step.weight(), noise);
                first = 1;
            }
            for (int k = first; k <= grid.steps(); k++) {
                for (int i = 0; i < centre.length; i++) {
                    for (int j = 0; j < n; j++) {
                        trajectory[k][i][j] = (point[i][j] - centre[i]) / grid.scale(first);
                    }
                }
            }
            Arrays.fill(done, 0, n, false);
            int left = n;
            for (int sweep = first; sweep < grid.steps() && left > 0; sweep++) {
                sweep(first, n);
                left = 0;
                for (int j = 0; j < n; j++) {
                    done[j] |= moved[j] <= tolerance;
                    left += done[j] ? 0 : 1;
                }
            }
        }

        /** One sweep over all times; the trajectory at a time is read before it is replaced. */
        private void sweep(int first, int n) {
            Arrays.fill(moved, 0, n, 0);
            CentredBlocks.copy(trajectory[first], n, sum);
            show(first, n, point);
            for (int k = first; k < grid.steps(); k++) {
                model.denoise(grid.time(k), point, n, noise);
                blocks.toNoise(noise, n, grid.scale(k), grid.deviation(k), point);
                show(k + 1, n, point);
                double length = grid.deviation(k) / grid.scale(k) * Math.expm1(-grid.logSnrStep(k));
                double scale = grid.scale(k + 1);
                for (int i = 0; i < centre.length; i++) {
                    double[] row = trajectory[k + 1][i];
                    for (int j = 0; j < n; j++) {
                        sum[i][j] += length * (noise[i][j] - centre[i]);
                        moved[j] = Math.max(moved[j], scale * Math.abs(sum[i][j] - row[j]));
                        row[j] = done[j] ? row[j] : sum[i][j];
                    }
                }
            }
        }

        /** Writes the points x = c + a y at a time. */
        private void show(int k, int n, double[][] x) {
            double scale = grid.scale(k);
            for (int i = 0; i < centre.length; i++) {
                double[] row = trajectory[k][i];
                for (int j = 0; j < n; j++) {
                    x[i][j] = centre[i] + scale * row[j];
                }
            }
        }
    }
}
