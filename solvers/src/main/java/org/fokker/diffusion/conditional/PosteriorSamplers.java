package org.fokker.diffusion.conditional;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The posterior samplers by name: ancestral sampling under every guidance, DPS and the particle filters. */
public final class PosteriorSamplers {

    /** As many as the comparisons in the literature take. */
    private static final int PARTICLES = 128;

    private static final double THRESHOLD = 0.5;

    private static final Registry<Function<PosteriorSettings, PosteriorSampler>> REGISTRY =
            new Registry<>("posterior sampler", entries());

    private PosteriorSamplers() {}

    /** {@return the samplers; the factory of each makes it from settings and refuses settings that are not its own} */
    public static Registry<Function<PosteriorSettings, PosteriorSampler>> registry() {
        return REGISTRY;
    }

    private static List<Registry.Entry<Function<PosteriorSettings, PosteriorSampler>>> entries() {
        List<Registry.Entry<Function<PosteriorSettings, PosteriorSampler>>> entries = new ArrayList<>();
        for (Registry.Entry<Function<PosteriorSettings, Guidance>> guidance :
                Guidances.registry().entries()) {
            entries.add(entry(
                    guidance.name(),
                    "ancestral chain guided by the " + guidance.summary(),
                    settings -> new GuidedSampler(guidance.factory().apply(settings))));
        }
        entries.add(entry(
                DiffusionPosteriorSampling.NAME,
                "ancestral chain with steps down the norm of the residual (strength)",
                PosteriorSamplers::diffusionPosteriorSampling));
        entries.add(entry(
                TwistedFilter.NAME,
                "twisted particle filter (guidance, data-variance, particles, resampling, threshold)",
                PosteriorSamplers::twistedFilter));
        entries.add(entry(
                PinnedFilter.NAME,
                "auxiliary particle filter towards measured coordinates that are pinned at their noise level"
                        + " (particles, resampling, threshold)",
                PosteriorSamplers::pinnedFilter));
        return entries;
    }

    private static PosteriorSampler diffusionPosteriorSampling(PosteriorSettings settings) {
        settings.allow("posterior sampler '" + DiffusionPosteriorSampling.NAME + "'", "strength");
        return new DiffusionPosteriorSampling(Objects.requireNonNullElse(settings.strength(), 1.0));
    }

    private static PosteriorSampler twistedFilter(PosteriorSettings settings) {
        settings.allow(
                "posterior sampler '" + TwistedFilter.NAME + "'",
                "guidance",
                "data-variance",
                "particles",
                "resampling",
                "threshold");
        PosteriorSettings own = new PosteriorSettings(null, settings.dataVariance(), null, null, null, null);
        Guidance guidance = Guidances.registry()
                .find(Objects.requireNonNullElse(settings.guidance(), MomentMatching.NAME))
                .factory()
                .apply(own);
        return new TwistedFilter(guidance, filter(settings));
    }

    private static PosteriorSampler pinnedFilter(PosteriorSettings settings) {
        settings.allow("posterior sampler '" + PinnedFilter.NAME + "'", "particles", "resampling", "threshold");
        return new PinnedFilter(filter(settings));
    }

    private static ParticleFilter filter(PosteriorSettings settings) {
        return new ParticleFilter(
                Objects.requireNonNullElse(settings.particles(), PARTICLES),
                Objects.requireNonNullElse(settings.resampling(), Resampling.SYSTEMATIC),
                Objects.requireNonNullElse(settings.threshold(), THRESHOLD));
    }

    private static Registry.Entry<Function<PosteriorSettings, PosteriorSampler>> entry(
            String name, String summary, Function<PosteriorSettings, PosteriorSampler> factory) {
        return new Registry.Entry<>(name, summary, Promises.none(), factory);
    }
}
