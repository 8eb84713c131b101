package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;
import org.fokker.process.Schedule;

/**
 * DPM-Solver++ 2S and 3S (C. Lu et al. (2022); DPM-Solver-3 of NeurIPS (2022) for the denoised point): exponential Runge–Kutta
 * rules for the probability flow with 2 or 3 evaluations of the model in each step, at equal distances in λ.
 *
 * <pre>{@code
 * 2S:  x₁ at ½ by x̂;                                 x_n by x̂₁, standing still
 * 3S:  x₁ at ⅓ by x̂;  x₂ at ⅔ by the line x̂, x̂₁;     x_n by the line x̂, x̂₂
 * }</pre>
 */
final class DpmSinglestep implements Sampler {

    private final String name;
    private final int order;

    /**
     * Creates the rule.
     *
     * @param name registry name
     * @param order 2 or 3
     */
    DpmSinglestep(String name, int order) {
        this.name = name;
        this.order = order;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Promises promises() {
        return FlowPromises.order(order);
    }

    @Override
    public int normalsPerStep() {
        return 0;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        return new SinglestepWalk(model, grid, block);
    }

    private final class SinglestepWalk extends GridWalk {

        private final MomentWeights weights = new MomentWeights(2);
        private final double[] v = new double[2];
        private final double[][] stage;
        private final double[][] later;

        SinglestepWalk(Denoiser model, TimeGrid grid, int block) {
            super(model, grid, block, 0);
            stage = new double[blocks().dimension()][block];
            later = new double[blocks().dimension()][block];
        }

        @Override
        void finiteStep(int k, double[][] x, int n, double[][] z) {
            double[][] mean = denoised(k, x, n);
            Schedule schedule = grid().schedule();
            double h = grid().logSnrStep(k);
            for (int i = 1; i < order; i++) {
                double share = (double) i / order;
                double t = schedule.timeOfLogSnr(grid().logSnr(k) + share * h);
                CentredBlocks.copy(x, n, stage);
                double keep = Math.sqrt(schedule.variance(t)) / grid().deviation(k);
                advance(stage, n, keep, schedule.scale(t), share * h, (i - 1.0) / i, mean);
                model().denoise(t, stage, n, later);
            }
            double keep = grid().deviation(k + 1) / grid().deviation(k);
            double scale = grid().scale(k + 1);
            if (order == 2) {
                blocks().combine(x, n, keep, -scale * Math.expm1(-h), later);
            } else {
                advance(x, n, keep, scale, h, (order - 1.0) / order, mean);
            }
        }

        /** The step of a length with x̂ on the line through its value at the beginning and the later one at a share of the way. */
        private void advance(
                double[][] y, int n, double keep, double scale, double length, double share, double[][] mean) {
            weights.exponential(length);
            v[1] = share;
            double[] w = weights.through(v, share == 0 ? 1 : 2);
            blocks().combine(y, n, keep, scale * w[0], mean);
            if (share > 0) {
                blocks().add(y, n, scale * w[1], later);
            }
        }
    }
}
