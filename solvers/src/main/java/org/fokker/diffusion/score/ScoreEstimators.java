package org.fokker.diffusion.score;

import java.util.List;
import java.util.function.Function;
import org.fokker.method.Parameters;
import org.fokker.method.Promises;
import org.fokker.method.Registry;

/** The score estimators by name. */
public final class ScoreEstimators {

    private static final Registry<Function<Parameters, ScoreEstimator>> REGISTRY = new Registry<>(
            "score estimator",
            List.of(
                    entry(
                            KernelScore.EMPIRICAL,
                            "score of the noised points themselves, which memorises them",
                            KernelScore.OF_POINTS,
                            given -> new KernelScore(KernelScore.EMPIRICAL, 0.0)),
                    entry(
                            KernelScore.SMOOTHED,
                            "score of the noised kernel density estimate (bandwidth: normal reference)",
                            KernelScore.OF_KERNELS,
                            given -> new KernelScore(
                                    KernelScore.SMOOTHED,
                                    given.number("bandwidth").isPresent() ? given.positive("bandwidth", 1) : null),
                            "bandwidth"),
                    entry(
                            FittedMixtureScore.NAME,
                            "score of the noised mixture of greatest likelihood (components 2, rank: full)",
                            FittedMixtureScore.WELL_SPECIFIED,
                            given -> new FittedMixtureScore(
                                    given.integer("components", 2, 1),
                                    given.number("rank").isPresent() ? given.integer("rank", 0, 0) : null),
                            "components",
                            "rank"),
                    entry(
                            RandomFeatureScore.NAME,
                            "ridge regression on random features (features 128, length 1, ridge 1e-6, pairs 16384)",
                            Promises.none(),
                            given -> new RandomFeatureScore(
                                    given.integer("features", 128, 1),
                                    given.positive("length", 1),
                                    given.number("ridge", 1e-6),
                                    given.integer("pairs", 16_384, 2)),
                            "features",
                            "length",
                            "ridge",
                            "pairs"),
                    entry(
                            PerceptronScore.NAME,
                            "network of two hidden layers by Adam (width 64, steps 4000, batch 256, rate 3e-3)",
                            Promises.none(),
                            given -> new PerceptronScore(
                                    given.integer("width", 64, 1),
                                    given.integer("steps", 4000, 1),
                                    given.integer("batch", 256, 1),
                                    given.positive("rate", 3e-3)),
                            "width",
                            "steps",
                            "batch",
                            "rate")));

    private ScoreEstimators() {}

    /** {@return the estimators; the factory of each makes it from parameters and refuses those that are not its own} */
    public static Registry<Function<Parameters, ScoreEstimator>> registry() {
        return REGISTRY;
    }

    /**
     * Makes an estimator.
     *
     * @param name registry name
     * @param parameters its parameters
     * @return the estimator
     * @throws org.fokker.method.UnknownNameException if there is none of that name
     * @throws org.fokker.method.ParameterException if a parameter is not its own or out of range
     */
    public static ScoreEstimator of(String name, Parameters parameters) {
        return REGISTRY.find(name).factory().apply(parameters);
    }

    private static Registry.Entry<Function<Parameters, ScoreEstimator>> entry(
            String name,
            String summary,
            Promises promises,
            Function<Parameters, ScoreEstimator> factory,
            String... parameters) {
        return new Registry.Entry<>(
                name,
                summary,
                promises,
                given -> factory.apply(given.only("score estimator '" + name + "'", parameters)));
    }
}
