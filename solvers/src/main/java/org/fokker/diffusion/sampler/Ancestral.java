package org.fokker.diffusion.sampler;

import org.fokker.diffusion.CholeskyFactor;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.process.CovarianceDenoiser;
import org.fokker.process.Denoiser;

/**
 * The ancestral chain of J. Ho, A. Jain and P. Abbeel, NeurIPS (2020), eqs. 6, 7 and 11: x_n = (s_n/s_k) e^{−h} x + a_n (1 −
 * e^{−2h}) x̂ + noise, whose covariance is one of {@link ReverseVariance}. The optimal one (F. Bao et al., ICLR (2022), here
 * for each point and with the whole matrix) makes the chain exact for Gaussian data and of the second order for others; it needs
 * a {@link CovarianceDenoiser}.
 *
 * <p>The step to s = 0 adds no noise and ends in the denoised point.
 */
final class Ancestral implements Sampler {

    static final String NAME = "ddpm";

    private final ReverseVariance variance;

    /**
     * Creates the sampler.
     *
     * @param variance covariance of the noise
     */
    Ancestral(ReverseVariance variance) {
        this.variance = variance;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        // Of the exact reverse kernel, Gaussian with both moments right, only the third cumulant is missed: O(h³) in
        // each step.
        return variance == ReverseVariance.OPTIMAL ? ChainPromises.order(2) : ChainPromises.FIRST_ORDER;
    }

    @Override
    public int normalsPerStep() {
        return 1;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        if (variance != ReverseVariance.OPTIMAL) {
            return new IsotropicWalk(model, grid, block);
        }
        if (model instanceof CovarianceDenoiser exact) {
            return new OptimalWalk(exact, grid, block);
        }
        throw new IllegalArgumentException(NAME + " with the variance '" + variance.label()
                + "' needs a model that knows posterior covariances, and "
                + model.getClass().getSimpleName() + " does not; take '" + ReverseVariance.LOWER.label() + "' or '"
                + ReverseVariance.UPPER.label() + "'");
    }

    private final class IsotropicWalk extends GridWalk {

        IsotropicWalk(Denoiser model, TimeGrid grid, int block) {
            super(model, grid, block, 1);
        }

        @Override
        void finiteStep(int k, double[][] x, int n, double[][] z) {
            ExponentialStep step = ExponentialStep.of(grid(), k, 1);
            blocks().combine(x, n, step.keep(), step.weight(), denoised(k, x, n));
            double deviation = variance == ReverseVariance.LOWER
                    ? step.deviation()
                    : Math.sqrt(grid().schedule().transitionVariance(grid().time(k + 1), grid().time(k)));
            blocks().addNoise(x, n, deviation, z, 1, 0);
        }
    }

    /** Finite from a = 0 as well, where the covariance is that of the data. */
    private static final class OptimalWalk implements Walk {

        private final CovarianceDenoiser model;
        private final TimeGrid grid;
        private final CentredBlocks blocks;
        private final double[][] mean;
        private final double[][] covariance;
        private final CholeskyFactor factor;
        private final double[] normal;

        OptimalWalk(CovarianceDenoiser model, TimeGrid grid, int block) {
            this.model = model;
            this.grid = grid;
            blocks = new CentredBlocks(model.process().centre());
            int d = blocks.dimension();
            mean = new double[d][block];
            covariance = new double[d * (d + 1) / 2][block];
            factor = new CholeskyFactor(d);
            normal = new double[d];
        }

        @Override
        public void step(int k, double[][] x, int n, double[][] z) {
            ExponentialStep step = ExponentialStep.of(grid, k, 1);
            model.denoise(grid.time(k), x, n, mean, covariance);
            blocks.combine(x, n, step.keep(), step.weight(), mean);
            double lower = step.deviation() * step.deviation();
            if (lower == 0) {
                return;
            }
            for (int j = 0; j < n; j++) {
                factor.factorise(covariance, j, step.weight() * step.weight(), lower);
                for (int i = 0; i < normal.length; i++) {
                    normal[i] = z[i][j];
                }
                for (int i = 0; i < normal.length; i++) {
                    x[i][j] += factor.times(i, normal);
                }
            }
        }
    }
}
