package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.execution.Workers;
import org.fokker.method.UnknownNameException;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Estimated traces: unbiased, with the variance that theory gives. */
class TraceProbesTest {

    private static final RandomStream STREAM = new RandomStream(17, 2);

    /** Rows of the lower triangle of a symmetric matrix with a decaying spectrum. */
    private static double[][] matrix(int d) {
        double[][] rows = new double[d * (d + 1) / 2][1];
        for (int i = 0, row = 0; i < d; i++) {
            for (int j = 0; j <= i; j++, row++) {
                rows[row][0] = Math.cos(i + j) / (1 + i * j) + (i == j ? 1.0 / (1 + i) : 0);
            }
        }
        return rows;
    }

    private static double[] estimates(TraceEstimator kind, int d, int probes) {
        double[] out = new double[probes];
        new TraceProbes(kind, d, probes, STREAM, 0).estimate(matrix(d), out, 0);
        return out;
    }

    private static double trace(int d) {
        double sum = 0;
        for (int i = 0, diagonal = 0; i < d; i++, diagonal += i + 1) {
            sum += matrix(d)[diagonal][0];
        }
        return sum;
    }

    @Test
    void hutchinsonIsUnbiasedWithTwiceTheSquaresOffTheDiagonal() {
        int d = 6;
        int probes = 40_000;
        Estimate.Accumulator all =
                Estimate.accumulator().addAll(estimates(TraceEstimator.HUTCHINSON, d, probes), probes);
        double squares = 0;
        for (int i = 0, row = 0; i < d; i++) {
            for (int j = 0; j <= i; j++, row++) {
                squares += i == j ? 0 : 2 * matrix(d)[row][0] * matrix(d)[row][0];
            }
        }
        // Five standard errors: false alarm below 1e-6.
        assertEquals(trace(d), all.mean(), 5 * all.estimate().standardError());
        // The variance of a variance is at most (kurtosis − 1) Var²/n; chaos of second order has a kurtosis below 3⁴ =
        // 81.
        assertEquals(1, all.variance() / (2 * squares), 5 * Math.sqrt(80.0 / probes));
    }

    @Test
    void hutchPlusPlusIsUnbiasedAndHasLessVariance() {
        int d = 8;
        int probes = 40_000;
        Estimate.Accumulator sketched =
                Estimate.accumulator().addAll(estimates(TraceEstimator.HUTCH_PLUS_PLUS, d, probes), probes);
        Estimate.Accumulator plain =
                Estimate.accumulator().addAll(estimates(TraceEstimator.HUTCHINSON, d, probes), probes);
        // Five standard errors: false alarm below 1e-6.
        assertEquals(trace(d), sketched.mean(), 5 * sketched.estimate().standardError());
        assertTrue(sketched.variance() < plain.variance(), sketched.variance() + " against " + plain.variance());
    }

    @Test
    void aSketchOfAllColumnsIsExact() {
        double[] out = estimates(TraceEstimator.HUTCH_PLUS_PLUS, 1, 3);
        assertEquals(trace(1), out[2], 1e-15); // rounding
    }

    @ParameterizedTest
    @EnumSource(
            value = TraceEstimator.class,
            names = {"HUTCHINSON", "HUTCH_PLUS_PLUS"})
    void flowWithAnEstimatedTraceKnowsItsError(TraceEstimator kind) {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(LikelihoodEstimatorsTest.mixture(8), 0);
        double[] x = LikelihoodEstimatorsTest.point(8);
        double exact = problem.law().target().logDensity(x);
        try (Workers workers = Workers.of(1)) {
            LikelihoodEstimate estimate = new ProbabilityFlow(1e-6, kind, 64).estimate(problem, x, STREAM, workers);
            // False alarm at most 1e-6, see LikelihoodEstimate.explains.
            assertTrue(estimate.explains(exact), estimate + ", exact " + exact);
            assertTrue(estimate.standardError() > 0, "independent probes differ: " + estimate);
        }
    }

    @Test
    void unknownNamesAndSingleProbesAreRefused() {
        assertThrows(UnknownNameException.class, () -> TraceEstimator.named("hutch"));
        assertThrows(IllegalArgumentException.class, () -> new ProbabilityFlow(1e-6, TraceEstimator.HUTCHINSON, 1));
    }
}
