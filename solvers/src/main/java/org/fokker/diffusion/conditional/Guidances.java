package org.fokker.diffusion.conditional;

import java.util.List;
import java.util.function.Function;
import org.fokker.method.Parameters;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The guidances by name. */
public final class Guidances {

    private static final Registry<Function<Parameters, Guidance>> REGISTRY = new Registry<>(
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

    /** {@return the guidances; the factory of each makes it from parameters and refuses those that are not its own} */
    public static Registry<Function<Parameters, Guidance>> registry() {
        return REGISTRY;
    }

    private static Guidance point(Parameters settings) {
        settings.only("guidance '" + PointGuidance.NAME + "'");
        return new PointGuidance();
    }

    private static Guidance pseudoinverse(Parameters settings) {
        settings.only("guidance '" + PseudoinverseGuidance.NAME + "'", "data-variance");
        return new PseudoinverseGuidance(settings.positive("data-variance", 1));
    }

    private static Guidance momentMatching(Parameters settings) {
        settings.only("guidance '" + MomentMatching.NAME + "'");
        return new MomentMatching();
    }

    private static Registry.Entry<Function<Parameters, Guidance>> entry(
            String name, String summary, Function<Parameters, Guidance> factory) {
        return new Registry.Entry<>(name, summary, Promises.none(), factory);
    }
}
