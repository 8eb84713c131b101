package org.fokker.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.fokker.distribution.GaussianMixture;
import org.junit.jupiter.api.Test;

class LinearDiffusionTest {

    /** The reference values are given to so many digits. */
    private static final double DIGITS = 1e-12;

    /** dX = −A X dt + B dW with A = [[1, .5], [−.3, .8]] and D = [[1, .7], [.7, .8]], by the Cholesky factor of 2D. */
    private static LinearProcess anisotropic() {
        double lower = 0.7 * 2 / Math.sqrt(2);
        return new LinearProcess(new double[][] {{-1, -0.5}, {0.3, -0.8}}, new double[2], new double[][] {
            {Math.sqrt(2), 0}, {lower, Math.sqrt(1.6 - lower * lower)}
        });
    }

    private static LinearProcess oscillator() {
        return new LinearProcess(
                new double[][] {{0, 1}, {-1, -0.1}}, new double[2], new double[][] {{0}, {Math.sqrt(0.2)}});
    }

    private static void assertGaussian(GaussianMixture law, double[] mean, double[] upper) {
        assertArrayEquals(mean, law.mean(0), DIGITS);
        double[][] covariance = law.covariance(0);
        assertArrayEquals(upper, new double[] {covariance[0][0], covariance[0][1], covariance[1][1]}, DIGITS);
    }

    @Test
    void theFullTensorOrnsteinUhlenbeckLawIsThatOfItsMomentEquations() {
        LinearDiffusion law = new LinearDiffusion(
                anisotropic(), GaussianMixture.gaussian(new double[] {1, -0.5}, new double[][] {{0.05, 0}, {0, 0.05}}));
        assertGaussian(law.marginal(0.5), new double[] {0.674045803459, -0.234011688592}, new double[] {
            0.559197372925, 0.433274267112, 0.631434077330
        });
        assertGaussian(law.marginal(1), new double[] {0.438012652803, -0.089932829967}, new double[] {
            0.672267205420, 0.564521967273, 0.942163542883
        });
        GaussianMixture stationary = anisotropic().stationary().orElseThrow();
        assertGaussian(stationary, new double[2], new double[] {0.719298245614, 0.561403508772, 1.210526315789});
        // e^{−2·0.9·40} = 5e-32: the law is the stationary one to the last bits of some tens of operations.
        assertArrayEquals(stationary.covariance(0)[0], law.marginal(40).covariance(0)[0], 100 * Math.ulp(1.0));
    }

    @Test
    void theDampedOscillatorWithNoiseOnItsVelocityAloneIsGaussian() {
        LinearDiffusion law = new LinearDiffusion(
                oscillator(), GaussianMixture.gaussian(new double[] {5, 5}, new double[][] {{1 / 9.0, 0}, {0, 1 / 9.0}
                }));
        assertGaussian(law.marginal(1), new double[] {6.778909139856, -1.629386987354}, new double[] {
            0.156195016898, 0.057001315203, 0.229504997295
        });
        assertGaussian(law.marginal(20), new double[] {2.537543106958, -0.952755574245}, new double[] {
            0.874528225798, 0.009821867379, 0.883893528377
        });
        assertEquals(0.159141525551, Math.exp(law.marginal(40 * Math.PI).logDensity(0, 0)), DIGITS);
    }

    @Test
    void fromAPointTheSmallEntriesOfADegenerateCovarianceKeepTheirAccuracy() {
        double t = 1e-6;
        double[][] covariance = new LinearDiffusion(oscillator(), GaussianMixture.point(0, 0))
                .marginal(t)
                .covariance(0);
        // 2D (t³/3, t²/2, t) to leading order; the next terms are smaller by t.
        assertEquals(0.2 * t * t * t / 3, covariance[0][0], 2 * t * covariance[0][0]);
        assertEquals(0.2 * t * t / 2, covariance[0][1], 2 * t * covariance[0][1]);
        assertEquals(0.2 * t, covariance[1][1], 2 * t * covariance[1][1]);
    }

    /** Three dimensions, a shift, fast and slow directions, and an independent integrator of the moment equations. */
    @Test
    void momentsObeyTheirDifferentialEquations() {
        double[][] a = {{-30, 4, 0.5}, {0, -0.2, 1}, {0.3, -1, -0.1}};
        double[] b = {1, -2, 0.5};
        double[][] noise = {{0.3, 0.1}, {0, 0.4}, {0.2, 0}};
        LinearProcess process = new LinearProcess(a, b, noise);
        double[] y = {0.1, 0.2, -0.3, 0.5, 0.1, 0, 0.1, 0.4, 0.05, 0, 0.05, 0.3};
        double[][] start = {{0.5, 0.1, 0}, {0.1, 0.4, 0.05}, {0, 0.05, 0.3}};
        GaussianMixture law = new LinearDiffusion(
                        process, GaussianMixture.gaussian(new double[] {0.1, 0.2, -0.3}, start))
                .marginal(3);
        double tolerance = 1e-12;
        new DormandPrince853Integrator(1e-8, 1, tolerance, tolerance)
                .integrate(new MomentEquations(a, b, process.tensor()), 0, y, 3, y);
        for (int i = 0; i < 3; i++) {
            // The integrator keeps its tolerance on each of some thousand steps, whose errors decay.
            assertEquals(y[i], law.mean(0)[i], 1e3 * tolerance);
            for (int j = 0; j < 3; j++) {
                assertEquals(y[3 + 3 * i + j], law.covariance(0)[i][j], 1e3 * tolerance);
            }
        }
    }

    /** m' = A m + b, C' = A C + C Aᵀ + 2D, C behind m by rows. */
    private record MomentEquations(double[][] a, double[] b, double[][] tensor)
            implements org.apache.commons.math3.ode.FirstOrderDifferentialEquations {

        @Override
        public int getDimension() {
            return 12;
        }

        @Override
        public void computeDerivatives(double t, double[] y, double[] dy) {
            for (int i = 0; i < 3; i++) {
                int row = i;
                dy[i] = b[i]
                        + IntStream.range(0, 3)
                                .mapToDouble(k -> a[row][k] * y[k])
                                .sum();
                for (int j = 0; j < 3; j++) {
                    int column = j;
                    dy[3 + 3 * i + j] = 2 * tensor[i][j]
                            + IntStream.range(0, 3)
                                    .mapToDouble(
                                            k -> a[row][k] * y[3 + 3 * k + column] + a[column][k] * y[3 + 3 * row + k])
                                    .sum();
                }
            }
        }
    }

    @Test
    void mixturesArePushedForwardByComponents() {
        GaussianMixture target = GaussianMixture.isotropic(
                new double[] {0.25, 0.75}, new double[][] {{1, 0}, {-1, 2}}, new double[] {0.1, 0.3});
        GaussianMixture law = new LinearDiffusion(anisotropic(), target).marginal(0.7);
        for (int k = 0; k < 2; k++) {
            GaussianMixture alone = new LinearDiffusion(
                            anisotropic(), GaussianMixture.gaussian(target.mean(k), target.covariance(k)))
                    .marginal(0.7);
            assertArrayEquals(alone.mean(0), law.mean(k));
            assertArrayEquals(alone.covariance(0)[0], law.covariance(k)[0]);
            assertEquals(target.weight(k), law.weight(k));
        }
    }

    @Test
    void thereIsAStationaryLawIfAndOnlyIfTheDriftIsStableAndTheNoiseReachesAllDirections() {
        double[][] saddle = {{-1, 0}, {0, 0.1}};
        double[][] stable = {{-1, 0}, {0, -2}};
        double[][] full = {{1, 0}, {0, 1}};
        double[][] one = {{1}, {0}};
        assertEquals(Optional.empty(), new LinearProcess(saddle, new double[2], full).stationary());
        assertEquals(Optional.empty(), new LinearProcess(stable, new double[2], one).stationary());
        assertTrue(new LinearProcess(stable, new double[2], full).stationary().isPresent());
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        double[][] square = {{1, 0}, {0, 1}};
        assertThrows(IllegalArgumentException.class, () -> new LinearProcess(square, new double[3], square));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LinearProcess(square, new double[2], new double[][] {{1, 2}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LinearProcess(new double[][] {{1, Double.NaN}, {0, 1}}, new double[2], square));
    }
}
