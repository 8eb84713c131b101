package org.fokker.fokkerplanck.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.ExactPart;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.ReverseProcess;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FourierSpectralTest {

    private static final GaussianMixture LINE = GaussianMixture.of(
            new double[] {0.4, 0.6}, new double[][] {{-1.5}, {1}}, new double[][][] {{{0.09}}, {{0.25}}});

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static FourierSystem system(
            DiffusionProcess process, Density initial, double lower, double upper, int... cells) {
        int d = process.dimension();
        double[] from = new double[d];
        double[] to = new double[d];
        Arrays.fill(from, lower);
        Arrays.fill(to, upper);
        FokkerPlanckProblem problem =
                new FokkerPlanckProblem(process, initial, Domain.box(from, to, Boundary.PERIODIC), 0, 1);
        return (FourierSystem) FourierSpectral.of(cells).discretise(problem, workers);
    }

    private static DiffusionProcess constant(double drift, double diffusion) {
        return TestProcess.affine(new double[1][1], new double[] {drift}, diffusion);
    }

    @Test
    void trigonometricPolynomialsAreDifferentiatedToRounding() {
        for (int n : new int[] {16, 17, 30, 64}) {
            FourierSystem system = system(constant(1.5, 0.2), GaussianMixture.standardNormal(1), 0, 2 * Math.PI, n);
            double[] u = new double[n];
            double[] exact = new double[n];
            for (int i = 0; i < n; i++) {
                double x = system.grid().axis(0).centre(i);
                u[i] = 2 + Math.cos(3 * x) - Math.sin(5 * x);
                exact[i] = 1.5 * (3 * Math.sin(3 * x) + 5 * Math.cos(5 * x))
                        + 0.2 * (-9 * Math.cos(3 * x) + 25 * Math.sin(5 * x));
            }
            double[] du = new double[n];
            system.apply(0, u, du);
            // Roundings of the transform, 1e-16 log n, times the largest symbol 0.2·32² + 1.5·32 and the largest value
            // 4.
            assertArrayEquals(exact, du, 1e-15 * 250 * 4, "n = " + n);
        }
    }

    @Test
    void theHighestModeOfAnEvenNumberHasNoFirstDerivativeAndDecaysAtItsOwnRate() {
        int n = 8;
        FourierSystem system = system(constant(1, 0.5), GaussianMixture.standardNormal(1), 0, 2 * Math.PI, n);
        double[] u = new double[n];
        Arrays.setAll(u, i -> i % 2 == 0 ? 1 : -1);
        double[] du = new double[n];
        system.applyNonstiff(0, u, du);
        assertArrayEquals(new double[n], du, 1e-14);
        system.propagateExact(0, 0.25, u);
        // exp(−0.5 · 16 · 0.25)
        assertEquals(Math.exp(-2), u[0], 1e-15);
    }

    @Test
    void diffusedMixtureIsExactToTenDigits() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        FourierSystem system = system(process, LINE, -8, 8, 192);
        double[] u = Marches.march(system, "integrating-factor-rk4", 1500, 0, 0.5);
        // Deviation 0.3 against h = 1/12: modes beyond exp(−½ (0.3 π 12)²) = 1e-28; fourth order in time leaves 1e-11.
        assertTrue(Marches.error(system, u, new MixtureDiffusion(process, LINE).marginal(0.5)) < 1e-10);
        // The mean mode has the symbol zero; its roundings walk randomly over 1500 steps.
        assertEquals(1, system.mass(u), 1e-13 * Math.sqrt(1500));
    }

    @Test
    void errorsFallFasterThanAnyPowerOfTheWidth() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        GaussianMixture exact = new MixtureDiffusion(process, LINE).marginal(0.1);
        double[] errors = new double[3];
        for (int level = 0; level < 3; level++) {
            FourierSystem system = system(process, LINE, -8, 8, 40 + 20 * level);
            errors[level] = Marches.error(system, Marches.march(system, "integrating-factor-rk4", 300, 0, 0.1), exact);
        }
        // Error exp(−½ (σ π/h)²) with σ = 0.3: exponents 2.8, 6.2, 11.1: the local order grows without bound.
        double first = Math.log(errors[0] / errors[1]) / Math.log(60.0 / 40);
        double second = Math.log(errors[1] / errors[2]) / Math.log(80.0 / 60);
        assertTrue(second > first + 2 && second > 8, Arrays.toString(errors));
    }

    @Test
    void planarMixtureWithRotatedCovariancesIsExactToSevenDigits() {
        GaussianMixture target = GaussianMixture.of(new double[] {1}, new double[][] {{0.5, -0.6}}, new double[][][] {
            {{0.5, 0.2}, {0.2, 0.4}}
        });
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2);
        FourierSystem system = system(process, target, -7, 7, 64, 60);
        double[] u = Marches.march(system, "integrating-factor-rk4", 100, 0, 0.2);
        // Smallest deviation 0.49 against h = 0.23: exp(−½ (0.49 π/0.23)²) = 2e-10; time error below.
        assertTrue(Marches.error(system, u, new MixtureDiffusion(process, target).marginal(0.2)) < 1e-7);
    }

    @Test
    void aFullTensorIsTreatedExactlyInSpace() {
        // dX = −A X dt with a correlated tensor: an anisotropic Ornstein–Uhlenbeck process from N((1, −½), 0.25 I).
        double[][] drift = {{-1, -0.5}, {0.3, -0.8}};
        DiffusionProcess process = TestProcess.affine(drift, new double[2], 1, 0.7, 0.8);
        GaussianMixture start =
                GaussianMixture.isotropic(new double[] {1}, new double[][] {{1, -0.5}}, new double[] {0.5});
        FourierSystem system = system(process, start, -7, 7, 48);
        double[] u = Marches.march(system, "integrating-factor-rk4", 400, 0, 0.5);
        double[] p = new double[1];
        double[][] gradient = new double[2][1];
        system.evaluate(u, new double[][] {{0.674045803459}, {-0.234011688592}}, 1, p, gradient);
        // At the mean the gradient vanishes and p = 1/(2π √det C); C(½) from C' = −AC − CAᵀ + 2D by fine Runge–Kutta
        // steps.
        double[][] c = {{0.25, 0}, {0, 0.25}};
        int steps = 4000;
        for (int s = 0; s < steps; s++) {
            c = rungeKutta(c, drift, 0.5 / steps);
        }
        double peak = 1 / (2 * Math.PI * Math.sqrt(c[0][0] * c[1][1] - c[0][1] * c[0][1]));
        // The start has σ = 0.5 against h = 0.29: exp(−½ (0.5 π/0.29)²) = 4e-7 in the highest modes.
        assertEquals(peak, p[0], 2e-6);
        assertEquals(0, gradient[0][0], 1e-5);
        assertEquals(0, gradient[1][0], 1e-5);
    }

    private static double[][] rungeKutta(double[][] c, double[][] f, double h) {
        double[][] k1 = lyapunov(c, f);
        double[][] k2 = lyapunov(plus(c, 0.5 * h, k1), f);
        double[][] k3 = lyapunov(plus(c, 0.5 * h, k2), f);
        double[][] k4 = lyapunov(plus(c, h, k3), f);
        return plus(plus(plus(plus(c, h / 6, k1), h / 3, k2), h / 3, k3), h / 6, k4);
    }

    private static double[][] lyapunov(double[][] c, double[][] f) {
        double[][] rate = {{2, 1.4}, {1.4, 1.6}};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 2; k++) {
                    rate[i][j] += f[i][k] * c[k][j] + f[j][k] * c[i][k];
                }
            }
        }
        return rate;
    }

    private static double[][] plus(double[][] a, double s, double[][] b) {
        double[][] sum = new double[2][2];
        for (int i = 0; i < 2; i++) {
            Arrays.setAll(sum[i], j -> 0);
            for (int j = 0; j < 2; j++) {
                sum[i][j] = a[i][j] + s * b[i][j];
            }
        }
        return sum;
    }

    @Test
    void stateDependentDiffusionHasItsItoEquilibrium() {
        // p = 1/D is stationary without drift.
        DiffusionProcess process = TestProcess.line(Interpretation.ITO, x -> 0, x -> 1 + 0.5 * Math.cos(x));
        FourierSystem system = system(process, GaussianMixture.standardNormal(1), 0, 2 * Math.PI, 64);
        double[] u = new double[64];
        Arrays.setAll(u, i -> 1 / (1 + 0.5 * Math.cos(system.grid().axis(0).centre(i))));
        double[] du = new double[64];
        system.apply(0, u, du);
        // Rounding of the product times the largest symbol, 32².
        assertArrayEquals(new double[64], du, 1024 * 4e-16);
    }

    @Test
    void probabilityFlowCarriesTheLawBackwards() {
        AffineGaussianProcess forward = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        MixtureDiffusion law = new MixtureDiffusion(forward, LINE);
        double end = 0.3;
        DiffusionProcess reverse = new ReverseProcess(forward, law, 0, end);
        FourierSystem system = system(reverse, law.marginal(end), -7, 7, 256);
        double[] u = Marches.march(system, "runge-kutta-4", 1200, 0, 0.2);
        // Advection by an exact score, from p_0.3 to p_0.1.
        assertTrue(Marches.error(system, u, law.marginal(0.1)) < 1e-7);
    }

    @Test
    void backwardHeatEquationAmplifiesEveryModeByItsOwnFactor() {
        FourierSystem system = system(constant(0, -0.5), GaussianMixture.standardNormal(1), 0, 2 * Math.PI, 32);
        for (int k : new int[] {1, 4}) {
            double[] u = new double[32];
            Arrays.setAll(u, i -> Math.cos(k * system.grid().axis(0).centre(i)));
            double[] grown = u.clone();
            system.propagateExact(0, 0.1, grown);
            double factor = Math.exp(0.5 * k * k * 0.1);
            // Rounding noise 1e-16 of the highest mode grows by exp(0.5·256·0.1) = 4e5.
            Arrays.setAll(u, i -> factor * u[i]);
            assertArrayEquals(u, grown, 1e-10);
        }
    }

    @Test
    void integralsOfTheScheduleAreRelativelyAccurate() {
        DiffusionProcess exploding = new TestProcess(1, Interpretation.ITO, true, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                return new double[1];
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return new double[] {Math.exp(17 * t)};
            }
        });
        TensorIntegral integral = new TensorIntegral(exploding);
        // expm1 of the lengths; the sum of positive terms rounds a few times.
        assertEquals(Math.expm1(17) / 17, integral.between(0, 1)[0], 1e-14 * Math.expm1(17) / 17);
        assertEquals(-Math.expm1(0.17) / 17, integral.between(0.01, 0)[0], 1e-16);
    }

    @Test
    void cellAveragesAreExactIntegralsOfTheInterpolant() {
        FourierSystem system = system(constant(0, 1), GaussianMixture.standardNormal(1), 0, 2 * Math.PI, 15);
        double[] u = new double[15];
        Arrays.setAll(u, i -> 1 + Math.sin(4 * system.grid().axis(0).centre(i)));
        double[] averages = system.cellAverages(u);
        for (int i = 0; i < 15; i++) {
            double from = system.grid().axis(0).edge(i);
            double to = system.grid().axis(0).edge(i + 1);
            assertEquals(1 + (Math.cos(4 * from) - Math.cos(4 * to)) / (4 * (to - from)), averages[i], 1e-14);
        }
    }

    @Test
    void theInterpolantIsExactBetweenTheNodesOfEvenAndOddGrids() {
        for (int[] n : new int[][] {{12, 13}, {13, 12}}) {
            FourierSystem system = system(
                    TestProcess.affine(new double[2][2], new double[2], 1, 0, 1),
                    GaussianMixture.standardNormal(2),
                    0,
                    2 * Math.PI,
                    n);
            double[] u = new double[n[0] * n[1]];
            for (int i = 0; i < n[0]; i++) {
                for (int j = 0; j < n[1]; j++) {
                    u[i * n[1] + j] = Math.sin(2 * system.grid().axis(0).centre(i)
                            + 3 * system.grid().axis(1).centre(j));
                }
            }
            double[] p = new double[2];
            double[][] gradient = new double[2][2];
            double[][] x = {
                {1.234, system.grid().axis(0).centre(3)},
                {5.6, system.grid().axis(1).centre(2)}
            };
            system.evaluate(u, x, 2, p, gradient);
            for (int j = 0; j < 2; j++) {
                double phase = 2 * x[0][j] + 3 * x[1][j];
                // Sums of 156 terms below one, with Lebesgue constants below four.
                assertEquals(Math.sin(phase), p[j], 2e-14);
                assertEquals(2 * Math.cos(phase), gradient[0][j], 1e-13);
                assertEquals(3 * Math.cos(phase), gradient[1][j], 1e-13);
            }
        }
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2);
        GaussianMixture target = GaussianMixture.standardNormal(2);
        Domain domain = Domain.box(new double[] {-6, -6}, new double[] {6, 6}, Boundary.PERIODIC);
        double[][] results = new double[3][];
        for (int threads = 1; threads <= 3; threads++) {
            try (Workers some = Workers.of(threads)) {
                // 183 = 3 · 61 goes through the mixed-radix and the general transform.
                SemiDiscretisation system = FourierSpectral.of(183, 182)
                        .discretise(new FokkerPlanckProblem(process, target, domain, 0, 1), some);
                results[threads - 1] = Marches.march(system, "integrating-factor-rk4", 2, 0, 0.01);
            }
        }
        assertArrayEquals(results[0], results[1], 0);
        assertArrayEquals(results[0], results[2], 0);
    }

    @Test
    void integratingFactorIsExactForPureDiffusion() {
        ExactPart system = system(constant(0, 0.5), LINE, -9, 9, 160);
        double[] u = Marches.march(system, "integrating-factor-rk4", 1, 0, 1);
        GaussianMixture exact = LINE.affine(1, new double[1], 1);
        // One step whatever its length; what is left is the interpolation of the start and the mass beyond the box.
        assertTrue(Marches.error(system, u, exact) < 1e-10);
    }

    @Test
    void integratingFactorIsOfFourthOrder() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 1);
        FourierSystem system = system(process, LINE, -7, 7, 128);
        double[] exact = Marches.march(system, "integrating-factor-rk4", 4000, 0, 0.5);
        ObservedOrder.assertOrder(
                4,
                steps -> Marches.distance(
                        system.grid(), exact, Marches.march(system, "integrating-factor-rk4", steps, 0, 0.5)),
                160,
                200,
                260,
                340,
                440);
    }

    @Test
    void aPointMassAndOtherReadingsOfTheNoiseAreRefused() {
        FourierSystem system = system(constant(0, 1), GaussianMixture.standardNormal(1), -1, 1, 8);
        assertEquals(8, system.initial().length);
        DiffusionProcess stratonovich = TestProcess.line(Interpretation.STRATONOVICH, x -> 0, x -> 1 + x * x);
        assertThrows(
                IllegalArgumentException.class,
                () -> system(stratonovich, GaussianMixture.standardNormal(1), -1, 1, 8));
    }
}
