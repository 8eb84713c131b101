package org.fokker.diffusion.sampler;

import org.fokker.diffusion.TimeGrid;
import org.fokker.method.Promises;
import org.fokker.particle.EulerMaruyama;
import org.fokker.particle.SdeScheme;
import org.fokker.process.Denoiser;
import org.fokker.process.ReverseProcess;

/**
 * A scheme for stochastic differential equations on a member of the reverse family, in the time t itself: any {@link SdeScheme},
 * any λ ≥ 0. Steps that are infinitely long in log-SNR are those of Euler and Maruyama, which asks nothing of the score at their
 * end.
 */
final class ReverseSde implements Sampler {

    private final String name;
    private final SdeScheme scheme;
    private final double lambda;
    private final Promises promises;

    /**
     * Creates the sampler.
     *
     * @param name registry name
     * @param scheme how a step is made
     * @param flowOrder order of the scheme without noise
     * @param lambda share of the noise, ≥ 0
     * @throws IllegalArgumentException if lambda is negative or not finite
     */
    ReverseSde(String name, SdeScheme scheme, int flowOrder, double lambda) {
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("lambda of " + name + " must be a finite number >= 0, got " + lambda);
        }
        this.name = name;
        this.scheme = scheme;
        this.lambda = lambda;
        promises = lambda == 0 ? FlowPromises.order(flowOrder) : ChainPromises.order(flowOrder);
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
        return lambda == 0 ? 0 : 1;
    }

    @Override
    public Walk walk(Denoiser model, TimeGrid grid, int block) {
        double end = grid.time(0);
        // Refused here: a schedule that has no rates at the first time.
        model.process().schedule().driftRate(end);
        model.process().schedule().squaredVolatility(end);
        ReverseProcess process = new ReverseProcess(model.process(), model, lambda, end);
        SdeScheme.Stepper stepper = scheme.stepper(process, block);
        SdeScheme.Stepper plain = new EulerMaruyama().stepper(process, block);
        double[][] silence = new double[lambda == 0 ? process.dimension() : 0][block];
        return (k, x, n, z) -> {
            double h = grid.time(k) - grid.time(k + 1);
            SdeScheme.Stepper chosen = Double.isInfinite(grid.logSnrStep(k)) ? plain : stepper;
            chosen.step(end - grid.time(k), h, x, n, lambda == 0 ? silence : z);
        };
    }
}
