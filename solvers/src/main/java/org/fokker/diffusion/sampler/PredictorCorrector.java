package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;

/**
 * A sampler whose steps are followed by Langevin steps at the new time (Y. Song et al., ICLR (2021), algorithms 2–5):
 * x ← x + ε s + √(2ε) z with ε = 2 r² s_n². Their rule is ε = 2 (r |z|/|s|)² with means over a batch; here both norms are
 * replaced by what they are for the noise alone, √d and √d/s_n, so that a point does not depend on those it is sampled with.
 *
 * <p>The corrector has the marginal law as its equilibrium up to O(ε). With a fixed r that bias does not fall with the number of
 * steps, so no order is promised: the corrector trades the error of few steps for it. No corrector runs at s = 0.
 */
final class PredictorCorrector implements Sampler {

    static final String NAME = "predictor-corrector";

    private final Sampler predictor;
    private final int corrections;
    private final double ratio;

    /**
     * Creates the sampler.
     *
     * @param predictor what makes a step; must not rely on the points that it has left
     * @param corrections Langevin steps after each step, ≥ 1
     * @param ratio r, the share of signal in noise of a Langevin step
     * @throws IllegalArgumentException if a number is out of its range
     */
    PredictorCorrector(Sampler predictor, int corrections, double ratio) {
        if (corrections < 1) {
            throw new IllegalArgumentException(NAME + " needs at least one correction, got " + corrections);
        }
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("the ratio of " + NAME + " must be positive and finite, got " + ratio);
        }
        this.predictor = predictor;
        this.corrections = corrections;
        this.ratio = ratio;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return Promises.none();
    }

    @Override
    public int normalsPerStep() {
        return predictor.normalsPerStep() + corrections;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        return new CorrectedWalk(model, grid, block);
    }

    private final class CorrectedWalk implements Walk {

        private final Denoiser model;
        private final TimeGrid grid;
        private final Walk walk;
        private final CentredBlocks blocks;
        private final double[][] mean;
        private final double[][] first;

        CorrectedWalk(Denoiser model, TimeGrid grid, int block) {
            this.model = model;
            this.grid = grid;
            walk = predictor.walk(model, grid, block);
            blocks = new CentredBlocks(model.process().centre());
            mean = new double[blocks.dimension()][block];
            first = new double[predictor.normalsPerStep() * blocks.dimension()][];
        }

        @Override
        public void step(int k, double[][] x, int n, double[][] z) {
            int own = predictor.normalsPerStep();
            int all = normalsPerStep();
            for (int row = 0; row < first.length; row++) {
                first[row] = z[row / own * all + row % own];
            }
            walk.step(k, x, n, first);
            double s = grid.deviation(k + 1);
            if (s == 0) {
                return;
            }
            double a = grid.scale(k + 1);
            double shift = 2 * ratio * ratio;
            for (int c = 0; c < corrections; c++) {
                model.denoise(grid.time(k + 1), x, n, mean);
                // ε s = 2 r² (a x̂ − y)
                blocks.combine(x, n, 1 - shift, shift * a, mean);
                blocks.addNoise(x, n, 2 * ratio * s, z, all, own + c);
            }
        }
    }
}
