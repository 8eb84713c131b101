package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.diffusion.TimeSpacings;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VarianceExploding;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The non-variational identities: exact for all times, the discrete one along every path. */
class McAllesterTest {

    private static final RandomStream STREAM = new RandomStream(7, 2);

    private static LikelihoodProblem exploding(int d, double start, double end) {
        return new LikelihoodProblem(
                new MixtureDiffusion(
                        AffineGaussianProcess.of(VarianceExploding.geometric(0.01, 50), d),
                        LikelihoodEstimatorsTest.mixture(d)),
                start,
                end);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0.7", "0.69, 0.7"})
    void identityHoldsBetweenAllTimes(double start, double end) {
        LikelihoodProblem problem = exploding(2, start, end);
        double[] x = LikelihoodEstimatorsTest.point(2);
        double exact = problem.law().target().logDensity(x);
        try (Workers workers = Workers.of(1)) {
            LikelihoodEstimate estimate = new McAllester(20_000).estimate(problem, x, STREAM, workers);
            // False alarm at most 1e-6, see LikelihoodEstimate.explains; there is no gap to hide in.
            assertTrue(estimate.explains(exact), estimate + ", exact " + exact);
            assertEquals(0, estimate.expectedGap());
            assertTrue(estimate.standardError() < 0.02, "standard error " + estimate.standardError());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 200})
    void chainRuleHoldsAlongEveryPathForEveryNumberOfSteps(int steps) {
        try (Workers workers = Workers.of(1)) {
            for (int d : new int[] {1, 2, 8}) {
                LikelihoodProblem problem = exploding(d, 0.05, 0.9);
                double[] x = LikelihoodEstimatorsTest.point(d);
                double exact = problem.law().target().logDensity(x);
                LikelihoodEstimate estimate =
                        new McAllesterChain(steps, TimeSpacings.TIME, 1).estimate(problem, x, STREAM, workers);
                // M_k = I − s² V_k⁻¹ loses the digits of s²/variance, 10⁴ at the end, and has d² entries: 1e-12 a path
                // and
                // entry.
                assertEquals(exact, estimate.value(), 1e-10, "d = " + d);
                assertTrue(estimate.standardError() < 1e-10, "standard error " + estimate.standardError());
            }
        }
    }

    @Test
    void startAtTheDataIsRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new McAllesterChain(10, null, 100)
                                .estimate(exploding(1, 0, 1), new double[] {0}, STREAM, Workers.of(1)))
                .getMessage();
        assertTrue(message.startsWith("mcallester-chain needs a start above 0"), message);
    }
}
