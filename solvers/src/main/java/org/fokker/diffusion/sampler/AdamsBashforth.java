package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.process.Denoiser;
import org.jspecify.annotations.Nullable;

/**
 * The Adams–Bashforth rules for the probability flow in ρ = s/a, where it reads d(x/a)/dρ = ε̂: the predicted noise is replaced by
 * its polynomial in ρ through the last nodes (DEIS with ρAB; Q. Zhang and Y. Chen, ICLR (2023)). With one node it is
 * {@link Ddim}. The first steps have fewer nodes; that the error of the very first one falls fast enough from order 3 on, it is made
 * by a one-step rule of the order below.
 */
final class AdamsBashforth implements Sampler {

    private final String name;
    private final int order;

    /**
     * Creates the rule.
     *
     * @param name registry name
     * @param order number of nodes, 1 … 3
     */
    AdamsBashforth(String name, int order) {
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
        return new AdamsWalk(model, grid, block);
    }

    private final class AdamsWalk extends GridWalk {

        private final History history;
        private final MomentWeights weights = new MomentWeights(order);
        private final double[] v = new double[order];
        private final @Nullable Walk starter;

        AdamsWalk(Denoiser model, TimeGrid grid, int block) {
            super(model, grid, block, 0);
            history = new History(order, blocks().dimension(), block);
            starter = order > 2 ? new DpmSinglestep(name, order - 1).walk(model, grid, block) : null;
        }

        @Override
        void restart() {
            history.clear();
        }

        @Override
        void finiteStep(int k, double[][] x, int n, double[][] z) {
            TimeGrid grid = grid();
            double rho = Math.exp(-grid.logSnr(k));
            double length = rho * Math.expm1(-grid.logSnrStep(k));
            double[][] noise = history.push(rho);
            model().denoise(grid.time(k), x, n, noise);
            blocks().toNoise(noise, n, grid.scale(k), grid.deviation(k), x);
            if (starter != null && history.count() == 1) {
                starter.step(k, x, n, z);
                return;
            }
            weights.plain();
            for (int j = 0; j < history.count(); j++) {
                v[j] = (history.node(j) - rho) / length;
            }
            double[] w = weights.through(v, history.count());
            double scale = grid.scale(k + 1);
            blocks().combine(x, n, scale / grid.scale(k), scale * length * w[0], history.value(0));
            for (int j = 1; j < history.count(); j++) {
                blocks().add(x, n, scale * length * w[j], history.value(j));
            }
        }
    }
}
