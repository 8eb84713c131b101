package org.fokker.diffusion.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.fokker.distribution.EmpiricalDistribution;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.ParameterException;
import org.fokker.method.Parameters;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every score estimator owes, over the registry. */
class ScoreEstimatorsTest {

    private static final double START = 1e-2;
    private static final AffineGaussianProcess PROCESS =
            AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
    private static final MixtureDiffusion TRUTH = new MixtureDiffusion(
            PROCESS,
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4}));

    private static Stream<String> names() {
        return ScoreEstimators.registry().names().stream();
    }

    private static ScoreProblem problem(int n) {
        double[][] x = new double[1][n];
        TRUTH.target().sample(new RandomStream(11, 0), 0, n, x);
        return new ScoreProblem(PROCESS, EmpiricalDistribution.of(x, n), START, 1);
    }

    /** Small enough for a test; what they reach at full size is measured elsewhere. */
    private static Parameters small(String name) {
        return switch (name) {
            case RandomFeatureScore.NAME ->
                Parameters.none().with("features", 32).with("pairs", 2048);
            case PerceptronScore.NAME -> Parameters.none().with("width", 16).with("steps", 400);
            default -> Parameters.none();
        };
    }

    private static Denoiser learn(String name, ScoreProblem problem, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return ScoreEstimators.of(name, small(name)).estimate(problem, new RandomStream(5, 40), workers);
        }
    }

    /**
     * Better than the best linear denoiser at the noise s = a, where the two modes are told apart: its squared error is what
     * the non-linear part explains, about a tenth, and sampling of the 400 points leaves a few hundredths at most of the
     * others; the memorising score, which has no such limit at small noise, is held at this large one too.
     */
    @ParameterizedTest
    @MethodSource("names")
    void everyEstimatorBeatsTheBestLinearDenoiser(String name) {
        double t = PROCESS.schedule().timeOfLogSnr(0);
        GaussianMixture target = TRUTH.target();
        Denoiser linear = new MixtureDiffusion(PROCESS, GaussianMixture.gaussian(target.mean(), target.covariance()));
        RandomStream draws = new RandomStream(6, 7);
        Estimate ofLinear = new ScoreError(TRUTH, linear).squared(t, 4000, draws);
        Estimate learned = new ScoreError(TRUTH, learn(name, problem(400), 1)).squared(t, 4000, draws);
        // Five standard errors of the difference of the two, each by itself at most a millionth.
        assertTrue(
                learned.value() + 5 * Math.hypot(learned.standardError(), ofLinear.standardError()) < ofLinear.value(),
                learned + " against " + ofLinear);
    }

    @ParameterizedTest
    @MethodSource("names")
    void threadsDoNotChangeABit(String name) {
        double[][] x = {{-2, -0.5, 0.1, 3}};
        double[][] one = new double[1][4];
        double[][] three = new double[1][4];
        learn(name, problem(100), 1).denoise(0.3, x, 4, one);
        learn(name, problem(100), 3).denoise(0.3, x, 4, three);
        assertArrayEquals(one[0], three[0], 0);
    }

    @ParameterizedTest
    @MethodSource("names")
    void strangeParametersAreRefused(String name) {
        ParameterException refusal = assertThrows(
                ParameterException.class,
                () -> ScoreEstimators.of(name, Parameters.none().with("band-width", 1)));
        assertEquals("band-width", refusal.parameter());
        assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
    }

    /** x̂ = Σ x_j N(x; a x_j, s²)/Σ N(x; a x_j, s²), by itself. */
    @Test
    void theEmpiricalDenoiserIsTheWeightedMeanOfThePoints() {
        ScoreProblem problem = problem(50);
        double t = 0.2;
        double a = PROCESS.schedule().scale(t);
        double s2 = PROCESS.schedule().variance(t);
        double[] points = problem.data().points()[0];
        double[][] x = {{-1.2, 0.3, 1.1}};
        double[][] denoised = new double[1][3];
        learn(KernelScore.EMPIRICAL, problem, 1).denoise(t, x, 3, denoised);
        for (int j = 0; j < 3; j++) {
            double sum = 0;
            double weights = 0;
            for (double point : points) {
                double weight = Math.exp(-0.5 * (x[0][j] - a * point) * (x[0][j] - a * point) / s2);
                sum += weight * point;
                weights += weight;
            }
            // Fifty terms of order one; Tweedie's form multiplies roundings by s/a ≈ 0.5.
            assertEquals(sum / weights, denoised[0][j], 1e-13);
        }
    }

    /** E z² = E F² = 1 at every noise if the data are drawn with replacement, for this is how m and v are defined. */
    @Test
    void inputsAndTargetsHaveUnitSize() {
        ScoreProblem problem = problem(300);
        NoisedPairs pairs = new NoisedPairs(problem, new Preconditioning(problem), new RandomStream(3, 1));
        int n = 20_000;
        double[][] z = new double[1][n];
        double[][] f = new double[1][n];
        for (double t : new double[] {START, 0.2, 1}) {
            pairs.draw(t, 0, n, z, f);
            for (double[] row : new double[][] {z[0], f[0]}) {
                double[] squares = new double[n];
                for (int j = 0; j < n; j++) {
                    squares[j] = row[j] * row[j];
                }
                Estimate mean = Estimate.ofMean(squares);
                assertEquals(1, mean.value(), 5 * mean.standardError());
            }
        }
    }

    /**
     * Denoising score matching is score regression up to a constant: E|ε̂_model − ε|² = E|ε̂_model − ε̂|² + d − s² E|∇ log p_t|² for any model
     * (Vincent 2011), by draws of data and noise on the one side and of p_t on the other.
     */
    @ParameterizedTest
    @MethodSource("names")
    void theDenoisingLossIsTheScoreErrorUpToItsConstant(String name) {
        ScoreError error = new ScoreError(TRUTH, learn(name, problem(100), 1));
        for (double t : new double[] {0.05, 0.3, 0.8}) {
            Estimate regression = error.squared(t, 20_000, new RandomStream(8, 1));
            Estimate matching = error.matching(t, 20_000, new RandomStream(8, 2));
            // The two are independent; a normal variable exceeds five standard errors with probability 6e-7.
            assertEquals(0, matching.minus(regression).standardScore(0), 5, name + " at " + t);
            // The loss by itself would have a standard error of √(2/20 000); above that of the exact score on the same
            // draws it has
            // about √(4 · error/20 000), by the product of the error with ε̂ − ε, whose variance is at most 1.
            double share = Math.sqrt(2 * Math.max(regression.value(), 0.01));
            assertTrue(matching.standardError() < share * Math.sqrt(2 / 20_000.0) + regression.standardError(), name);
        }
    }

    /** The squared error of maximum likelihood with p parameters is about p/n of the information: here p = 5. */
    @Test
    void theFittedMixtureLearnsLikeOneOverN() {
        double t = PROCESS.schedule().timeOfLogSnr(0);
        RandomStream draws = new RandomStream(6, 7);
        double few = new ScoreError(TRUTH, learn(FittedMixtureScore.NAME, problem(250), 1))
                .squared(t, 4000, draws)
                .value();
        double many = new ScoreError(TRUTH, learn(FittedMixtureScore.NAME, problem(16_000), 1))
                .squared(t, 4000, draws)
                .value();
        // The expected ratio is 64; a ratio of two sums of five squares is off by ten or more with probability 2 · 1e-2
        // — the
        // seed is fixed, the number states the size.
        assertTrue(few / many > 6.4, few + " and " + many);
    }

    /**
     * Four features cannot tell the score, however many points there are: from 1000 points on their error is a floor. What 64 features lack
     * is far below it, and what 8000 points do not know of them as well: some dozen parameters that count, a share 12/8000 of the noise.
     */
    @Test
    void randomFeaturesFallToAFloorThatTheirNumberSets() {
        double few = featureError(4, 1000);
        double fewFromMany = featureError(4, 8000);
        double many = featureError(64, 8000);
        // Both errors of four features are means over the same 4000 draws, and what 1000 points do not know of five
        // weights is 5/1000.
        assertEquals(few, fewFromMany, 0.01 + 0.1 * few);
        assertTrue(many < 0.2 * fewFromMany, many + " and " + fewFromMany);
    }

    private static double featureError(int features, int n) {
        Parameters parameters = Parameters.none().with("features", features).with("pairs", 16_384);
        try (Workers workers = Workers.of(2)) {
            Denoiser model = ScoreEstimators.of(RandomFeatureScore.NAME, parameters)
                    .estimate(problem(n), new RandomStream(5, 40), workers);
            return new ScoreError(TRUTH, model)
                    .squared(PROCESS.schedule().timeOfLogSnr(0.5), 4000, new RandomStream(6, 7))
                    .value();
        }
    }
}
