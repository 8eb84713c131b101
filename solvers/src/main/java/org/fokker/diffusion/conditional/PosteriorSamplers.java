package org.fokker.diffusion.conditional;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fokker.method.Parameters;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The posterior samplers by name: ancestral sampling under every guidance, DPS and the particle filters. */
public final class PosteriorSamplers {

    /** As many as the comparisons in the literature take. */
    private static final int PARTICLES = 128;

    private static final double THRESHOLD = 0.5;

    private static final Registry<Function<Parameters, PosteriorSampler>> REGISTRY =
            new Registry<>("posterior sampler", entries());

    private PosteriorSamplers() {}

    /** {@return the samplers; the factory of each makes it from parameters and refuses those that are not its own} */
    public static Registry<Function<Parameters, PosteriorSampler>> registry() {
        return REGISTRY;
    }

    /**
     * Makes a sampler.
     *
     * @param name registry name
     * @param parameters those of the sampler
     * @return the sampler
     * @throws org.fokker.method.UnknownNameException if there is none of that name
     * @throws org.fokker.method.ParameterException if a parameter is not one of the sampler's, or out of range
     */
    public static PosteriorSampler of(String name, Parameters parameters) {
        return REGISTRY.find(name).factory().apply(parameters);
    }

    private static List<Registry.Entry<Function<Parameters, PosteriorSampler>>> entries() {
        List<Registry.Entry<Function<Parameters, PosteriorSampler>>> entries = new ArrayList<>();
        for (Registry.Entry<Function<Parameters, Guidance>> guidance :
                Guidances.registry().entries()) {
            entries.add(entry(
                    guidance.name(),
                    "ancestral chain guided by the " + guidance.summary(),
                    guidance.promises(),
                    settings -> new GuidedSampler(guidance.factory().apply(settings))));
        }
        entries.add(entry(
                DiffusionPosteriorSampling.NAME,
                "ancestral chain with steps down the norm of the residual (strength)",
                Promises.none(),
                PosteriorSamplers::diffusionPosteriorSampling));
        entries.add(entry(
                TwistedFilter.NAME,
                "twisted particle filter (guidance, data-variance, particles, resampling, threshold)",
                TwistedFilter.PROMISES,
                PosteriorSamplers::twistedFilter));
        entries.add(entry(
                PinnedFilter.NAME,
                "auxiliary particle filter towards measured coordinates that are pinned at their noise level"
                        + " (particles, resampling, threshold)",
                PinnedFilter.PROMISES,
                PosteriorSamplers::pinnedFilter));
        return entries;
    }

    private static PosteriorSampler diffusionPosteriorSampling(Parameters settings) {
        settings.only("posterior sampler '" + DiffusionPosteriorSampling.NAME + "'", "strength");
        return new DiffusionPosteriorSampling(settings.number("strength", 1));
    }

    private static PosteriorSampler twistedFilter(Parameters settings) {
        settings.only(
                "posterior sampler '" + TwistedFilter.NAME + "'",
                "guidance",
                "data-variance",
                "particles",
                "resampling",
                "threshold");
        Parameters own = settings.number("data-variance")
                .map(variance -> Parameters.none().with("data-variance", variance))
                .orElse(Parameters.none());
        Guidance guidance = Guidances.registry()
                .find(settings.word("guidance", MomentMatching.NAME))
                .factory()
                .apply(own);
        return new TwistedFilter(guidance, filter(settings));
    }

    private static PosteriorSampler pinnedFilter(Parameters settings) {
        settings.only("posterior sampler '" + PinnedFilter.NAME + "'", "particles", "resampling", "threshold");
        return new PinnedFilter(filter(settings));
    }

    private static ParticleFilter filter(Parameters settings) {
        return new ParticleFilter(
                settings.integer("particles", PARTICLES, 1),
                Resampling.named(settings.word("resampling", Resampling.SYSTEMATIC.label())),
                settings.number("threshold", THRESHOLD));
    }

    private static Registry.Entry<Function<Parameters, PosteriorSampler>> entry(
            String name, String summary, Promises promises, Function<Parameters, PosteriorSampler> factory) {
        return new Registry.Entry<>(name, summary, promises, factory);
    }
}
