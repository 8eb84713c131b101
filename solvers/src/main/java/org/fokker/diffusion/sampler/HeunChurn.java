package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;
import org.fokker.process.Schedule;

/**
 * Heun's rule for the probability flow in ρ = s/a, d(x/a)/dρ = ε̂, before whose steps noise may be added (T. Karras, M. Aittala,
 * T. Aila and S. Laine, NeurIPS (2022), algorithm 2): ρ is raised to ρ (1 + γ), γ = min(churn/N, √2 − 1), and x/a gets a normal of
 * variance ρ² ((1 + γ)² − 1), as the forward process would give it.
 */
final class HeunChurn implements Sampler {

    static final String NAME = "edm-heun";

    private static final double MOST_RAISED = Math.sqrt(2) - 1;

    private final Churn churn;

    /**
     * Creates the sampler.
     *
     * @param churn how much noise is added, and where
     */
    HeunChurn(Churn churn) {
        this.churn = churn;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        // With a fixed churn the noise is of the size of a reverse equation's: its Itô terms are not those of a second
        // order.
        return churn.amount() == 0 ? FlowPromises.order(2) : ChainPromises.FIRST_ORDER;
    }

    @Override
    public int normalsPerStep() {
        return churn.amount() == 0 ? 0 : 1;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        return new HeunWalk(model, grid, block);
    }

    private final class HeunWalk extends GridWalk {

        private final double[][] first;
        private final double[][] second;
        private final double[][] predicted;

        HeunWalk(Denoiser model, TimeGrid grid, int block) {
            super(model, grid, block, 0);
            int d = blocks().dimension();
            first = new double[d][block];
            second = new double[d][block];
            predicted = new double[d][block];
        }

        @Override
        void finiteStep(int k, double[][] x, int n, double[][] z) {
            Schedule schedule = grid().schedule();
            double rho = Math.exp(-grid().logSnr(k));
            double raise = churn.acts(rho) ? Math.min(churn.amount() / grid().steps(), MOST_RAISED) : 0;
            double t = grid().time(k);
            double a = grid().scale(k);
            double s = grid().deviation(k);
            double logRaise = Math.log1p(raise);
            if (raise > 0) {
                t = schedule.timeOfLogSnr(grid().logSnr(k) - logRaise);
                double raised = schedule.scale(t);
                s = Math.sqrt(schedule.variance(t));
                double deviation = churn.inflation() * raised * rho * Math.sqrt(raise * (2 + raise));
                blocks().diffuse(x, n, raised / a, deviation, z, 1, 0);
                a = raised;
            }
            double scale = grid().scale(k + 1);
            double length = rho * (1 + raise) * Math.expm1(-grid().logSnrStep(k) - logRaise);
            model().denoise(t, x, n, first);
            blocks().toNoise(first, n, a, s, x);
            CentredBlocks.copy(x, n, predicted);
            blocks().combine(predicted, n, scale / a, scale * length, first);
            model().denoise(grid().time(k + 1), predicted, n, second);
            blocks().toNoise(second, n, scale, grid().deviation(k + 1), predicted);
            blocks().combine(x, n, scale / a, 0.5 * scale * length, first);
            blocks().add(x, n, 0.5 * scale * length, second);
        }
    }
}
