package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The density at a point from Fokker–Planck equations, forward and reverse. */
class ReverseGridTest {

    private static final RandomStream STREAM = new RandomStream(1, 1);

    private static LikelihoodEstimate estimate(LikelihoodEstimator estimator, LikelihoodProblem problem) {
        try (Workers workers = Workers.of(2)) {
            return estimator.estimate(problem, LikelihoodEstimatorsTest.point(problem.dimension()), STREAM, workers);
        }
    }

    private static void assertExplained(LikelihoodEstimate estimate, LikelihoodProblem problem, double error) {
        double exact = problem.law().target().logDensity(LikelihoodEstimatorsTest.point(problem.dimension()));
        assertTrue(estimate.explains(exact), estimate + ", exact " + exact);
        assertTrue(estimate.gapError() < error, "error known to be small: " + estimate);
    }

    // The bounds of the errors are those of order 2 with h = 14/cells in units of the deviation, against the curvature
    // of the narrowest mode: (h · deviation/width)²/8.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7, 1, 1.6})
    void everyMemberOfTheReverseFamilyLeadsToTheData(double lambda) {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(LikelihoodEstimatorsTest.mixture(1), 0);
        assertExplained(estimate(new ReverseGrid(256, 256, lambda, false), problem), problem, 0.05);
    }

    @Test
    void reversalInTwoDimensionsLeadsToTheData() {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(LikelihoodEstimatorsTest.mixture(2), 0);
        assertExplained(estimate(new ReverseGrid(96, 64, 1, false), problem), problem, 0.3);
    }

    @Test
    void priorMismatchIsTheDifferenceOfTwoSolutions() {
        LikelihoodProblem problem = new LikelihoodProblem(
                new MixtureDiffusion(
                        AffineGaussianProcess.of(VariancePreserving.linear(1, 1), 1),
                        LikelihoodEstimatorsTest.mixture(1)),
                0,
                1);
        LikelihoodEstimate grid = estimate(new ReverseGrid(256, 256, 1, true), problem);
        assertExplained(grid, problem, 0.05);
        LikelihoodEstimate paths = estimate(new FeynmanKac(64, 4096, true), problem);
        // The same number by paths: five of both errors, false alarm below 1e-6.
        double mismatch = paths.neglected().get(0).amount().value();
        assertTrue(Math.abs(mismatch) > 0.01, "a mismatch to be seen: " + mismatch);
        assertEquals(
                mismatch,
                grid.neglected().get(0).amount().value(),
                5
                        * Math.hypot(
                                grid.gapError(),
                                paths.neglected().get(0).amount().standardError()));
    }

    @Test
    void forwardEquationLeavesEarlyStoppingAlone() {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(LikelihoodEstimatorsTest.mixture(1), 0.1);
        LikelihoodEstimate estimate = estimate(new ForwardGrid(256, 64), problem);
        assertExplained(estimate, problem, 0.02);
        assertTrue(Math.abs(estimate.expectedGap()) > 0.01, "early stopping to be seen: " + estimate);
    }

    @Test
    void threeDimensionsAndOddNumbersAreRefused() {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(LikelihoodEstimatorsTest.mixture(3), 0);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> estimate(new ReverseGrid(64, 64, 1, false), problem))
                .getMessage();
        assertEquals("reverse-grid needs a grid, and so d <= 2, got d = 3", message);
        assertThrows(IllegalArgumentException.class, () -> new ReverseGrid(66, 64, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new ReverseGrid(64, 64, -1, false));
    }
}
