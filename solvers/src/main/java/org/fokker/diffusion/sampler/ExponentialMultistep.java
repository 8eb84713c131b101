package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.method.Promises.Property;
import org.fokker.process.Denoiser;
import org.jspecify.annotations.Nullable;

/**
 * Exponential multistep rules for the denoised point: in the exact formula of an {@link ExponentialStep} x̂ is replaced by its
 * polynomial in λ through the last nodes, integrated exactly on any grid.
 *
 * <ul>
 *   <li>Without noise these are DPM-Solver++ 1, 2M and 3M (C. Lu et al. (2022)). The third-order formula in use lacks a
 *       factor 2 in the second difference, which makes it a rule of order 2; {@link #released} is that one.
 *   <li>With noise they are the stochastic exponential integrator and SDE-DPM++2M (S. Xue et al., SA-Solver, NeurIPS (2023)).
 *   <li>With a corrector, which takes the node at the end of the step in, they are UniPC (W. Zhao et al., NeurIPS (2023)) in the
 *       limit where its B(h) plays no part, because the weights solve all conditions of order exactly. The model is asked at the
 *       predicted point alone, which serves the next step as well.
 * </ul>
 *
 * <p>The first steps have fewer nodes. From order 3 on the very first one would leave an error that does not fall fast enough, so
 * it is made by a one-step rule of the order below.
 */
final class ExponentialMultistep implements Sampler {

    /** What a released formula keeps of the second difference. */
    private static final double HALF = 0.5;

    private final String name;
    private final int order;
    private final boolean corrected;
    private final double secondMoment;
    private final double tau;
    private final Promises promises;

    private ExponentialMultistep(
            String name, int order, boolean corrected, double secondMoment, double tau, Promises promises) {
        this.name = name;
        this.order = order;
        this.corrected = corrected;
        this.secondMoment = secondMoment;
        this.tau = tau;
        this.promises = promises;
    }

    /**
     * The rule of DPM-Solver++.
     *
     * @param name registry name
     * @param order number of nodes, 1 … 3
     */
    static ExponentialMultistep plain(String name, int order) {
        return new ExponentialMultistep(name, order, false, 1, 0, FlowPromises.order(order));
    }

    /**
     * The rule with three nodes and half of the second difference.
     *
     * @param name registry name
     */
    static ExponentialMultistep released(String name) {
        return new ExponentialMultistep(name, 3, false, HALF, 0, FlowPromises.order(2));
    }

    /**
     * A predictor with a corrector whose order is one higher.
     *
     * @param name registry name
     * @param order number of nodes of the predictor, 1 … 3
     */
    static ExponentialMultistep corrected(String name, int order) {
        return new ExponentialMultistep(name, order, true, 1, 0, FlowPromises.order(order + 1));
    }

    /**
     * The rule for the reverse equation with noise.
     *
     * @param name registry name
     * @param order number of nodes, 1 … 3
     * @param tau share of the noise, ≥ 0
     * @throws IllegalArgumentException if tau is negative or not finite
     */
    static ExponentialMultistep stochastic(String name, int order, double tau) {
        if (!(tau >= 0) || Double.isInfinite(tau)) {
            throw new IllegalArgumentException(
                    "the share of the noise of " + name + " must be a finite number >= 0, got " + tau);
        }
        // With two nodes the noise of a step enters the difference that the next step takes, and so makes up for the
        // covariance of
        // noise and denoised point that a step with x̂ standing still lacks: the law is then of the second order.
        Promises promises = tau == 0 ? FlowPromises.order(order) : ChainPromises.order(Math.min(order, 2));
        return new ExponentialMultistep(name, order, false, 1, tau, promises);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Promises promises() {
        return promises;
    }

    @Override
    public int normalsPerStep() {
        return tau == 0 ? 0 : 1;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        return new MultistepWalk(model, grid, block);
    }

    private final class MultistepWalk extends GridWalk {

        private final History history;
        private final MomentWeights weights;
        private final double[] v;
        private final double[] predictor;
        private final @Nullable Walk starter;

        /** Whether the newest node is that of the point itself, left by the corrector of the step before. */
        private boolean known;

        MultistepWalk(Denoiser model, TimeGrid grid, int block) {
            super(model, grid, block, tau);
            int nodes = corrected ? order + 1 : order;
            history = new History(nodes, blocks().dimension(), block);
            weights = new MomentWeights(Math.max(nodes, 3));
            v = new double[nodes];
            predictor = new double[nodes];
            starter = promises.order(Property.FLOW_ORDER).orElse(0.0) > 2 && order > 2
                    ? new DpmSinglestep(name, corrected ? order : order - 1).walk(model, grid, block)
                    : null;
        }

        @Override
        void restart() {
            history.clear();
            known = false;
        }

        @Override
        void finiteStep(int k, double[][] x, int n, double[][] z) {
            if (!known) {
                model().denoise(grid().time(k), x, n, history.push(grid().logSnr(k)));
            }
            if (starter != null && history.count() == 1) {
                starter.step(k, x, n, z);
                return;
            }
            ExponentialStep step = ExponentialStep.of(grid(), k, tau);
            int count = Math.min(history.count(), order);
            double[] w = weights(k, count);
            for (int j = 0; j < count; j++) {
                predictor[j] = w[j];
                // The newest node goes together with the point, the others are added.
                if (j == 0) {
                    blocks().combine(x, n, step.keep(), grid().scale(k + 1) * w[0], history.value(0));
                } else {
                    blocks().add(x, n, grid().scale(k + 1) * w[j], history.value(j));
                }
            }
            if (tau > 0) {
                blocks().addNoise(x, n, step.deviation(), z, 1, 0);
            }
            if (corrected) {
                correct(k, x, n, count);
            }
        }

        /** Takes the node at the end in; what the nodes of the predictor weigh changes. */
        private void correct(int k, double[][] x, int n, int count) {
            model().denoise(grid().time(k + 1), x, n, history.push(grid().logSnr(k + 1)));
            double[] w = weights(k, count + 1);
            for (int j = 0; j <= count; j++) {
                double before = j == 0 ? 0 : predictor[j - 1];
                blocks().add(x, n, grid().scale(k + 1) * (w[j] - before), history.value(j));
            }
            known = true;
        }

        private double[] weights(int k, int count) {
            double h = grid().logSnrStep(k);
            weights.exponential((1 + tau * tau) * h)[2] *= secondMoment;
            for (int j = 0; j < count; j++) {
                v[j] = (history.node(j) - grid().logSnr(k)) / h;
            }
            return weights.through(v, count);
        }
    }
}
