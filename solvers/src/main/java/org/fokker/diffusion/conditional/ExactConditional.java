package org.fokker.diffusion.conditional;

import org.fokker.diffusion.TimeGrid;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;

/**
 * Ancestral sampling on the exact conditional denoiser E[X_0 | X_t, y] of a mixture: what guidance approximates. Its law tends to the
 * posterior with finer steps, an earlier last time and a later first one, which makes it the oracle beside the other methods.
 */
public record ExactConditional() implements PosteriorSampler {

    static final String NAME = "exact-conditional";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Promises promises() {
        return Promises.none();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the model is not that of a mixture
     */
    @Override
    public PosteriorSamples sample(InverseProblem problem, TimeGrid grid, RandomStream stream, int n, Workers workers) {
        MomentDenoiser model = problem.model();
        GaussianMixture prior = model.law()
                .orElseThrow(() -> new IllegalArgumentException("posterior sampler '" + NAME
                        + "' needs the moments of a mixture; for any other model there is '" + MomentMatching.NAME
                        + "'"));
        ConditionalLaw posterior = ConditionalLaw.of(prior, problem.measurement());
        double[][] points = GuidedChain.run(posterior.denoiser(model.process()), grid, stream, n, workers);
        return new PosteriorSamples(points, null, new double[0]);
    }
}
