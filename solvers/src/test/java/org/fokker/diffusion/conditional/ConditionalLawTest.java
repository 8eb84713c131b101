package org.fokker.diffusion.conditional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalLawTest {

    private static final Schedule VP = VariancePreserving.linear(0.1, 20);

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 4", "4, 4", "6, 3"})
    void theDiagonalFormSaysAllThatTheMeasurementSays(int m, int d) {
        LinearMeasurement measurement = ConditionalCases.measurement(m, m, d);
        SplittableRandom random = new SplittableRandom(5);
        for (double[] x : ConditionalCases.matrix(random, 4, d, 2)) {
            double[] image = new double[m];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < d; j++) {
                    image[i] += measurement.matrix()[i][j] * x[j];
                }
            }
            double expected =
                    GaussianMixture.gaussian(image, measurement.noise()).logDensity(measurement.values());
            // Some tens of roundings of squares up to 100.
            assertEquals(expected, measurement.logLikelihood(x), 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 4", "4, 4", "6, 3"})
    void measuredDirectionsAreEnough(int m, int d) {
        GaussianMixture prior = ConditionalCases.isotropic(10 + m, d);
        LinearMeasurement measurement = ConditionalCases.measurement(20 + m, m, d);
        ConditionalLaw low = ConditionalLaw.of(prior, measurement);
        ConditionalLaw full = new MixturePosterior(prior, measurement);
        // Two ways of some hundred roundings; R is conditioned by about 100.
        assertEquals(full.logEvidence(), low.logEvidence(), 1e-11);
        assertArrayEquals(full.weights(), low.weights(), 1e-12);
        assertArrayEquals(full.mean(), low.mean(), 1e-12);
        AffineGaussianProcess process =
                AffineGaussianProcess.around(VP, ConditionalCases.matrix(new SplittableRandom(1), 1, d, 1)[0]);
        double[][] x = ConditionalCases.matrix(new SplittableRandom(2), d, 5, 2);
        double[][] expected = new double[d][5];
        double[][] mean = new double[d][5];
        for (double t : new double[] {0, 1e-3, 0.1, 0.5, 1}) {
            full.denoiser(process).denoise(t, x, 5, expected);
            low.denoiser(process).denoise(t, x, 5, mean);
            for (int i = 0; i < d; i++) {
                // Tweedie's form in the matrix version loses up to three digits.
                assertArrayEquals(expected[i], mean[i], 1e-11, "t = " + t);
            }
        }
    }

    @Test
    void theConditionalScoreIsTheGradientOfTheLogDensityOfTheNoisedPosterior() {
        GaussianMixture prior = ConditionalCases.isotropic(3, 3);
        LinearMeasurement measurement = ConditionalCases.measurement(4, 2, 3);
        AffineGaussianProcess process = AffineGaussianProcess.of(VP, 3);
        GaussianMixture noised = new MixtureDiffusion(
                        process, prior.condition(measurement.matrix(), measurement.values(), measurement.noise()))
                .marginal(0.3);
        double[][] x = {{0.4}, {-0.7}, {1.1}};
        double[][] score = new double[3][1];
        ConditionalLaw.of(prior, measurement).denoiser(process).score(0.3, x, 1, score);
        double h = 1e-5;
        for (int i = 0; i < 3; i++) {
            double[] above = {0.4, -0.7, 1.1};
            double[] below = above.clone();
            above[i] += h;
            below[i] -= h;
            // h² times a third derivative of order 1, and rounding 1e-15/h.
            assertEquals((noised.logDensity(above) - noised.logDensity(below)) / (2 * h), score[i][0], 1e-9);
        }
    }

    @Test
    void dimensionsThatAreNotMeasuredDoNotMatter() {
        // The same three-dimensional problem inside of 800 dimensions, in which the rest is N(0, 0.49) for every
        // component.
        SplittableRandom random = new SplittableRandom(8);
        double[][] means = ConditionalCases.matrix(random, 4, 3, 3);
        double[] weights = {0.1, 0.2, 0.3, 0.4};
        double[] deviations = {0.7, 0.7, 0.7, 0.7};
        LinearMeasurement small = ConditionalCases.measurement(9, 2, 3);
        int d = 800;
        LinearMeasurement large = new LinearMeasurement(wide(small.matrix(), d), small.values(), small.noise());
        ConditionalLaw inSmall = ConditionalLaw.of(GaussianMixture.isotropic(weights, means, deviations), small);
        ConditionalLaw inLarge =
                ConditionalLaw.of(GaussianMixture.isotropic(weights, wide(means, d), deviations), large);
        assertEquals(inSmall.logEvidence(), inLarge.logEvidence(), 1e-12);
        assertArrayEquals(inSmall.weights(), inLarge.weights(), 1e-12);
        assertArrayEquals(inSmall.mean(), Arrays.copyOf(inLarge.mean(), 3), 1e-12);
        double[][] x = ConditionalCases.matrix(random, d, 1, 1);
        double[][] mean = new double[d][1];
        Denoiser denoiser = inLarge.denoiser(AffineGaussianProcess.of(VP, d));
        denoiser.denoise(0.4, x, 1, mean);
        double[][] three = new double[3][1];
        inSmall.denoiser(AffineGaussianProcess.of(VP, 3)).denoise(0.4, x, 1, three);
        for (int i = 0; i < 3; i++) {
            assertEquals(three[i][0], mean[i][0], 1e-12);
        }
        double a = VP.scale(0.4);
        assertEquals(a * 0.49 / (a * a * 0.49 + VP.variance(0.4)) * x[700][0], mean[700][0], 1e-13);
    }

    @Test
    void samplesHaveTheMomentsOfThePosterior() {
        GaussianMixture prior = ConditionalCases.isotropic(31, 3);
        LinearMeasurement measurement = ConditionalCases.measurement(32, 2, 3);
        GaussianMixture posterior = prior.condition(measurement.matrix(), measurement.values(), measurement.noise());
        int n = 20_000;
        double[][] x = new double[3][n];
        ConditionalLaw.of(prior, measurement).sample(new RandomStream(33, 0), 0, n, x);
        double[] mean = posterior.mean();
        double[][] covariance = posterior.covariance();
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k <= i; k++) {
                double[] product = new double[n];
                for (int j = 0; j < n; j++) {
                    product[j] = (x[i][j] - mean[i]) * (x[k][j] - mean[k]);
                }
                // Nine numbers, each within 5.5 standard errors: false alarms 9 · 3.8e-8 = 3.4e-7.
                assertEquals(0, Estimate.ofMean(product).standardScore(covariance[i][k]), 5.5);
            }
            assertEquals(0, Estimate.ofMean(x[i]).standardScore(mean[i]), 5.5);
        }
    }

    @Test
    void wrongMeasurementsAreRefused() {
        double[][] a = {{1, 2}};
        assertThrows(IllegalArgumentException.class, () -> LinearMeasurement.of(a, new double[] {1}, 0));
        assertThrows(IllegalArgumentException.class, () -> LinearMeasurement.of(a, new double[] {1, 2}, 1));
        assertThrows(IllegalArgumentException.class, () -> LinearMeasurement.of(a, new double[] {Double.NaN}, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> ConditionalLaw.of(
                        GaussianMixture.standardNormal(3), LinearMeasurement.of(a, new double[] {1}, 1)));
    }

    private static double[][] wide(double[][] rows, int d) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, d)).toArray(double[][]::new);
    }
}
