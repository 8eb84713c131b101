package org.fokker.diffusion.likelihood;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The likelihood estimators by name. */
public final class LikelihoodEstimators {

    /** Draws where the settings do not say: a standard error of about a millinat in low dimension. */
    private static final int SAMPLES = 100_000;

    private static final int STEPS = 1000;
    private static final double TOLERANCE = 1e-10;

    private static final Registry<Function<LikelihoodSettings, LikelihoodEstimator>> REGISTRY = new Registry<>(
            "likelihood estimator",
            List.of(
                    new Registry.Entry<>(
                            DiscreteBound.NAME,
                            "variational bound of the discrete-time chain (steps, variance, spacing, samples)",
                            Promises.none(),
                            LikelihoodEstimators::discreteBound),
                    new Registry.Entry<>(
                            ContinuousBound.NAME,
                            "variational bound in continuous time, by stratified log-SNR (samples)",
                            Promises.none(),
                            LikelihoodEstimators::continuousBound),
                    new Registry.Entry<>(
                            ProbabilityFlow.NAME,
                            "change of density along the probability flow, exact trace (tolerance)",
                            Promises.none(),
                            LikelihoodEstimators::probabilityFlow)));

    private LikelihoodEstimators() {}

    /** {@return the estimators; the factory of each makes it from settings and refuses settings that are not its own} */
    public static Registry<Function<LikelihoodSettings, LikelihoodEstimator>> registry() {
        return REGISTRY;
    }

    private static LikelihoodEstimator discreteBound(LikelihoodSettings settings) {
        settings.allow(DiscreteBound.NAME, "steps", "variance", "spacing", "samples");
        return new DiscreteBound(
                Objects.requireNonNullElse(settings.steps(), STEPS),
                Objects.requireNonNullElse(settings.variance(), ReverseVariance.OPTIMAL),
                settings.spacing(),
                Objects.requireNonNullElse(settings.samples(), SAMPLES));
    }

    private static LikelihoodEstimator continuousBound(LikelihoodSettings settings) {
        settings.allow(ContinuousBound.NAME, "samples");
        return new ContinuousBound(Objects.requireNonNullElse(settings.samples(), SAMPLES));
    }

    private static LikelihoodEstimator probabilityFlow(LikelihoodSettings settings) {
        settings.allow(ProbabilityFlow.NAME, "tolerance");
        return new ProbabilityFlow(Objects.requireNonNullElse(settings.tolerance(), TOLERANCE));
    }
}
