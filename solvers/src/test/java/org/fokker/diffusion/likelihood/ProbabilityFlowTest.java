package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.ElucidatedDiffusion;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The probability flow against the exact log-density and the monotone map. */
class ProbabilityFlowTest {

    private static final GaussianMixture TWO_MODES =
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4});

    private static final TraceProbes EXACT = new TraceProbes(TraceEstimator.EXACT, 1, 1, new RandomStream(1, 1), 0);

    static Stream<Schedule> schedules() {
        return Stream.of(
                VariancePreserving.linear(0.1, 20),
                SubVariancePreserving.linear(0.1, 20),
                VarianceExploding.geometric(0.01, 5),
                OrnsteinUhlenbeck.of(1.5, 1.2),
                new ElucidatedDiffusion());
    }

    private static LikelihoodEstimate estimate(LikelihoodProblem problem, double tolerance, double... x) {
        try (Workers workers = Workers.of(1)) {
            return new ProbabilityFlow(tolerance).estimate(problem, x, new RandomStream(1, 1), workers);
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void logDensityIsExactForEveryProcessFromTimeZero(Schedule schedule) {
        for (int d : new int[] {1, 2, 8}) {
            GaussianMixture target = LikelihoodEstimatorsTest.mixture(d);
            double[] centre = new double[d];
            java.util.Arrays.fill(centre, 0.3);
            LikelihoodProblem problem = new LikelihoodProblem(
                    new MixtureDiffusion(AffineGaussianProcess.around(schedule, centre), target), 0, 1);
            double[] x = LikelihoodEstimatorsTest.point(d);
            LikelihoodEstimate estimate = estimate(problem, 1e-10, x);
            double exact = target.logDensity(x);
            // Some hundred steps with a local error of 1e-10 each.
            assertEquals(exact, estimate.value(), 1e-8, schedule.name() + ", d = " + d);
            assertTrue(estimate.explains(exact), schedule.name() + ", d = " + d + ": " + estimate);
            assertEquals(0, estimate.expectedGap());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2.5, -1, 0.1, 0.6, 2.2})
    void flowInOneDimensionIsTheMonotoneMap(double x) {
        LikelihoodProblem problem = new LikelihoodProblem(
                new MixtureDiffusion(AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1), TWO_MODES),
                1e-3,
                1);
        ProbabilityFlow.Path path = ProbabilityFlow.transport(problem, new double[] {x}, 1e-12, EXACT);
        double before = problem.law().marginal(1e-3).univariate().cdf(x);
        double after = problem.law().marginal(1).univariate().cdf(path.point()[0]);
        // Probability is carried along: F_T(x_T) = F_0(x_0), to the tolerance times the number of steps.
        assertEquals(before, after, 1e-10);
    }

    @Test
    void earlyStoppingIsReportedAndExplained() {
        LikelihoodProblem problem = new LikelihoodProblem(
                new MixtureDiffusion(AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1), TWO_MODES),
                1e-2,
                1);
        double exact = TWO_MODES.logDensity(0.3);
        LikelihoodEstimate estimate = estimate(problem, 1e-10, 0.3);
        assertTrue(Math.abs(exact - estimate.value()) > 1e-3, "p_0 and p_0.01 differ: " + estimate);
        assertTrue(estimate.explains(exact), "exact " + exact + ", " + estimate);
        assertEquals(problem.law().marginal(1e-2).logDensity(0.3), estimate.value(), 1e-8); // as above
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8})
    void errorEstimateCoversTheErrorAndFollowsTheTolerance(double tolerance) {
        LikelihoodProblem problem = new LikelihoodProblem(
                new MixtureDiffusion(AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1), TWO_MODES), 0, 1);
        double exact = TWO_MODES.logDensity(0.3);
        LikelihoodEstimate estimate = estimate(problem, tolerance, 0.3);
        assertTrue(estimate.explains(exact), "exact " + exact + ", " + estimate);
        // The coarser solution has ten times the tolerance and accumulates the local errors of some hundred steps.
        assertTrue(estimate.gapError() < 1000 * tolerance, "gap error " + estimate.gapError());
    }

    /** Of two tolerances alone the errors agree now and then, and their difference then tells nothing: at one draw in ten or so. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theErrorIsCoveredAtEveryDrawOfTheData(int d) {
        GaussianMixture target = LikelihoodEstimatorsTest.mixture(d);
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(target, 0);
        for (int j = 0; j < 25; j++) {
            double[] x = RoutesTest.point(target, j);
            double exact = target.logDensity(x);
            LikelihoodEstimate estimate = estimate(problem, 1e-10, x);
            assertTrue(estimate.explains(exact), "draw " + j + ", exact " + exact + ", " + estimate);
        }
    }

    @Test
    void impossibleTolerancesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ProbabilityFlow(1e-16));
        assertThrows(IllegalArgumentException.class, () -> new ProbabilityFlow(Double.NaN));
    }
}
