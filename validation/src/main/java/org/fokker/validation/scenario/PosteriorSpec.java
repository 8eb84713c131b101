package org.fokker.validation.scenario;

import org.fokker.diffusion.TimeSpacing;
import org.fokker.diffusion.TimeSpacings;
import org.fokker.diffusion.conditional.PosteriorSampler;
import org.fokker.diffusion.conditional.PosteriorSamplers;
import org.fokker.method.Parameters;

/**
 * A method that samples a posterior law.
 *
 * @param name its name in the scenario
 * @param kind name of a posterior sampler
 * @param parameters those of the sampler
 * @param steps intervals of the time grid
 * @param spacing name of a time spacing
 * @param start last time of the way from noise to data
 * @param samples how many points are kept
 */
public record PosteriorSpec(
        String name, String kind, Parameters parameters, int steps, String spacing, double start, int samples) {

    /** {@return the sampler} */
    public PosteriorSampler sampler() {
        return PosteriorSamplers.of(kind, parameters);
    }

    /** {@return the spacing of its times} */
    public TimeSpacing timeSpacing() {
        return TimeSpacings.registry().find(spacing).factory();
    }
}
