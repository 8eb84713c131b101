package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.process.Denoiser;

/**
 * What most walks share: a model, a grid, and the step without h. A step that begins at a = 0 or ends at s = 0 is infinitely long in
 * λ. There every walk makes the {@link ExponentialStep} with the denoised point standing still: from a = 0 nothing better is
 * known, and at s = 0 it ends in the denoised point.
 */
abstract class GridWalk implements Sampler.Walk {

    private final Denoiser model;
    private final TimeGrid grid;
    private final CentredBlocks blocks;
    private final double[][] mean;
    private final double tau;

    /**
     * Makes room.
     *
     * @param model the denoiser
     * @param grid the times
     * @param block largest number of points
     * @param tau share of the noise in infinitely long steps, ≥ 0
     */
    GridWalk(Denoiser model, TimeGrid grid, int block, double tau) {
        this.model = model;
        this.grid = grid;
        this.tau = tau;
        blocks = new CentredBlocks(model.process().centre());
        mean = new double[blocks.dimension()][block];
    }

    @Override
    public final void step(int k, double[][] x, int n, double[][] z) {
        if (k == 0) {
            restart();
        }
        if (Double.isInfinite(grid.logSnrStep(k))) {
            exponentialStep(k, x, n, z);
            restart();
        } else {
            finiteStep(k, x, n, z);
        }
    }

    /** Forgets all earlier steps. */
    void restart() {}

    /** A step of finite length in λ; arguments as in {@link Sampler.Walk#step}. */
    abstract void finiteStep(int k, double[][] x, int n, double[][] z);

    /** The step with the denoised point of its beginning. */
    private void exponentialStep(int k, double[][] x, int n, double[][] z) {
        ExponentialStep step = ExponentialStep.of(grid, k, tau);
        blocks.combine(x, n, step.keep(), step.weight(), denoised(k, x, n));
        if (step.deviation() > 0) {
            blocks.addNoise(x, n, step.deviation(), z, z.length / x.length, 0);
        }
    }

    /** Returns the denoised points at a time of the grid; the array is written again by the next call. */
    final double[][] denoised(int k, double[][] x, int n) {
        model.denoise(grid.time(k), x, n, mean);
        return mean;
    }

    /** Returns the model. */
    final Denoiser model() {
        return model;
    }

    /** Returns the times. */
    final TimeGrid grid() {
        return grid;
    }

    /** Returns the arithmetic of blocks. */
    final CentredBlocks blocks() {
        return blocks;
    }
}
