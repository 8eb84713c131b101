package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fokker.diffusion.ReverseVariance;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.Registry;
import org.fokker.method.UnknownNameException;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Brownian;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.OrnsteinUhlenbeck;
import org.fokker.process.Schedule;
import org.fokker.process.SubVariancePreserving;
import org.fokker.process.VarianceExploding;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every likelihood estimator has to keep, whatever its method. */
class LikelihoodEstimatorsTest {

    private static final RandomStream STREAM = new RandomStream(20_240_501, 3);

    static Stream<LikelihoodEstimator> estimators() {
        Registry<Function<LikelihoodSettings, LikelihoodEstimator>> registry = LikelihoodEstimators.registry();
        List<LikelihoodEstimator> all = new ArrayList<>();
        for (ReverseVariance variance : ReverseVariance.values()) {
            all.add(registry.find("elbo-discrete")
                    .factory()
                    .apply(LikelihoodSettings.defaults()
                            .withSteps(100)
                            .withSamples(25_600)
                            .withVariance(variance)));
        }
        all.add(registry.find("elbo-continuous").factory().apply(LikelihoodSettings.defaults()));
        all.add(registry.find("elbo-continuous")
                .factory()
                .apply(LikelihoodSettings.defaults()
                        .withSamples(20_000)
                        .withTimeSampling(TimeSampling.STRATIFIED_IMPORTANCE)));
        all.add(registry.find("mcallester").factory().apply(LikelihoodSettings.defaults()));
        all.add(registry.find("mcallester-chain").factory().apply(LikelihoodSettings.defaults()));
        all.add(registry.find("forward-path")
                .factory()
                .apply(LikelihoodSettings.defaults().withSteps(200)));
        all.add(registry.find("feynman-kac")
                .factory()
                .apply(LikelihoodSettings.defaults().withSteps(200)));
        all.add(registry.find("probability-flow").factory().apply(LikelihoodSettings.defaults()));
        return all.stream();
    }

    static LikelihoodProblem problem(GaussianMixture target, double start) {
        AffineGaussianProcess process =
                AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), target.dimension());
        return new LikelihoodProblem(new MixtureDiffusion(process, target), start, 1);
    }

    static GaussianMixture mixture(int d) {
        double[][] means = new double[3][d];
        double[][][] covariances = new double[3][d][d];
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < d; i++) {
                means[k][i] = 1.5 * Math.sin(1 + 3 * k + i);
                covariances[k][i][i] = 0.1 + 0.05 * k + 0.02 * i;
                if (i > 0) {
                    covariances[k][i][i - 1] = 0.04 * (k - 1);
                    covariances[k][i - 1][i] = 0.04 * (k - 1);
                }
            }
        }
        return GaussianMixture.of(new double[] {0.3, 0.5, 0.2}, means, covariances);
    }

    static double[] point(int d) {
        double[] x = new double[d];
        for (int i = 0; i < d; i++) {
            x[i] = 0.8 * Math.sin(1.5 + i);
        }
        return x;
    }

    // False alarm at most 1e-6 for each comparison, see LikelihoodEstimate.explains.
    @ParameterizedTest
    @MethodSource("estimators")
    void expectedGapExplainsTheDifferenceFromTheExactLogDensity(LikelihoodEstimator estimator) {
        try (Workers workers = Workers.of(2)) {
            for (int d : new int[] {1, 2, 8}) {
                LikelihoodProblem problem = problem(mixture(d), 1e-3);
                double exact = problem.law().target().logDensity(point(d));
                LikelihoodEstimate estimate = estimator.estimate(problem, point(d), STREAM, workers);
                assertTrue(
                        estimate.explains(exact),
                        estimator.name() + ", d = " + d + ", exact " + exact + ": " + estimate);
            }
        }
    }

    // False alarm at most 1e-6 for each of the 20 comparisons.
    @ParameterizedTest
    @MethodSource("estimators")
    void everyAffineGaussianProcessAroundAnyCentreGivesTheSameDensity(LikelihoodEstimator estimator) {
        GaussianMixture target = mixture(2);
        double exact = target.logDensity(point(2));
        try (Workers workers = Workers.of(2)) {
            for (Schedule schedule : new Schedule[] {
                SubVariancePreserving.linear(0.1, 20),
                VarianceExploding.geometric(0.01, 5),
                OrnsteinUhlenbeck.of(1.5, 1.2),
                Brownian.of(2)
            }) {
                AffineGaussianProcess process = AffineGaussianProcess.around(schedule, 0.5, -0.2);
                LikelihoodProblem problem = new LikelihoodProblem(new MixtureDiffusion(process, target), 0.01, 1);
                LikelihoodEstimate estimate = estimator.estimate(problem, point(2), STREAM, workers);
                assertTrue(
                        estimate.explains(exact),
                        estimator.name() + ", " + schedule.name() + ", exact " + exact + ": " + estimate);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void numberOfThreadsDoesNotChangeABit(LikelihoodEstimator estimator) {
        LikelihoodProblem problem = problem(mixture(2), 1e-3);
        try (Workers one = Workers.of(1);
                Workers three = Workers.of(3)) {
            assertEquals(
                    estimator.estimate(problem, point(2), STREAM, one),
                    estimator.estimate(problem, point(2), STREAM, three));
        }
    }

    @Test
    void parametersOfAnotherEstimatorAreRefusedByName() {
        LikelihoodSettings settings =
                LikelihoodSettings.defaults().withSteps(100).withTolerance(1e-8);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> LikelihoodEstimators.registry()
                                .find("probability-flow")
                                .factory()
                                .apply(settings))
                .getMessage();
        assertTrue(message.contains("'probability-flow'") && message.contains("'steps'"), message);
        assertTrue(message.contains("tolerance") && !message.contains("'tolerance'"), message);
    }

    @Test
    void unknownNamesAreRefusedWithTheNearestOne() {
        String message = assertThrows(UnknownNameException.class, () -> ReverseVariance.named("optimum"))
                .getMessage();
        assertTrue(message.contains("'optimal'"), message);
    }

    @Test
    void aChainWithoutStepsIsRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new DiscreteBound(0, ReverseVariance.LOWER, null, 100_000))
                .getMessage();
        assertEquals("steps of elbo-discrete must be positive, got 0", message);
    }
}
