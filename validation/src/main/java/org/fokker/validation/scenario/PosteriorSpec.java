package org.fokker.validation.scenario;

import org.fokker.diffusion.conditional.PosteriorSampler;
import org.fokker.diffusion.conditional.PosteriorSamplers;
import org.fokker.method.Parameters;

/**
 * A method that samples a posterior law.
 *
 * @param name its name in the scenario
 * @param kind name of a posterior sampler
 * @param parameters those of the sampler
 * @param way its times
 * @param samples how many points are kept
 */
public record PosteriorSpec(String name, String kind, Parameters parameters, WaySpec way, int samples) {

    /** {@return the sampler} */
    public PosteriorSampler sampler() {
        return PosteriorSamplers.of(kind, parameters);
    }
}
