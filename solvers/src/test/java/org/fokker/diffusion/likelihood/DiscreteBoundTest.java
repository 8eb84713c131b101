package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.diffusion.ReverseVariance;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The discrete-time bound against deterministic quadrature, published tables and the rates of its gap. */
class DiscreteBoundTest {

    private static final double EULER = 0.57721566490153286;
    private static final GaussianMixture TWO_MODES =
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4});
    private static final GaussianMixture GAUSSIAN =
            GaussianMixture.isotropic(new double[] {1}, new double[1][1], new double[] {0.5});

    private final NoiseQuadrature quadrature = new NoiseQuadrature();

    private static LikelihoodProblem problem(Schedule schedule, GaussianMixture target, double start, double end) {
        return new LikelihoodProblem(
                new MixtureDiffusion(AffineGaussianProcess.of(schedule, target.dimension()), target), start, end);
    }

    private static LikelihoodProblem problem(GaussianMixture target, double start) {
        return problem(VariancePreserving.linear(0.1, 20), target, start, 1);
    }

    private static DiscreteBound bound(int steps, ReverseVariance variance) {
        return new DiscreteBound(steps, variance, null, 100_000);
    }

    @Test
    void lowerVarianceIsTheRightEndSumOfTheDenoiserError() {
        LikelihoodProblem problem = problem(TWO_MODES, 1e-3);
        DiscreteBound bound = bound(256, ReverseVariance.LOWER);
        double[] times = bound.times(problem);
        double[] losses = quadrature.steps(problem, bound, 0.3);
        Schedule schedule = problem.schedule();
        for (int i = 1; i < times.length; i++) {
            double a = schedule.scale(times[i]);
            double s2 = schedule.variance(times[i]);
            double change = Math.exp(2 * schedule.logSnr(times[i - 1])) - a * a / s2;
            double expected = 0.5 * change * denoiserError(0.3, a, s2);
            // Both sides are spectrally accurate sums of some hundred terms; the difference of the two u cancels up to
            // 1e-13/0.6.
            assertEquals(expected, losses[i - 1], 1e-11 * (1 + expected), "step " + i);
        }
    }

    /** E|x − E[X_0|z]|² from the textbook posterior means of the two components, by the trapezoidal rule. */
    private static double denoiserError(double x, double a, double s2) {
        double[] w = {0.3, 0.7};
        double[] m = {-1.5, 1};
        double[] v = {0.04, 0.16};
        double sum = 0;
        double h = 0.05;
        for (double e = -10; e < 10 + h / 2; e += h) {
            double z = a * x + Math.sqrt(s2) * e;
            double total = 0;
            double mean = 0;
            for (int k = 0; k < 2; k++) {
                double spread = a * a * v[k] + s2;
                double r = w[k] * Math.exp(-(z - a * m[k]) * (z - a * m[k]) / (2 * spread)) / Math.sqrt(spread);
                total += r;
                mean += r * (m[k] + a * v[k] * (z - a * m[k]) / spread);
            }
            sum += h * Math.exp(-0.5 * e * e) / Math.sqrt(2 * Math.PI) * (x - mean / total) * (x - mean / total);
        }
        return sum;
    }

    // Between 512 and 1024 steps the next term of the expansion changes a slope by some 2 %.
    @ParameterizedTest
    @CsvSource({
        "LOWER, -1.6, 1",
        "LOWER, 0.3, 1",
        "UPPER, -1.6, 1",
        "UPPER, 1.2, 1",
        "OPTIMAL, -1.6, 2",
        "OPTIMAL, 0.3, 2"
    })
    void gapFallsWithThePromisedPowerOfTheSteps(ReverseVariance variance, double x, double order) {
        LikelihoodProblem problem = problem(TWO_MODES, 1e-3);
        double coarse = quadrature.discretisationGap(problem, bound(512, variance), x);
        double fine = quadrature.discretisationGap(problem, bound(1024, variance), x);
        assertEquals(order, Math.log(coarse / fine) / Math.log(2), 0.06);
        assertEquals(order, variance.order());
    }

    @ParameterizedTest
    @EnumSource(ReverseVariance.class)
    void drawnBoundAndGapAgreeWithQuadrature(ReverseVariance variance) {
        try (Workers workers = Workers.of(1)) {
            for (double start : new double[] {0, 1e-3}) {
                LikelihoodProblem problem = problem(TWO_MODES, start);
                DiscreteBound bound = bound(200, variance);
                LikelihoodEstimate estimate =
                        bound.estimate(problem, new double[] {0.3}, new RandomStream(5, 1), workers);
                double expected = quadrature.bound(problem, bound, 0.3);
                // Five standard errors: false alarm below 1e-6.
                assertEquals(expected, estimate.value(), 5 * estimate.standardError());
                double gap = TWO_MODES.logDensity(0.3) - expected;
                assertEquals(gap, estimate.expectedGap(), 5 * estimate.gapError());
                assertTrue(estimate.standardError() < 0.03, "the control keeps the error small: " + estimate);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 50, 250})
    void everyNumberOfStepsKnowsItsGap(int steps) {
        try (Workers workers = Workers.of(1)) {
            for (ReverseVariance variance : ReverseVariance.values()) {
                for (double start : new double[] {0, 1e-3}) {
                    for (double x : new double[] {0.3, -1.6}) {
                        LikelihoodEstimate estimate = new DiscreteBound(steps, variance, null, 20_000)
                                .estimate(problem(TWO_MODES, start), new double[] {x}, new RandomStream(5, 1), workers);
                        // False alarm at most 1e-6 for each of the 12 comparisons, see LikelihoodEstimate.explains.
                        assertTrue(
                                estimate.explains(TWO_MODES.logDensity(x)),
                                variance + ", start " + start + ", x " + x + ": " + estimate);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 10, 100, 250, 1000})
    void gaussianDataWithOptimalVarianceLeaveThePriorMismatchAlone(int steps) {
        GaussianMixture gaussian = GaussianMixture.of(new double[] {1}, new double[][] {{0.3, -0.2}}, new double[][][] {
            {{0.4, 0.1}, {0.1, 0.2}}
        });
        LikelihoodProblem problem = problem(gaussian, 1e-3);
        double[] x = {0.9, -0.4};
        try (Workers workers = Workers.of(1)) {
            LikelihoodEstimate estimate =
                    bound(steps, ReverseVariance.OPTIMAL).estimate(problem, x, new RandomStream(1, 1), workers);
            double mismatch = estimate.neglected().get(0).amount().value();
            // Path by path the cost is −log p_0(x) + log p_T/π; rounding of 1000 terms of order 1e-2 … 10.
            assertEquals(gaussian.logDensity(x), estimate.value() + mismatch, 1e-11);
            assertEquals(0, estimate.expectedGap() - mismatch, 1e-11);
        }
    }

    // NELBO − H of Gaussian data N(0, 1/4) under the 1000 steps of DDPM and 100 strided ones, printed digits; the
    // decoder has
    // the optimal variance. With the optimal kernels it is KL(p_T ‖ N(0, 1)), to the rounding of a sum over 1000 terms
    // and the data.
    @ParameterizedTest
    @CsvSource({
        "LOWER, 1000, .45634841, 5.1e-9", "UPPER, 1000, .00109223, 5.1e-9", "OPTIMAL, 1000, 2.306e-10, 2e-11",
        "LOWER, 100, .79950953, 5.1e-9", "UPPER, 100, .01079146, 5.1e-9", "OPTIMAL, 100, 2.306e-10, 2e-11"
    })
    void gaussianGapsOfDdpmAreThoseOfTheTable(ReverseVariance variance, int steps, double gap, double tolerance) {
        assertEquals(
                gap,
                tableGap(NoiseTable.linear(), GAUSSIAN, variance, steps, 0.5 * Math.log(2 * Math.PI * Math.E / 4)),
                tolerance);
    }

    // The same for two modes, with the printed digits; H by quadrature to seven digits.
    @ParameterizedTest
    @CsvSource({"LOWER, .742432", "UPPER, .042662"})
    void mixtureGapsOfDdpmAreThoseOfTheTable(ReverseVariance variance, double gap) {
        assertEquals(gap, tableGap(NoiseTable.linear(), TWO_MODES, variance, 100, 0.9055168), 7e-7);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"LOWER, .45021780", "UPPER, .00439069"})
    void mixtureGapsOfAThousandStepsAreThoseOfTheTable(ReverseVariance variance, double gap) {
        assertEquals(gap, tableGap(NoiseTable.linear(), TWO_MODES, variance, 1000, 0.9055168), 7e-7);
    }

    // Printed digits of Gaussian data N(0, 1/4) under the cosine schedule; the optimal gap is KL(p_T ‖ N(0, 1)).
    @ParameterizedTest
    @CsvSource({"LOWER, .402233, 5.1e-7", "UPPER, .000612, 5.1e-7", "OPTIMAL, 1.6e-12, 2e-11"})
    void gaussianGapsOfTheCosineScheduleAreThoseOfTheTable(ReverseVariance variance, double gap, double tolerance) {
        double entropy = 0.5 * Math.log(2 * Math.PI * Math.E / 4);
        assertEquals(gap, tableGap(NoiseTable.cosine(), GAUSSIAN, variance, 1000, entropy), tolerance);
    }

    @Test
    void covarianceThatDependsOnTheStateBeatsTheBestThatDoesNot() {
        double gap = tableGap(NoiseTable.linear(), TWO_MODES, ReverseVariance.OPTIMAL, 100, 0.9055168);
        assertTrue(gap > 0 && gap < 0.025850, "gap " + gap + ", with averaged variance .025850");
    }

    /** Mean of −bound over the data, less their entropy, with the best Gaussian decoder of constant variance. */
    private double tableGap(
            NoiseTable table, GaussianMixture target, ReverseVariance variance, int steps, double entropy) {
        LikelihoodProblem problem = problem(table, target, 0, NoiseTable.LENGTH);
        DiscreteBound bound = bound(steps, variance);
        double first = bound.times(problem)[1];
        double sum = 0;
        double error = 0;
        double h = target == GAUSSIAN ? 0.4 : 0.08;
        for (double x = -6; x < 6; x += h) {
            double weight = h * Math.exp(target.logDensity(x));
            if (weight > 1e-17) {
                double[] losses = quadrature.steps(problem, bound, x);
                losses[0] = problem.priorDivergence(new double[] {x});
                for (double loss : losses) {
                    sum += weight * loss;
                }
                error += weight * quadrature.squaredError(new NoisedPoint(problem, new double[] {x}, first));
            }
        }
        double meanSquare = error * Math.exp(-2 * problem.schedule().logSnr(first));
        return sum + 0.5 * Math.log(2 * Math.PI * Math.E * meanSquare) - entropy;
    }

    @Test
    void lowerVarianceFromTimeZeroLeavesHalfOfEulersConstant() {
        LikelihoodProblem problem = problem(VariancePreserving.linear(4, 4), TWO_MODES, 0, 2);
        double[] scaled = new double[4];
        for (int i = 0; i < 4; i++) {
            int steps = 256 << i;
            double gap = quadrature.discretisationGap(problem, bound(steps, ReverseVariance.LOWER), 0.9);
            scaled[i] = steps * (gap - EULER / 2);
        }
        // The rest is (C log n + C')/n, so n · rest grows by C log 2 each time; a wrong constant would double the
        // growth. The next
        // term is relatively O(log(n)/n), 2 % at n = 256.
        assertEquals(1, (scaled[3] - scaled[2]) / (scaled[2] - scaled[1]), 0.05);
        assertEquals(1, (scaled[2] - scaled[1]) / (scaled[1] - scaled[0]), 0.1);
    }

    @Test
    void upperVarianceMayPromiseTooMuchAtAPoint() {
        LikelihoodProblem problem = problem(TWO_MODES, 1e-3);
        double between = quadrature.discretisationGap(problem, bound(400, ReverseVariance.UPPER), 0.3);
        double mode = quadrature.discretisationGap(problem, bound(400, ReverseVariance.UPPER), 1);
        assertTrue(between < -1e-3 && mode > 1e-3, between + " between the modes, " + mode + " at a mode");
    }
}
