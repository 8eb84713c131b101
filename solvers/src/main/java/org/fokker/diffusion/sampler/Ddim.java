package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;

/**
 * Denoising diffusion implicit models (J. Song, C. Meng and S. Ermon, ICLR (2021), eqs. 12 and 16): x_n = a_n x̂ + √(s_n² − σ²) ε̂ +
 * σ z with σ² = η² s_n² (1 − e^{−2h}). For η = 0 this is Euler's rule for the probability flow in s/a, and {@code dpmpp-1}; for
 * η = 1 the ancestral chain with the lower variance.
 */
final class Ddim implements Sampler {

    static final String NAME = "ddim";

    private final double eta;

    /**
     * Creates the sampler.
     *
     * @param eta share of the noise, 0 … 1
     * @throws IllegalArgumentException if eta is not in [0, 1]
     */
    Ddim(double eta) {
        if (!(eta >= 0 && eta <= 1)) {
            throw new IllegalArgumentException("eta of " + NAME + " must lie in [0, 1], got " + eta);
        }
        this.eta = eta;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return eta == 0 ? FlowPromises.order(1) : ChainPromises.FIRST_ORDER;
    }

    @Override
    public int normalsPerStep() {
        return eta == 0 ? 0 : 1;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        return new DdimWalk(model, grid, block);
    }

    /** Regular at both ends, so that it makes all its steps itself. */
    private final class DdimWalk implements Walk {

        private final Denoiser model;
        private final TimeGrid grid;
        private final CentredBlocks blocks;
        private final double[][] mean;

        DdimWalk(Denoiser model, TimeGrid grid, int block) {
            this.model = model;
            this.grid = grid;
            blocks = new CentredBlocks(model.process().centre());
            mean = new double[blocks.dimension()][block];
        }

        @Override
        public void step(int k, double[][] x, int n, double[][] z) {
            double h = grid.logSnrStep(k);
            double share = eta * eta * Math.expm1(-2 * h);
            // log √(1 − σ²/s_n²)
            double loss = 0.5 * Math.log1p(share);
            double keep = grid.deviation(k + 1) / grid.deviation(k) * Math.exp(loss);
            double weight = -grid.scale(k + 1) * Math.expm1(loss - h);
            model.denoise(grid.time(k), x, n, mean);
            blocks.combine(x, n, keep, weight, mean);
            if (eta > 0) {
                blocks.addNoise(x, n, grid.deviation(k + 1) * Math.sqrt(-share), z, 1, 0);
            }
        }
    }
}
