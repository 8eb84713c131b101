package org.fokker.diffusion.likelihood;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The likelihood estimators by name. */
public final class LikelihoodEstimators {

    /** Draws where the settings do not say: a standard error of about a millinat in low dimension. */
    private static final int SAMPLES = 100_000;

    private static final int STEPS = 1000;

    /** Steps of a chain that is exact whatever their number, and draws for as many paths as a standard error needs. */
    private static final int CHAIN_STEPS = 100;

    private static final int CHAIN_SAMPLES = 6400;
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
                            McAllester.NAME,
                            "non-variational identity in variance time, exact for all times (samples)",
                            Promises.none(),
                            LikelihoodEstimators::mcAllester),
                    new Registry.Entry<>(
                            McAllesterChain.NAME,
                            "non-variational chain rule in discrete time, exact along every path (steps, spacing, samples)",
                            Promises.none(),
                            LikelihoodEstimators::mcAllesterChain),
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

    private static LikelihoodEstimator mcAllester(LikelihoodSettings settings) {
        settings.allow(McAllester.NAME, "samples");
        return new McAllester(Objects.requireNonNullElse(settings.samples(), SAMPLES));
    }

    private static LikelihoodEstimator mcAllesterChain(LikelihoodSettings settings) {
        settings.allow(McAllesterChain.NAME, "steps", "spacing", "samples");
        return new McAllesterChain(
                Objects.requireNonNullElse(settings.steps(), CHAIN_STEPS),
                settings.spacing(),
                Objects.requireNonNullElse(settings.samples(), CHAIN_SAMPLES));
    }

    private static LikelihoodEstimator probabilityFlow(LikelihoodSettings settings) {
        settings.allow(ProbabilityFlow.NAME, "tolerance");
        return new ProbabilityFlow(Objects.requireNonNullElse(settings.tolerance(), TOLERANCE));
    }
}
