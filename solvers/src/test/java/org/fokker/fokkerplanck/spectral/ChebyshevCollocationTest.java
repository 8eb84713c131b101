package org.fokker.fokkerplanck.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Domain.Sides;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accuracy of Chebyshev collocation. */
class ChebyshevCollocationTest {

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    /** u_t = u_xx, u(±1) = 0, u_0 = exp(−20(x + 0.3)²) at t = 1: the values that Chebfun's example of expm prints at 15 points. */
    @Test
    void absorbedHeatAgreesWithChebfunToTenDigits() {
        double[] expected = {
            0,
            .001144467788672,
            .004503386286796,
            .009766928773117,
            .016203479337652,
            .022565344171707,
            .027291616930494,
            .029038055428660,
            .027272749752324,
            .022536655030494,
            .016176338870674,
            .009748370213284,
            .004494411027930,
            .001142160800217,
            0
        };
        double[] x = new double[15];
        Arrays.setAll(x, j -> Math.sin(Math.PI * (2 * j - 14) / 28));
        ChebyshevSystem system = ChebyshevLines.line(
                ChebyshevLines.constant(0, 1),
                ChebyshevLines.density(y -> Math.exp(-20 * (y + 0.3) * (y + 0.3))),
                -1,
                1,
                Sides.both(Boundary.ABSORBING),
                48);
        // The start misses the condition at −1 by 5.5e-5, which reaches the first mode damped by N⁻⁴; the exponential
        // of a
        // matrix of norm 1e6 rounds at 1e-10 times the largest value 0.03.
        assertArrayEquals(
                expected, ChebyshevLines.values(system, DenseFlow.exponential(system, 1, system.initial()), x), 1e-11);
    }

    @Test
    void pitchAnglesDecayAtTheRatesOfLegendre() {
        DiffusionProcess kinetic = TestProcess.line(Interpretation.HAENGGI_KLIMONTOVICH, z -> 0, z -> 1 - z * z);
        double[] rates = ChebyshevLines.decayRates(
                ChebyshevLines.reflecting(kinetic, ChebyshevLines.density(z -> 1), -1, 1, 24));
        for (int l = 0; l < 24; l++) {
            // Legendre polynomials are represented exactly; the QR algorithm rounds at 1e-16 times the norm, some 1e3.
            assertEquals(l * (l + 1), rates[l], 1e-11 * (1 + l * l));
        }
    }

    /** f = Σ c_l P_l(z) e^{−l(l+1)t} with c = (3, ½, 1, 0.7, 3, 0, 3): case 4.2 of ASGarD, where diffusion vanishes at the walls. */
    @Test
    void pitchAnglesRelaxExactly() {
        double[] c = {3, 0.5, 1, 0.7, 3, 0, 3};
        ChebyshevSystem system = ChebyshevLines.reflecting(
                ChebyshevLines.pitchAngle(), ChebyshevLines.density(z -> legendre(c, z, 0)), -1, 1, 16);
        double[] x = {-0.5, 0, 0.5};
        double[] u = system.initial();
        // The references have ten decimals; a polynomial of degree six is exact but for rounding.
        assertArrayEquals(
                new double[] {3.0337890625, 2.6875, 2.9212890625}, ChebyshevLines.values(system, u, x), 1e-14);
        assertArrayEquals(
                new double[] {2.71613712785, 2.86378802232, 2.94102104959},
                ChebyshevLines.values(system, DenseFlow.exponential(system, 0.1, u), x),
                1e-11);
        assertArrayEquals(
                new double[] {2.9025265045, 2.97515754003, 3.08494798938},
                ChebyshevLines.values(system, DenseFlow.exponential(system, 0.5, u), x),
                1e-11);
        assertEquals(
                legendre(c, 0.3, 0.5),
                ChebyshevLines.values(system, DenseFlow.exponential(system, 0.5, u), 0.3)[0],
                1e-13);
    }

    private static double legendre(double[] c, double z, double t) {
        double before = 1;
        double last = z;
        double sum = c[0] + c[1] * z * Math.exp(-2 * t);
        for (int l = 2; l < c.length; l++) {
            double next = ((2 * l - 1) * z * last - (l - 1) * before) / l;
            before = last;
            last = next;
            sum += c[l] * next * Math.exp(-l * (l + 1) * t);
        }
        return sum;
    }

    @Test
    void theLogarithmOfTheErrorIsLinearInTheNumberOfNodes() {
        GaussianMixture start = GaussianMixture.isotropic(new double[] {1}, new double[][] {{1}}, new double[] {0.5});
        DiffusionProcess process = TestProcess.affine(new double[][] {{-1}}, new double[1], 1);
        double t = 0.2;
        double variance = 0.25 * Math.exp(-2 * t) - Math.expm1(-2 * t);
        GaussianMixture exact = GaussianMixture.isotropic(
                new double[] {1}, new double[][] {{Math.exp(-t)}}, new double[] {Math.sqrt(variance)});
        SimpleRegression fit = new SimpleRegression();
        for (int n = 36; n <= 72; n += 6) {
            ChebyshevSystem system = ChebyshevLines.reflecting(process, start, -7, 7, n);
            fit.addData(n, Math.log(Marches.error(system, DenseFlow.exponential(system, t, system.initial()), exact)));
        }
        // From 1.4e-3 to 2e-10: a factor e^{0.44} a node. The start, σ = 0.5 on nodes 14 π/(2N) apart, has coefficients
        // exp(−½ (σ N/7)²), whose logarithm falls by σ² N/49, 0.2 … 0.4 a node.
        assertTrue(fit.getSlope() < -0.35, "slope " + fit.getSlope());
        assertTrue(fit.getRSquare() > 0.99, "R² " + fit.getRSquare());
        assertTrue(fit.predict(72) < Math.log(1e-9), "error " + Math.exp(fit.predict(72)));
    }

    @Test
    void theEquilibriumDependsOnTheReadingOfTheNoise() {
        DoubleUnaryOperator diffusion = x -> 1 + 0.5 * Math.sin(2 * x);
        for (Interpretation reading : Interpretation.values()) {
            // f = −D U' with U = −(2/3) cos 3x: e^{−U}/D for Itô, e^{−U}/√D for Stratonovich, e^{−U} for
            // Hänggi–Klimontovich.
            DiffusionProcess process =
                    TestProcess.line(reading, x -> -diffusion.applyAsDouble(x) * 2 * Math.sin(3 * x), diffusion);
            double power = switch (reading) {
                case ITO -> 1;
                case STRATONOVICH -> 0.5;
                case HAENGGI_KLIMONTOVICH -> 0;
            };
            ChebyshevSystem system = ChebyshevLines.reflecting(
                    process,
                    ChebyshevLines.density(
                            x -> Math.exp(2 * Math.cos(3 * x) / 3) / Math.pow(diffusion.applyAsDouble(x), power)),
                    -2,
                    2,
                    72);
            double[] exact = system.initial();
            double[] steady = ChebyshevLines.steadyState(system, exact);
            Arrays.setAll(steady, k -> steady[k] - exact[k]);
            // 1/√D has branch points at D = 0, 2x = −π/2 ± 1.3i: the coefficients fall by 1.36 a node, to 1e-10 here.
            assertTrue(ChebyshevLines.largest(steady) < 1e-9, reading + ": " + ChebyshevLines.largest(steady));
        }
    }

    @Test
    void aUniformForceHasTheBarometricEquilibrium() {
        for (double force : new double[] {1, 30, 100}) {
            ChebyshevSystem system = ChebyshevLines.reflecting(
                    ChebyshevLines.constant(force, 1),
                    ChebyshevLines.density(x -> Math.exp(force * (x - 1))),
                    0,
                    1,
                    48);
            double[] exact = system.initial();
            double[] steady = ChebyshevLines.steadyState(system, exact);
            // Coefficients of e^{Fx/2} on [−1, 1] fall as those of the Bessel function I_N(F/2): for F = 100, N = 48
            // they are
            // 1e-9; elsewhere rounding, 1e-16 N² in derivatives.
            assertEquals(
                    0,
                    Marches.distance(system.grid(), steady, exact) / system.mass(exact),
                    force == 100 ? 1e-7 : 1e-11,
                    "F = " + force);
        }
    }

    @Test
    void rotatedMixturesInThePlaneConvergeInTimeOnly() {
        AffineGaussianProcess process = AffineGaussianProcess.of(VariancePreserving.linear(0.1, 20), 2);
        GaussianMixture target = GaussianMixture.of(new double[] {1}, new double[][] {{0.5, -0.6}}, new double[][][] {
            {{0.5, 0.2}, {0.2, 0.4}}
        });
        Domain domain = Domain.box(new double[] {-6, -6}, new double[] {6, 6}, Boundary.REFLECTING);
        ChebyshevSystem system = (ChebyshevSystem) ChebyshevCollocation.of(48, 50)
                .discretise(new FokkerPlanckProblem(process, target, domain, 0, 1), workers);
        GaussianMixture exact = new MixtureDiffusion(process, target).marginal(0.2);
        double[] error = new double[3];
        for (int level = 0; level < 3; level++) {
            double[] u = Marches.march(system, "crank-nicolson", 20 << level, 0, 0.2);
            error[level] = Marches.error(system, u, exact);
            // Roundings of some 100 solves and of the sums.
            assertEquals(system.mass(system.initial()), system.mass(u), 1e-13);
        }
        // Second order in time, down to where that of space would show.
        assertEquals(4, error[0] / error[1], 0.1);
        assertEquals(4, error[1] / error[2], 0.1);
    }
}
