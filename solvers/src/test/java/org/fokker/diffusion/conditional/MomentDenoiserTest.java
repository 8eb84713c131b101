package org.fokker.diffusion.conditional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.fokker.distribution.GaussianMixture;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.Schedule;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.Test;

class MomentDenoiserTest {

    private static final int D = 4;
    private static final int N = 5;
    private static final Schedule VP = VariancePreserving.linear(0.1, 20);
    private static final double[][] DIRECTIONS =
            ConditionalCases.measurement(1, 2, D).directions();
    private static final double[][] X = ConditionalCases.matrix(new SplittableRandom(6), D, N, 2);

    private static MixtureDiffusion law(GaussianMixture mixture) {
        return new MixtureDiffusion(AffineGaussianProcess.around(VP, 0.3, -0.2, 0, 0.5), mixture);
    }

    @Test
    void theFrameHoldsTheWholePosteriorCovariance() {
        MixtureDiffusion law = law(ConditionalCases.isotropic(7, D));
        checkAgainstThePosterior(law, MomentDenoiser.of(law, DIRECTIONS));
    }

    @Test
    void theChannelGivesTheSameAsThePosterior() {
        MixtureDiffusion law = law(ConditionalCases.withMatrices(ConditionalCases.isotropic(7, D), 0.1));
        checkAgainstThePosterior(law, MomentDenoiser.of(law, DIRECTIONS));
    }

    private static void checkAgainstThePosterior(MixtureDiffusion law, MomentDenoiser moments) {
        double[][] mean = new double[D][N];
        double[][][] products = new double[2][D][N];
        for (double t : new double[] {0, 1e-4, 0.1, 0.4, 1}) {
            moments.moments(t, X, N, mean, products);
            double[][] alone = new double[D][N];
            moments.denoise(t, X, N, alone);
            for (int j = 0; j < N; j++) {
                double[] x = {X[0][j], X[1][j], X[2][j], X[3][j]};
                double[] expected = law.denoise(t, x);
                double[][] covariance = law.posteriorCovariance(t, x);
                for (int l = 0; l < D; l++) {
                    // Some hundred roundings of numbers of order 1; Tweedie's form alone loses up to three digits.
                    assertEquals(expected[l], mean[l][j], 1e-13, "t = " + t);
                    assertEquals(expected[l], alone[l][j], 1e-11);
                    for (int i = 0; i < 2; i++) {
                        double product = 0;
                        for (int k = 0; k < D; k++) {
                            product += covariance[l][k] * DIRECTIONS[i][k];
                        }
                        assertEquals(product, products[i][l][j], 1e-13, "t = " + t);
                    }
                }
            }
        }
    }

    @Test
    void differencesGiveTheCovarianceOfAModelOfWhichOnlyValuesAreKnown() {
        MixtureDiffusion law = law(ConditionalCases.isotropic(7, D));
        double[][] mean = new double[D][N];
        double[][][] expected = new double[2][D][N];
        double[][][] products = new double[2][D][N];
        for (double t : new double[] {1e-4, 0.1, 0.4, 1}) {
            MomentDenoiser.of(law, DIRECTIONS).moments(t, X, N, mean, expected);
            MomentDenoiser.differenced(law, DIRECTIONS).moments(t, X, N, mean, products);
            for (int i = 0; i < 2; i++) {
                for (int l = 0; l < D; l++) {
                    // h² = 4e-11 of a third derivative and ε/h = 4e-11 of x̂, times s/a ≤ 153 and Tweedie's loss of 1/a
                    // ≤ 153.
                    double tolerance = t < 1 ? 1e-8 : 1e-5;
                    assertArrayEquals(expected[i][l], products[i][l], tolerance, "t = " + t);
                }
            }
        }
    }
}
