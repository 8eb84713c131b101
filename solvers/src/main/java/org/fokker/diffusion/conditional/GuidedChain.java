package org.fokker.diffusion.conditional;

import org.fokker.diffusion.TimeGrid;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.random.RandomStream;

/** Ancestral chains from noise to data, block by block, with a guided or corrected step. */
final class GuidedChain {

    /** Points that walk together: their coordinates of a few hundred dimensions stay in the cache. */
    private static final int BLOCK = 128;

    private GuidedChain() {}

    /** What a chain does with a block of points at one time. */
    @FunctionalInterface
    interface Guide {

        /**
         * Looks at the points at time t.
         *
         * @param t the time
         * @param x points by component; not changed
         * @param n how many
         * @param mean receives the denoised points
         * @param force receives what is added to the points after the step
         * @return whether there is such a force
         */
        boolean look(double t, double[][] x, int n, double[][] mean, double[][] force);
    }

    /** A chain on any denoiser. */
    static double[][] run(Denoiser denoiser, TimeGrid grid, RandomStream stream, int n, Workers workers) {
        return run(
                denoiser.process(),
                () -> (t, x, count, mean, force) -> {
                    denoiser.denoise(t, x, count, mean);
                    return false;
                },
                grid,
                stream,
                n,
                workers);
    }

    /** Makes the guide of one block. */
    @FunctionalInterface
    interface Guides {

        /** Returns a guide for one thread. */
        Guide make();
    }

    static double[][] run(
            AffineGaussianProcess process, Guides guides, TimeGrid grid, RandomStream stream, int n, Workers workers) {
        int d = process.dimension();
        double[][] points = new double[d][n];
        workers.run((n + BLOCK - 1) / BLOCK, block -> {
            int from = block * BLOCK;
            int count = Math.min(BLOCK, n - from);
            double[][] end = walk(process, guides.make(), grid, stream, from, count);
            for (int l = 0; l < d; l++) {
                System.arraycopy(end[l], 0, points[l], from, count);
            }
        });
        return points;
    }

    private static double[][] walk(
            AffineGaussianProcess process, Guide guide, TimeGrid grid, RandomStream stream, long firstPath, int n) {
        int d = process.dimension();
        double[][] x = new double[d][n];
        double[][] mean = new double[d][n];
        double[][] force = new double[d][n];
        double[][] z = new double[d + (d & 1)][n];
        start(process, grid, stream, firstPath, n, z, x);
        for (int k = 0; k < grid.steps(); k++) {
            boolean forced = guide.look(grid.time(k), x, n, mean, force);
            AncestralStep step = AncestralStep.of(process, grid.time(k), grid.time(k + 1));
            normals(stream, firstPath, k + 1, n, z);
            for (int l = 0; l < d; l++) {
                for (int j = 0; j < n; j++) {
                    x[l][j] = step.shift()[l]
                            + step.keep() * x[l][j]
                            + step.gain() * mean[l][j]
                            + step.deviation() * z[l][j]
                            + (forced ? force[l][j] : 0);
                }
            }
        }
        guide.look(grid.time(grid.steps()), x, n, mean, force);
        checkFinite(mean, n);
        return mean;
    }

    /** Draws X_T ~ N(b, v I), the normals of step 0. */
    static void start(
            AffineGaussianProcess process,
            TimeGrid grid,
            RandomStream stream,
            long firstPath,
            int n,
            double[][] z,
            double[][] x) {
        double deviation = Math.sqrt(process.schedule().referenceVariance(grid.time(0)));
        double[] shift = process.shift(grid.time(0));
        normals(stream, firstPath, 0, n, z);
        for (int l = 0; l < x.length; l++) {
            for (int j = 0; j < n; j++) {
                x[l][j] = shift[l] + deviation * z[l][j];
            }
        }
    }

    /** The normals of one step: pair c of step k has the number k ⌈d/2⌉ + c. */
    static void normals(RandomStream stream, long firstPath, int step, int n, double[][] z) {
        int pairs = z.length / 2;
        for (int c = 0; c < pairs; c++) {
            stream.normals(firstPath, step * pairs + c, n, z[2 * c], z[2 * c + 1]);
        }
    }

    static void checkFinite(double[][] x, int n) {
        for (double[] row : x) {
            for (int j = 0; j < n; j++) {
                if (!Double.isFinite(row[j])) {
                    throw new NumericalException("a guided chain left the finite numbers: a coordinate of point " + j
                            + " of its block is " + row[j]);
                }
            }
        }
    }
}
