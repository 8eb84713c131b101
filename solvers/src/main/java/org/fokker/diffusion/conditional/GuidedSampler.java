package org.fokker.diffusion.conditional;

import org.fokker.diffusion.TimeGrid;
import org.fokker.execution.Workers;
import org.fokker.method.Promises;
import org.fokker.random.RandomStream;

/**
 * Ancestral sampling on a guided denoiser.
 *
 * @param guidance the approximation of the likelihood
 */
public record GuidedSampler(Guidance guidance) implements PosteriorSampler {

    @Override
    public String name() {
        return guidance.name();
    }

    @Override
    public Promises promises() {
        return guidance.promises();
    }

    @Override
    public PosteriorSamples sample(InverseProblem problem, TimeGrid grid, RandomStream stream, int n, Workers workers) {
        double[][] points = GuidedChain.run(guidance.guide(problem), grid, stream, n, workers);
        return new PosteriorSamples(points, null, new double[0]);
    }
}
