package org.fokker.diffusion.noisy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.Denoiser;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VarianceExploding;
import org.fokker.process.VariancePreserving;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoisyDataTest {

    private static final Schedule VP = VariancePreserving.linear(0.1, 20);
    private static final Schedule VE = VarianceExploding.geometric(0.01, 10);
    private static final GaussianMixture PLANE =
            GaussianMixture.of(new double[] {0.4, 0.6}, new double[][] {{-1, 0.5}, {1, -0.5}}, new double[][][] {
                {{0.3, 0.1}, {0.1, 0.2}}, {{0.1, -0.05}, {-0.05, 0.4}}
            });
    private static final GaussianMixture LINE =
            GaussianMixture.isotropic(new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.4, 0.6});

    static Stream<AffineGaussianProcess> processes() {
        return Stream.of(
                AffineGaussianProcess.of(VE, 2),
                AffineGaussianProcess.of(VP, 2),
                AffineGaussianProcess.around(VP, 1, -2));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theDenoiserOfCleanDataIsThatOfNoisyDataDeconvolved(AffineGaussianProcess process) {
        MixtureDiffusion law = new MixtureDiffusion(process, PLANE);
        double level = 0.3;
        Denoiser deconvolved = new DeconvolvedDenoiser(NoisyDataDenoiser.of(law, level));
        double[][] x = {{-2, -0.5, 0.3, 1.4}, {0.6, -1, 0.1, 2}};
        double[][] expected = new double[2][4];
        double[][] mean = new double[2][4];
        for (double t : new double[] {0.31, 0.4, 0.7, 1}) {
            law.denoise(t, x, 4, expected);
            deconvolved.denoise(t, x, 4, mean);
            // Rounding grows by s_t²/(a_n q), at most 30 here at t = 0.31, and by 1/a ≤ 153 in Tweedie's form.
            double gain = process.schedule().variance(t)
                    / (process.schedule().scale(level) * process.schedule().transitionVariance(level, t));
            double tolerance = 1e-14 * (gain + 1 / process.schedule().scale(t)) * 30;
            for (int i = 0; i < 2; i++) {
                assertArrayEquals(expected[i], mean[i], tolerance, "t = " + t);
            }
        }
    }

    @Test
    void belowTheNoiseOfTheDataNothingIsSaid() {
        MixtureDiffusion law = new MixtureDiffusion(AffineGaussianProcess.of(VE, 2), PLANE);
        Denoiser deconvolved = new DeconvolvedDenoiser(NoisyDataDenoiser.of(law, 0.3));
        assertThrows(
                IllegalArgumentException.class, () -> deconvolved.denoise(0.3, new double[2][1], 1, new double[2][1]));
        assertThrows(IllegalArgumentException.class, () -> NoisyDataDenoiser.of(law, 0));
    }

    @Test
    void aDenoiserOfCleanDataIsLearnedFromNoisyDataAlone() {
        // Gaussian data N(m, v) are seen at s_n² only; least squares of X_n on X_t gives E[X_n | X_t] = α + β X_t.
        GaussianMixture clean = GaussianMixture.gaussian(new double[] {0.7}, new double[][] {{0.5}});
        AffineGaussianProcess process = AffineGaussianProcess.of(VE, 1);
        MixtureDiffusion law = new MixtureDiffusion(process, clean);
        double level = 0.6;
        double t = 0.7;
        int n = 100_000;
        double[][] seen = new double[1][n];
        law.marginal(level).sample(new RandomStream(5, 0), 0, n, seen);
        double[][] z = new double[2][n];
        new RandomStream(5, 1).normals(0, 0, n, z[0], z[1]);
        double deviation = Math.sqrt(VE.transitionVariance(level, t));
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int j = 0; j < n; j++) {
            double x = seen[0][j] + deviation * z[0][j];
            sumX += x;
            sumY += seen[0][j];
            sumXx += x * x;
            sumXy += x * seen[0][j];
        }
        double slope = (sumXy - sumX * sumY / n) / (sumXx - sumX * sumX / n);
        double intercept = (sumY - slope * sumX) / n;
        Denoiser learned = new DeconvolvedDenoiser(new NoisyDataDenoiser() {

            @Override
            public AffineGaussianProcess process() {
                return process;
            }

            @Override
            public double level() {
                return level;
            }

            @Override
            public void denoise(double time, double[][] x, int count, double[][] mean) {
                for (int j = 0; j < count; j++) {
                    mean[0][j] = intercept + slope * x[0][j];
                }
            }
        });
        double[][] x = {{-0.3, 0.7, 1.7}};
        double[][] mean = new double[1][3];
        double[][] expected = new double[1][3];
        learned.denoise(t, x, 3, mean);
        law.denoise(t, x, 3, expected);
        // Var[X_n | X_t]: with V_n = v + s_n² and q, V_n q/(V_n + q). The fitted line at x has the standard error
        // √(that (1 + (x − m)²/V_t)/n), and
        // deconvolution multiplies it by s_t²/q. Three values within 5.5 of them: 1.1e-7.
        double noisy = 0.5 + VE.variance(level);
        double q = VE.transitionVariance(level, t);
        for (int j = 0; j < 3; j++) {
            double far = (x[0][j] - 0.7) * (x[0][j] - 0.7) / (noisy + q);
            double error = Math.sqrt(noisy * q / (noisy + q) * (1 + far) / n) * VE.variance(t) / q;
            assertEquals(expected[0][j], mean[0][j], 5.5 * error);
        }
    }

    private static double pValue(GaussianMixture data, GaussianMixture model, double s, double t, int seed, int n) {
        AffineGaussianProcess process = AffineGaussianProcess.of(VP, data.dimension());
        double[][] x = new double[data.dimension()][n];
        new MixtureDiffusion(process, data).marginal(s).sample(new RandomStream(seed, 0), 0, n, x);
        return MartingaleTest.between(new MixtureDiffusion(process, model), s, x, n, t, new RandomStream(seed, 1))
                .pValue();
    }

    @Test
    void theExactDenoiserIsAMartingale() {
        for (int seed = 0; seed < 10; seed++) {
            // Thirty tests at 1e-8 each: 3e-7 if p-values are uniform; with 4000 draws Hotelling's law holds that far
            // in the tail to a small
            // factor.
            assertTrue(pValue(LINE, LINE, 0, 0.2, seed, 4000) > 1e-8);
            assertTrue(pValue(LINE, LINE, 0.1, 0.4, seed, 4000) > 1e-8);
            assertTrue(pValue(PLANE, PLANE, 0.1, 0.3, seed, 4000) > 1e-8);
        }
    }

    @Test
    void pValuesOfTheExactDenoiserAreUniform() {
        int tests = 400;
        int below = 0;
        for (int seed = 0; seed < tests; seed++) {
            below += pValue(LINE, LINE, 0.1, 0.4, 100 + seed, 300) < 0.1 ? 1 : 0;
        }
        // Binomial with mean 40 and deviation 6: 5.2 deviations, 2e-7, and 4 for Hotelling's law at 300 draws.
        assertEquals(40, below, 36);
    }

    @Test
    void aWrongDenoiserIsFound() {
        // Widths a tenth too small; one mode a fifteenth of the distance off; weights two fifths for three tenths.
        GaussianMixture narrow = GaussianMixture.isotropic(
                new double[] {0.3, 0.7}, new double[][] {{-1.5}, {1}}, new double[] {0.36, 0.54});
        GaussianMixture moved = GaussianMixture.isotropic(
                new double[] {0.3, 0.7}, new double[][] {{-1.66}, {1}}, new double[] {0.4, 0.6});
        GaussianMixture weighted = GaussianMixture.isotropic(
                new double[] {0.4, 0.6}, new double[][] {{-1.5}, {1}}, new double[] {0.4, 0.6});
        // Measured: against clean data the statistic is F with 4 degrees of freedom and a noncentrality of at least 10
        // for 4000 draws, 250 for
        // 100 000, with a deviation of 2 √250 = 32 about it; p = 1e-8 is at 44. Between two noise levels only the wrong
        // weights are seen as well.
        for (GaussianMixture model : new GaussianMixture[] {narrow, moved, weighted}) {
            double p = pValue(LINE, model, 0, 0.2, 3, 100_000);
            assertTrue(p < 1e-8, model + ": " + p);
        }
        assertTrue(pValue(LINE, weighted, 0.1, 0.4, 3, 100_000) < 1e-8);
    }

    @Test
    void aPairThatBeginsWithTheDataFindsAConstant() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VP, 1);
        double[][] x = new double[1][2000];
        LINE.sample(new RandomStream(1, 0), 0, 2000, x);
        Denoiser shifted = new Denoiser() {

            @Override
            public AffineGaussianProcess process() {
                return process;
            }

            @Override
            public void denoise(double t, double[][] at, int n, double[][] mean) {
                for (int j = 0; j < n; j++) {
                    mean[0][j] = t == 0 ? at[0][j] : 0.25;
                }
            }
        };
        assertTrue(MartingaleTest.between(shifted, 0, x, 2000, 0.2, new RandomStream(1, 1))
                        .pValue()
                < 1e-12);
    }

    @Test
    void wrongArgumentsAreRefused() {
        Denoiser denoiser = new MixtureDiffusion(AffineGaussianProcess.of(VP, 1), LINE);
        double[][] x = new double[1][100];
        RandomStream stream = new RandomStream(1, 0);
        assertThrows(IllegalArgumentException.class, () -> MartingaleTest.between(denoiser, 0.2, x, 100, 0.2, stream));
        assertThrows(IllegalArgumentException.class, () -> MartingaleTest.between(denoiser, 0.1, x, 4, 0.2, stream));
    }
}
