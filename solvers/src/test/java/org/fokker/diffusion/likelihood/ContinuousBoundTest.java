package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.SubVariancePreserving;
import org.fokker.process.VarianceExploding;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;

/** The continuous-time bound against quadrature, and its independence of the schedule. */
class ContinuousBoundTest {

    private static final GaussianMixture TWO_MODES =
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4});

    private static LikelihoodEstimate estimate(LikelihoodProblem problem, double... x) {
        try (Workers workers = Workers.of(1)) {
            return new ContinuousBound(100_000).estimate(problem, x, new RandomStream(11, 4), workers);
        }
    }

    private static LikelihoodProblem problem(Schedule schedule, double start, double end) {
        return new LikelihoodProblem(
                new MixtureDiffusion(AffineGaussianProcess.of(schedule, 1), TWO_MODES), start, end);
    }

    @Test
    void diffusionLossIsTheIntegralOfTheNoiseErrorOverLogSnr() {
        LikelihoodProblem problem = problem(VariancePreserving.linear(0.1, 20), 1e-3, 1);
        NoiseQuadrature quadrature = new NoiseQuadrature();
        Schedule schedule = problem.schedule();
        double x = -0.4;
        int intervals = 400;
        double last = schedule.logSnr(1);
        double h = (schedule.logSnr(1e-3) - last) / intervals;
        double integral = 0;
        for (int i = 0; i <= intervals; i++) {
            double t = i == intervals ? 1e-3 : schedule.timeOfLogSnr(last + i * h);
            double simpson = i == 0 || i == intervals ? h / 3 : (i % 2 == 0 ? 2 : 4) * h / 3;
            integral += simpson * quadrature.squaredError(new NoisedPoint(problem, new double[] {x}, t));
        }
        double expected = -quadrature.decoder(problem, x) - problem.priorDivergence(new double[] {x}) - integral;
        LikelihoodEstimate estimate = estimate(problem, x);
        // Simpson's error, h⁴ ~ 3e-7 times the range, is far below; five standard errors, false alarm below 1e-6.
        assertEquals(expected, estimate.value(), 5 * estimate.standardError());
        assertTrue(estimate.standardError() < 0.02, "standard error " + estimate.standardError());
        // The only gap is the prior mismatch: with quadrature in place of the draws the identity is exact.
        assertEquals(TWO_MODES.logDensity(x), expected + estimate.expectedGap(), 1e-6 + 5 * estimate.gapError());
    }

    @Test
    void scheduleIsImmaterialBetweenEqualSignalToNoiseRatios() {
        Schedule linear = VariancePreserving.linear(0.1, 20);
        Schedule constant = VariancePreserving.linear(3, 3);
        double start = constant.timeOfLogSnr(linear.logSnr(1e-3));
        double end = constant.timeOfLogSnr(linear.logSnr(1));
        LikelihoodEstimate one = estimate(problem(linear, 1e-3, 1), 0.7);
        LikelihoodEstimate other = estimate(problem(constant, start, end), 0.7);
        // The same lattice of noise levels and the same draws: equal to the rounding of the two inverse schedules.
        assertEquals(one.value(), other.value(), 1e-9);
    }

    @Test
    void priorMismatchAloneIsMissingForEveryKindOfProcess() {
        double exact = TWO_MODES.logDensity(0.7);
        for (Schedule schedule : new Schedule[] {
            SubVariancePreserving.linear(0.1, 20), VarianceExploding.geometric(0.01, 5),
        }) {
            LikelihoodEstimate estimate = estimate(problem(schedule, 0.05, 1), 0.7);
            assertTrue(estimate.explains(exact), schedule.name() + ": " + estimate + ", exact " + exact);
        }
        LikelihoodEstimate exploding = estimate(problem(VarianceExploding.geometric(0.01, 5), 0.05, 1), 0.7);
        // KL(N(·, 25 + Var) ‖ N(0, 25)) is of the order of (Var/25)² … |x|²/50: not small, and predicted.
        assertTrue(Math.abs(exploding.expectedGap()) > 1e-3, "mismatch " + exploding.expectedGap());
    }

    @Test
    void startAtTimeZeroIsRefused() {
        LikelihoodProblem problem = problem(VariancePreserving.linear(0.1, 20), 0, 1);
        assertThrows(IllegalArgumentException.class, () -> estimate(problem, 0.7));
    }
}
