package org.fokker.diffusion.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Gamma;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Information and mean squared error: the log-density to nine digits, in low dimension and in eight. */
class InformationIntegralTest {

    private static final RandomStream STREAM = new RandomStream(3, 3);

    /** Two components with covariances of their own in any dimension. */
    static GaussianMixture pair(int d) {
        GaussianMixture all = LikelihoodEstimatorsTest.mixture(d);
        return GaussianMixture.of(new double[] {0.4, 0.6}, new double[][] {all.mean(0), all.mean(1)}, new double[][][] {
            all.covariance(0), all.covariance(1)
        });
    }

    private static void assertExact(GaussianMixture target, int points) {
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(target, 0);
        try (Workers workers = Workers.of(2)) {
            for (int j = 0; j < points; j++) {
                double[] x = RoutesTest.point(target, j);
                double exact = target.logDensity(x);
                LikelihoodEstimate estimate = new InformationIntegral(1e-10, 1).estimate(problem, x, STREAM, workers);
                // The tolerance is 1e-10 for the rule in log u, a tenth of the promised 1e-9.
                assertEquals(exact, estimate.value(), 1e-9, "point " + j);
                assertTrue(estimate.explains(exact), estimate + ", exact " + exact);
                assertEquals(0, estimate.standardError());
            }
        }
    }

    @Test
    void logDensityInOneDimensionIsExactToNineDigits() {
        assertExact(LikelihoodEstimatorsTest.mixture(1), 5);
    }

    @Test
    void logDensityInTwoDimensionsIsExactToNineDigits() {
        assertExact(LikelihoodEstimatorsTest.mixture(2), 1);
    }

    @Test
    void logDensityInEightDimensionsIsExactToNineDigits() {
        assertExact(pair(8), 3);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void logDensityIsExactToNineDigitsAtTwentyPoints(int d) {
        assertExact(d == 8 ? pair(d) : LikelihoodEstimatorsTest.mixture(d), 20);
    }

    @Tag("slow")
    @Test
    void logDensityOfThreeComponentsInEightDimensionsIsExactToNineDigits() {
        assertExact(LikelihoodEstimatorsTest.mixture(8), 1);
    }

    // Two independent quadratures, over d real variables and over one or two imaginary ones.
    @ParameterizedTest
    @CsvSource({"1, -3", "1, 2", "1, 6", "2, 2", "2, 5", "2, 20"})
    void barnesIntegralAgreesWithTheTensorRule(int d, double logSnr) {
        NoiseExpectation.Channel channel = NoiseExpectation.Channel.of(
                LikelihoodEstimatorsTest.mixture(d), LikelihoodEstimatorsTest.point(d), logSnr);
        Estimate tensor = new TensorQuadrature(1e-12).squaredError(channel);
        Estimate barnes = new BarnesIntegral(1e-12).squaredError(channel);
        // At most 1e-12 for the tensor rule and for each of two integrals, and rounding.
        assertEquals(tensor.value(), barnes.value(), 1e-11);
    }

    @Test
    void narrowModesFarApartCancelNoDigits() {
        GaussianMixture target = GaussianMixture.isotropic(
                new double[] {0.3, 0.7}, new double[][] {{-2, 1, 0}, {1.5, 0, 1}}, new double[] {0.05, 0.1});
        double[] x = {-2.02, 1.03, 0.01};
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(target, 0);
        try (Workers workers = Workers.of(1)) {
            LikelihoodEstimate estimate = new InformationIntegral(1e-10, 1).estimate(problem, x, STREAM, workers);
            assertEquals(target.logDensity(x), estimate.value(), 1e-9); // the promise
        }
    }

    @Test
    void gammaOfComplexArgumentsObeysReflectionAndMeetsTheRealOne() {
        double[] here = new double[2];
        double[] there = new double[2];
        for (double y : new double[] {0, 0.7, 6, 30}) {
            ComplexGamma.log(0.3, y, here);
            ComplexGamma.log(0.7, -y, there);
            // |Γ(z) Γ(1 − z)| = π/|sin πz| and |sin(a + ib)|² = sin²a + sinh²b, in logarithms; rounding of some ten
            // terms
            // of order 10².
            double sine = Math.hypot(Math.sin(0.3 * Math.PI), Math.sinh(Math.PI * y));
            assertEquals(Math.log(Math.PI / sine), here[0] + there[0], 1e-12);
        }
        ComplexGamma.log(0.2, 0, here);
        assertEquals(Gamma.logGamma(0.2), here[0], 1e-13); // rounding
        assertEquals(0, here[1]);
    }

    @Test
    void manyComponentsInManyDimensionsAreSampled() {
        int d = 3;
        double[][] means = new double[4][d];
        for (int k = 0; k < 4; k++) {
            for (int i = 0; i < d; i++) {
                means[k][i] = Math.cos(2 * k + i);
            }
        }
        GaussianMixture target =
                GaussianMixture.isotropic(new double[] {0.1, 0.2, 0.3, 0.4}, means, new double[] {0.5, 0.4, 0.6, 0.5});
        double[] x = {0.2, 0.1, -0.4};
        LikelihoodProblem problem = LikelihoodEstimatorsTest.problem(target, 0);
        try (Workers workers = Workers.of(1)) {
            LikelihoodEstimate estimate = new InformationIntegral(1e-6, 100_000).estimate(problem, x, STREAM, workers);
            // False alarm at most 1e-6, see LikelihoodEstimate.explains.
            assertTrue(estimate.explains(target.logDensity(x)), estimate + ", exact " + target.logDensity(x));
            assertTrue(estimate.standardError() < 0.1, "standard error " + estimate.standardError());
        }
    }

    @Test
    void toleranceBeyondTheRoundingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new InformationIntegral(1e-15, 1));
    }
}
