package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.method.NumericalException;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functionals of paths: Itô's formula and the formula of Feynman and Kac. */
class ForwardPathTest {

    private static final RandomStream STREAM = new RandomStream(29, 6);

    /** Standard deviation of the functional over paths. */
    private static double spread(LikelihoodProblem problem, double[] x, int steps, Workers workers) {
        int paths = 1024;
        return Math.sqrt(paths)
                * new ForwardPath(steps, paths)
                        .sample(problem, x, STREAM, workers)
                        .deviationOfMean(PathFunctional.FINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void spreadOfThePathsVanishesWithStrongOrderOne(int d) {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(LikelihoodEstimatorsTest.mixture(d), 0);
        double[] x = LikelihoodEstimatorsTest.point(d);
        try (Workers workers = Workers.of(2)) {
            double coarse = spread(problem, x, 64, workers);
            double fine = spread(problem, x, 512, workers);
            // Order 1 over three halvings, spreads known to 1/√2048 = 2 % each (5 of them: 0.1/3 of the slope), and
            // relative corrections of the
            // order √δ with steps δ = 14/64 of log τ: a sixth of the ratio.
            assertEquals(1, Math.log(coarse / fine) / Math.log(8), 0.15);
        }
    }

    @Test
    void everyPathFindsTheLogDensity() {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(LikelihoodEstimatorsTest.mixture(8), 0);
        double[] x = LikelihoodEstimatorsTest.point(8);
        double exact = problem.law().target().logDensity(x);
        try (Workers workers = Workers.of(2)) {
            LikelihoodEstimate estimate = new ForwardPath(400, 256).estimate(problem, x, STREAM, workers);
            // False alarm at most 1e-6, see LikelihoodEstimate.explains.
            assertTrue(estimate.explains(exact), estimate + ", exact " + exact);
            // A path deviates by the strong error: δ √(d/2) with δ = 14/400 the step of log τ, and more where modes
            // part;
            // over the root of the number of paths.
            assertTrue(estimate.standardError() < 3 * 0.035 * 2 / 16, "standard error " + estimate.standardError());
        }
    }

    // The mismatch is no bound here: it is the difference of log-densities, and all of the bias.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void feynmanAndKacFindTheDensityOfGenerationFromTheReferenceLaw(boolean guided) {
        // A weak noise, u_T = 0.58: unguided paths still reach the reference law, and the mismatch is large.
        LikelihoodProblem problem = new LikelihoodProblem(
                new MixtureDiffusion(
                        AffineGaussianProcess.of(VariancePreserving.linear(1, 1), 1),
                        LikelihoodEstimatorsTest.mixture(1)),
                0,
                1);
        double[] x = LikelihoodEstimatorsTest.point(1);
        double exact = problem.law().target().logDensity(x);
        try (Workers workers = Workers.of(2)) {
            LikelihoodEstimate estimate = new FeynmanKac(128, 4096, guided).estimate(problem, x, STREAM, workers);
            // False alarm at most 1e-6, see LikelihoodEstimate.explains.
            assertTrue(estimate.explains(exact), estimate + ", exact " + exact);
            assertTrue(
                    Math.abs(estimate.neglected().get(0).amount().value()) > 0.01,
                    "a mismatch to be seen: " + estimate);
        }
    }

    @Test
    void meanOfFewWeightsThatMatterIsRefused() {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(LikelihoodEstimatorsTest.mixture(8), 0);
        String message = assertThrows(
                        NumericalException.class,
                        () -> new FeynmanKac(16, 256, false)
                                .estimate(problem, LikelihoodEstimatorsTest.point(8), STREAM, Workers.of(1)))
                .getMessage();
        assertTrue(message.contains("guided"), message);
    }

    @Test
    void gaussianDataAreFoundByGuidedPathsInAnyDimension() {
        GaussianMixture target = GaussianMixture.isotropic(new double[] {1}, new double[1][16], new double[] {0.3});
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(target, 0);
        double[] x = LikelihoodEstimatorsTest.point(16);
        try (Workers workers = Workers.of(2)) {
            LikelihoodEstimate estimate = new FeynmanKac(512, 256, true).estimate(problem, x, STREAM, workers);
            // False alarm at most 1e-6, see LikelihoodEstimate.explains.
            assertTrue(estimate.explains(target.logDensity(x)), estimate + ", exact " + target.logDensity(x));
        }
    }
}
