package org.fokker.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MixtureDiffusionTest {

    private static final Schedule VP = VariancePreserving.linear(0.1, 20);

    private static final GaussianMixture LINE =
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.2, 0.4});

    private static final GaussianMixture PLANE =
            GaussianMixture.of(new double[] {0.4, 0.6}, new double[][] {{-1, 0.5}, {1, -0.5}}, new double[][][] {
                {{0.3, 0.1}, {0.1, 0.2}}, {{0.1, -0.05}, {-0.05, 0.4}}
            });

    private static final GaussianMixture SPACE =
            GaussianMixture.diagonal(new double[] {0.5, 0.5}, new double[][] {{-1, 0, 1}, {1, 0.5, 0}}, new double[][] {
                {0.1, 0.2, 0.3}, {0.3, 0.2, 0.1}
            });

    static Stream<GaussianMixture> targets() {
        return Stream.of(LINE, PLANE, SPACE);
    }

    private static MixtureDiffusion diffusion(GaussianMixture target) {
        return new MixtureDiffusion(AffineGaussianProcess.of(VP, target.dimension()), target);
    }

    @Test
    void bimodalForwardLawHasItsPublishedDensities() {
        GaussianMixture target =
                GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{-2}, {2}}, new double[] {0.2, 0.2});
        MixtureDiffusion law = diffusion(target);
        // Case T-12 of the reference set, 12 digits each; relative rounding of the last digit.
        double[][] cases = {
            {0.1, 0, 2.8224636886e-6}, {0.1, 1, .0305878743861}, {0.1, 2, .512648832390},
            {0.25, 0, .0688479737282}, {0.25, 1, .232003757588}, {0.25, 2, .208065310819},
            {0.5, 0, .349732792888}, {0.5, 1, .242465128237}, {0.5, 2, .0737659396253}
        };
        for (double[] c : cases) {
            assertEquals(c[2], Math.exp(law.marginal(c[0]).logDensity(c[1])), 2e-11 * c[2]);
        }
        assertEquals(.139569122212, law.marginal(0.1).covariance(0)[0][0], 1e-12);
        assertEquals(.497267467339, law.marginal(0.25).covariance(1)[0][0], 1e-12);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void tweedieGivesTheMeanOfThePosterior(GaussianMixture target) {
        MixtureDiffusion law = diffusion(target);
        double[] x = point(target.dimension());
        for (double t : new double[] {1e-6, 0.05, 0.4, 1}) {
            double a = VP.scale(t);
            double s2 = VP.variance(t);
            double[] score = law.marginal(t).score(x);
            double[] mean = law.denoise(t, x);
            for (int i = 0; i < x.length; i++) {
                // Tweedie's form loses the factor 1/a ≤ 153 of some roundings.
                assertEquals((x[i] + s2 * score[i]) / a, mean[i], 1e-14 / a);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void posteriorCovarianceIsTheHessianIdentity(GaussianMixture target) {
        MixtureDiffusion law = diffusion(target);
        double[] x = point(target.dimension());
        for (double t : new double[] {0.05, 0.2, 0.5}) {
            double factor = VP.variance(t) / Math.pow(VP.scale(t), 2);
            double[][] hessian = law.marginal(t).logDensityHessian(x);
            double[][] covariance = law.posteriorCovariance(t, x);
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    double identity = factor * ((i == j ? 1 : 0) + VP.variance(t) * hessian[i][j]);
                    // I + s² H cancels to a²/s² · Cov: an absolute error of some roundings times s²/a² ≤ 12.
                    assertEquals(identity, covariance[i][j], 1e-14 * (1 + factor));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void batchesAgreeWithSinglePoints(GaussianMixture target) {
        MixtureDiffusion law = diffusion(target);
        int d = target.dimension();
        double[][] x = new double[d][7];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < 7; j++) {
                x[i][j] = Math.sin(3 * i + j);
            }
        }
        for (double t : new double[] {0, 1e-12, 0.1, 1, 2, 5}) {
            double[][] mean = new double[d][7];
            double[][] again = new double[d][7];
            double[] trace = new double[7];
            law.denoise(t, x, 7, mean);
            law.posteriorMoments(t, x, 7, again, trace);
            for (int j = 0; j < 7; j++) {
                double[] point = column(x, j);
                double[] expected = law.denoise(t, point);
                double[][] covariance = law.posteriorCovariance(t, point);
                double sum = 0;
                for (int i = 0; i < d; i++) {
                    // Tweedie is used up to a loss of 10³ in units of the target's deviation ~1.
                    assertEquals(expected[i], mean[i][j], 1e-12);
                    assertEquals(expected[i], again[i][j], 1e-13);
                    sum += covariance[i][i];
                }
                assertEquals(sum, trace[j], 1e-13 * sum);
            }
        }
    }

    @Test
    void posteriorIsTheNormalisedProductOfPriorAndLikelihood() {
        MixtureDiffusion law = diffusion(LINE);
        double t = 0.3;
        double x = 0.2;
        double a = VP.scale(t);
        double s2 = VP.variance(t);
        GaussianMixture posterior = law.posterior(t, x);
        for (double x0 : new double[] {-2, -1.4, 0, 0.9, 2}) {
            double likelihood = -0.5 * Math.pow(x - a * x0, 2) / s2 - 0.5 * Math.log(2 * Math.PI * s2);
            double bayes = LINE.logDensity(x0) + likelihood - law.marginal(t).logDensity(x);
            // Logarithms of size up to 50: some tens of roundings.
            assertEquals(bayes, posterior.logDensity(x0), 1e-13 * 50);
        }
    }

    @Test
    void posteriorMomentsAgreeWithQuadratureInThePlane() {
        MixtureDiffusion law = diffusion(PLANE);
        // NumPy: prior times likelihood summed over 1601² points of [−5, 5]², 8 digits printed.
        assertEquals(-1.8062971202958087, law.marginal(0.3).logDensity(0.4, -0.2), 1e-14);
        assertArrayEquals(new double[] {0.60825818, -0.25695149}, law.denoise(0.3, 0.4, -0.2), 1e-8);
        double[][] covariance = law.posteriorCovariance(0.3, 0.4, -0.2);
        assertArrayEquals(new double[] {0.62986507, -0.28555039}, covariance[0], 1e-8);
        assertArrayEquals(new double[] {-0.28555039, 0.43195854}, covariance[1], 1e-8);
    }

    @Test
    void denoiserIsSafeAtBothEndsOfTime() {
        MixtureDiffusion law = diffusion(LINE);
        // t → 0: x̂ → x with error s² score = 1e-13 · 20.
        assertEquals(0.8, law.denoise(1e-12, 0.8)[0], 1e-11);
        assertEquals(0.8, law.denoise(1e-300, 0.8)[0], 1e-14);
        // t → ∞: a = e^{−500} and then 0; the posterior is the prior with mean −0.45 + 0.7.
        assertEquals(0.25, law.denoise(10, 0.8)[0], 1e-15);
        assertEquals(0.25, law.denoise(100, 0.8)[0], 1e-15);
        double[][] mean = new double[1][1];
        law.denoise(10, new double[][] {{0.8}}, 1, mean);
        assertEquals(0.25, mean[0][0], 1e-15);
        assertEquals(LINE.covariance()[0][0], law.posteriorCovariance(100, 0.8)[0][0], 1e-15);
    }

    @Test
    void pointMassesBecomeGaussiansAtOnce() {
        GaussianMixture points =
                GaussianMixture.isotropic(new double[] {0.5, 0.5}, new double[][] {{-1}, {1}}, new double[] {0, 0});
        MixtureDiffusion law = diffusion(points);
        assertThrows(IllegalStateException.class, () -> law.marginal(0).logDensity(0.5));
        double t = 1e-9;
        double s2 = VP.variance(t);
        // At x = a m the density is ½ (2π s²)^{−½}.
        double expected = Math.log(0.5) - 0.5 * Math.log(2 * Math.PI * s2);
        assertEquals(expected, law.marginal(t).logDensity(VP.scale(t)), 1e-12);
        // The empirical score memorises: the denoiser is the nearest point.
        assertArrayEquals(new double[] {1}, law.denoise(t, 0.3), 0);
        assertEquals(0, law.posteriorCovariance(t, 0.3)[0][0], 0);
        // At x = 0 both are equally far: covariance 1 about mean 0.
        assertEquals(1, law.posteriorCovariance(t, 0.0)[0][0], 1e-15);
    }

    @Test
    void aCentredProcessRevertsToItsCentre() {
        Schedule schedule = OrnsteinUhlenbeck.of(1, Math.sqrt(2));
        MixtureDiffusion law =
                new MixtureDiffusion(AffineGaussianProcess.around(schedule, 1.0), GaussianMixture.point(4));
        // Case T-01 moved by 1: mean 1 + 3 e^{−0.4}, variance 1 − e^{−0.8}, p = 0.537547169972 at 2 + 1.
        assertEquals(3.01096013811, law.marginal(0.4).mean()[0], 1e-11);
        assertEquals(0.550671035883, law.marginal(0.4).covariance()[0][0], 1e-12);
        assertEquals(0.537547169972, Math.exp(law.marginal(0.4).logDensity(3)), 1e-12);
    }

    @Test
    void timesBeforeTheStartAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> diffusion(LINE).marginal(-1e-3));
        assertThrows(IllegalArgumentException.class, () -> diffusion(LINE).denoise(Double.NaN, 0));
    }

    private static double[] point(int d) {
        double[] x = {0.4, -0.2, 0.7};
        return Arrays.copyOf(x, d);
    }

    private static double[] column(double[][] x, int j) {
        double[] column = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            column[i] = x[i][j];
        }
        return column;
    }
}
