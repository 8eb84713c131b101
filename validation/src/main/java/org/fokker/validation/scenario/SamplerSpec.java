package org.fokker.validation.scenario;

import java.util.Optional;
import org.fokker.diffusion.sampler.Sampler;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.method.Parameters;

/**
 * A way from noise to data.
 *
 * @param name its name in the scenario
 * @param kind name of a sampler
 * @param parameters those of the sampler
 * @param way its times
 * @param samples how many points are led
 * @param model name of a score model, or {@link ScoreSpec#EXACT}
 * @param label the class that is asked for, {@link #EVERY} for one after the other
 * @param reference whether the way begins in the reference law and not in p_T
 * @param denoise whether the last point is replaced by the denoised one
 */
public record SamplerSpec(
        String name,
        String kind,
        Parameters parameters,
        WaySpec way,
        long samples,
        String model,
        Optional<String> label,
        boolean reference,
        boolean denoise) {

    /** Stands for all classes. */
    public static final String EVERY = "each";

    /** {@return the sampler} */
    public Sampler sampler() {
        return Samplers.of(kind, parameters);
    }
}
