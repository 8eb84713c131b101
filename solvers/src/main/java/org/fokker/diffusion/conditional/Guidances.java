package org.fokker.diffusion.conditional;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The guidances by name. */
public final class Guidances {

    private static final Registry<Function<PosteriorSettings, Guidance>> REGISTRY = new Registry<>(
            "guidance",
            List.of(
                    entry(
                            PointGuidance.NAME,
                            "likelihood of the denoised point, as if it were the data",
                            Guidances::point),
                    entry(
                            PseudoinverseGuidance.NAME,
                            "likelihood of a denoised point with the uncertainty of isotropic data (data-variance)",
                            Guidances::pseudoinverse),
                    entry(
                            MomentMatching.NAME,
                            "likelihood with the covariance of the data given the noised point",
                            Guidances::momentMatching)));

    private Guidances() {}

    /** {@return the guidances; the factory of each makes it from settings and refuses settings that are not its own} */
    public static Registry<Function<PosteriorSettings, Guidance>> registry() {
        return REGISTRY;
    }

    private static Guidance point(PosteriorSettings settings) {
        settings.allow("guidance '" + PointGuidance.NAME + "'");
        return new PointGuidance();
    }

    private static Guidance pseudoinverse(PosteriorSettings settings) {
        settings.allow("guidance '" + PseudoinverseGuidance.NAME + "'", "data-variance");
        return new PseudoinverseGuidance(Objects.requireNonNullElse(settings.dataVariance(), 1.0));
    }

    private static Guidance momentMatching(PosteriorSettings settings) {
        settings.allow("guidance '" + MomentMatching.NAME + "'");
        return new MomentMatching();
    }

    private static Registry.Entry<Function<PosteriorSettings, Guidance>> entry(
            String name, String summary, Function<PosteriorSettings, Guidance> factory) {
        return new Registry.Entry<>(name, summary, Promises.none(), factory);
    }
}
