package org.fokker.fokkerplanck.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.fokker.distribution.Density;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Domain.Sides;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.fokker.process.MixtureDiffusion;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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

    private static Density density(DoubleUnaryOperator p) {
        return new Density() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void evaluate(double[][] x, int n, double[] logDensity, double[][] score) {
                for (int j = 0; j < n; j++) {
                    logDensity[j] = Math.log(p.applyAsDouble(x[0][j]));
                }
            }
        };
    }

    private static ChebyshevSystem line(
            DiffusionProcess process, Density initial, double lower, double upper, Sides sides, int nodes) {
        Domain domain = new Domain(List.of(lower), List.of(upper), List.of(sides));
        return (ChebyshevSystem) ChebyshevCollocation.of(nodes)
                .discretise(new FokkerPlanckProblem(process, initial, domain, 0, 1), workers);
    }

    private static ChebyshevSystem reflecting(
            DiffusionProcess process, Density initial, double lower, double upper, int nodes) {
        return line(process, initial, lower, upper, Sides.both(Boundary.REFLECTING), nodes);
    }

    private static DiffusionProcess constant(double drift, double diffusion) {
        return TestProcess.affine(new double[1][1], new double[] {drift}, diffusion);
    }

    /** ∂z((1 − z²) ∂z), in Itô's form with the drift ∂D. */
    private static DiffusionProcess pitchAngle() {
        return TestProcess.line(Interpretation.ITO, z -> -2 * z, z -> 1 - z * z);
    }

    private static double[] values(ChebyshevSystem system, double[] u, double... x) {
        double[] p = new double[x.length];
        system.evaluate(u, new double[][] {x}, x.length, p, new double[1][x.length]);
        return p;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    /** The null vector of A with the mass of a state: implicit Euler steps of practically infinite length. */
    private static double[] steadyState(ChebyshevSystem system, double[] u) {
        double[] w = new double[u.length];
        Arrays.fill(
                w,
                system.mass(u)
                        / (system.grid().axis(0).upper() - system.grid().axis(0).lower()));
        for (int repeat = 0; repeat < 4; repeat++) {
            system.solveShifted(0, 1e5, w.clone(), w);
        }
        return w;
    }

    /** Negative eigenvalues −λ of A, increasing; they must be real. */
    private static double[] decayRates(ChebyshevSystem system) {
        DMatrixRMaj a = DenseFlow.matrix(system, 0);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(a.numRows, false);
        assertTrue(eigen.decompose(a));
        double[] values = new double[a.numRows];
        for (int i = 0; i < values.length; i++) {
            assertTrue(eigen.getEigenvalue(i).isReal());
            values[i] = -eigen.getEigenvalue(i).real;
        }
        Arrays.sort(values);
        return values;
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
        ChebyshevSystem system = line(
                constant(0, 1),
                density(y -> Math.exp(-20 * (y + 0.3) * (y + 0.3))),
                -1,
                1,
                Sides.both(Boundary.ABSORBING),
                48);
        // The start misses the condition at −1 by 5.5e-5, which reaches the first mode damped by N⁻⁴; the exponential
        // of a
        // matrix of norm 1e6 rounds at 1e-10 times the largest value 0.03.
        assertArrayEquals(expected, values(system, DenseFlow.exponential(system, 1, system.initial()), x), 1e-11);
    }

    @Test
    void pitchAnglesDecayAtTheRatesOfLegendre() {
        DiffusionProcess kinetic = TestProcess.line(Interpretation.HAENGGI_KLIMONTOVICH, z -> 0, z -> 1 - z * z);
        double[] rates = decayRates(reflecting(kinetic, density(z -> 1), -1, 1, 24));
        for (int l = 0; l < 24; l++) {
            // Legendre polynomials are represented exactly; the QR algorithm rounds at 1e-16 times the norm, some 1e3.
            assertEquals(l * (l + 1), rates[l], 1e-11 * (1 + l * l));
        }
    }

    /** f = Σ c_l P_l(z) e^{−l(l+1)t} with c = (3, ½, 1, 0.7, 3, 0, 3): case 4.2 of ASGarD, where diffusion vanishes at the walls. */
    @Test
    void pitchAnglesRelaxExactly() {
        double[] c = {3, 0.5, 1, 0.7, 3, 0, 3};
        ChebyshevSystem system = reflecting(pitchAngle(), density(z -> legendre(c, z, 0)), -1, 1, 16);
        double[] x = {-0.5, 0, 0.5};
        double[] u = system.initial();
        // The references have ten decimals; a polynomial of degree six is exact but for rounding.
        assertArrayEquals(new double[] {3.0337890625, 2.6875, 2.9212890625}, values(system, u, x), 1e-14);
        assertArrayEquals(
                new double[] {2.71613712785, 2.86378802232, 2.94102104959},
                values(system, DenseFlow.exponential(system, 0.1, u), x),
                1e-11);
        assertArrayEquals(
                new double[] {2.9025265045, 2.97515754003, 3.08494798938},
                values(system, DenseFlow.exponential(system, 0.5, u), x),
                1e-11);
        assertEquals(legendre(c, 0.3, 0.5), values(system, DenseFlow.exponential(system, 0.5, u), 0.3)[0], 1e-13);
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
            ChebyshevSystem system = reflecting(process, start, -7, 7, n);
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
            ChebyshevSystem system = reflecting(
                    process,
                    density(x -> Math.exp(2 * Math.cos(3 * x) / 3) / Math.pow(diffusion.applyAsDouble(x), power)),
                    -2,
                    2,
                    72);
            double[] exact = system.initial();
            double[] steady = steadyState(system, exact);
            Arrays.setAll(steady, k -> steady[k] - exact[k]);
            // 1/√D has branch points at D = 0, 2x = −π/2 ± 1.3i: the coefficients fall by 1.36 a node, to 1e-10 here.
            assertTrue(largest(steady) < 1e-9, reading + ": " + largest(steady));
        }
    }

    @Test
    void aUniformForceHasTheBarometricEquilibrium() {
        for (double force : new double[] {1, 30, 100}) {
            ChebyshevSystem system = reflecting(constant(force, 1), density(x -> Math.exp(force * (x - 1))), 0, 1, 48);
            double[] exact = system.initial();
            double[] steady = steadyState(system, exact);
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
    void massChangesByWhatPassesTheWallsAndByNothingElse() {
        DiffusionProcess process =
                TestProcess.line(Interpretation.ITO, x -> 3 * Math.sin(5 * x), x -> 0.4 + 0.3 * Math.cos(x));
        double[] rough = new double[30];
        Arrays.setAll(rough, k -> 1 + Math.sin(100.0 * k * k));
        double[] du = new double[30];
        ChebyshevSystem closed = reflecting(process, density(x -> 1), -1, 2, 30);
        closed.apply(0, rough, du);
        // Rough data are changed at rates of order D N⁴; their sum vanishes but for the rounding of terms of that size.
        assertEquals(0, closed.mass(du), 1e-16 * 30 * largest(du));
        double[] w = new double[30];
        closed.solveShifted(0, 10, rough, w);
        // The solve is for the flux, so that even a step 10⁷ times the shortest time of the system conserves to
        // rounding.
        assertEquals(closed.mass(rough), closed.mass(w), 1e-14);

        ChebyshevSystem open =
                line(constant(0, 0.5), density(x -> 0.75 * (1 - x * x)), -1, 1, Sides.both(Boundary.ABSORBING), 8);
        du = new double[8];
        open.apply(0, open.initial(), du);
        // ∫p = 1 and −D ∂p = ±¾ at the walls, both outwards: a parabola is represented exactly.
        assertEquals(1, open.mass(open.initial()), 1e-15);
        assertEquals(-1.5, open.mass(du), 1e-13);
    }

    @Test
    void cellAveragesAreExactIntegralsOfTheInterpolant() {
        ChebyshevSystem system = reflecting(constant(0, 1), density(x -> Math.pow(x, 6)), 0, 2, 7);
        double[] averages = system.cellAverages(system.initial());
        for (int i = 0; i < 7; i++) {
            double from = system.grid().axis(0).edge(i);
            double to = system.grid().axis(0).edge(i + 1);
            assertEquals((Math.pow(to, 7) - Math.pow(from, 7)) / (7 * (to - from)), averages[i], 1e-13);
        }
        assertEquals(128.0 / 7, system.mass(system.initial()), 1e-13);
    }

    @Test
    void theInterpolantMeetsAbsorbingWallsAndHasTheRightSlopes() {
        Domain domain = new Domain(
                List.of(-1.0, 0.0),
                List.of(1.0, 3.0),
                List.of(new Sides(Boundary.ABSORBING, Boundary.REFLECTING), Sides.both(Boundary.ABSORBING)));
        ChebyshevSystem system = (ChebyshevSystem) ChebyshevCollocation.of(5, 6)
                .discretise(
                        new FokkerPlanckProblem(
                                TestProcess.affine(new double[2][2], new double[2], 1, 0, 1),
                                GaussianMixture.standardNormal(2),
                                domain,
                                0,
                                1),
                        workers);
        double[] u = new double[30];
        for (int c = 0; c < u.length; c++) {
            double x = node(-1, 1, c / 6, 5);
            double y = node(0, 3, c % 6, 6);
            u[c] = (1 + x) * x * x * y * (3 - y);
        }
        double[] p = new double[4];
        double[][] gradient = new double[2][4];
        double[][] points = {{0.3, -1, 1, node(-1, 1, 2, 5)}, {1.1, 2, 3, node(0, 3, 4, 6)}};
        system.evaluate(u, points, 4, p, gradient);
        for (int j = 0; j < 4; j++) {
            double x = points[0][j];
            double y = points[1][j];
            assertEquals((1 + x) * x * x * y * (3 - y), p[j], 1e-13);
            assertEquals((2 * x + 3 * x * x) * y * (3 - y), gradient[0][j], 1e-12);
            assertEquals((1 + x) * x * x * (3 - 2 * y), gradient[1][j], 1e-12);
        }
    }

    private static double node(double lower, double upper, int k, int n) {
        return 0.5 * (lower + upper) + 0.5 * (upper - lower) * Math.sin(Math.PI * (2 * k + 1 - n) / (2 * n));
    }

    @Test
    void solvesInvertWhatTheOperatorDoes() {
        Reaction reaction = new Reaction() {
            @Override
            public boolean kills() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                Arrays.setAll(rate, j -> j < n ? 2 + Math.sin(x[0][j] + x[x.length - 1][j] + t) : rate[j]);
            }

            @Override
            public boolean autonomous() {
                return false;
            }
        };
        DiffusionProcess process = new TestProcess(2, Interpretation.STRATONOVICH, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                return new double[] {Math.sin(x[1] + t), x[0] * x[1]};
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return new double[] {1 + 0.5 * Math.sin(x[0] + x[1]), 0, 1 + t + x[0] * x[0]};
            }
        });
        Domain domain = new Domain(
                List.of(-1.0, 0.0),
                List.of(1.0, 2.0),
                List.of(new Sides(Boundary.ABSORBING, Boundary.REFLECTING), Sides.both(Boundary.REFLECTING)));
        ChebyshevSystem system = (ChebyshevSystem) ChebyshevCollocation.of(9, 7)
                .discretise(
                        new FokkerPlanckProblem(process, GaussianMixture.standardNormal(2), domain, 0, 1, reaction),
                        workers);
        double[] r = new double[63];
        Arrays.setAll(r, c -> 1 + Math.sin(7.0 * c));
        double[] sum = new double[63];
        double[] du = new double[63];
        for (int part = 0; part < 2; part++) {
            double[] w = r.clone();
            system.solvePart(part, 0.3, 0.2, w);
            system.applyPart(part, 0.3, w, du);
            Arrays.setAll(sum, c -> w[c] - 0.2 * du[c] - r[c]);
            // c ‖A‖ = 0.2 · 3000 times the rounding of values of order one.
            assertTrue(largest(sum) < 1e-12, "part " + part + ": " + largest(sum));
        }
        double[] whole = new double[63];
        system.apply(0.7, r, whole);
        system.applyRemainder(0.7, r, sum);
        for (int part = 0; part < 2; part++) {
            system.applyPart(part, 0.7, r, du);
            Arrays.setAll(sum, c -> sum[c] + du[c]);
        }
        assertArrayEquals(whole, sum, 1e-12 * largest(whole));
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

    @Test
    void theBoundOfTheSpectrumHoldsAndIsNotWide() {
        for (Sides sides : List.of(Sides.both(Boundary.REFLECTING), Sides.both(Boundary.ABSORBING))) {
            ChebyshevSystem system = line(constant(0, 1), density(x -> 1), -1, 1, sides, 24);
            double largest = largest(decayRates(system));
            double bound = system.spectralBound(0);
            assertTrue(largest <= bound && bound < 2 * largest, largest + " and " + bound);
        }
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        DiffusionProcess process = TestProcess.affine(
                new double[][] {{-1, -0.5, 0}, {0.3, -0.8, 0.1}, {0, 0, -1}}, new double[3], 1, 0.7, 0, 0.8, 0.1, 1);
        Domain domain = Domain.box(new double[] {-4, -4, -4}, new double[] {4, 4, 4}, Boundary.REFLECTING);
        double[][] results = new double[2][];
        double[][] solved = new double[2][];
        for (int run = 0; run < 2; run++) {
            try (Workers some = Workers.of(1 + 2 * run)) {
                // Just as many nodes as are worth sharing.
                ChebyshevSystem system = (ChebyshevSystem) ChebyshevCollocation.of(86, 24, 16)
                        .discretise(
                                new FokkerPlanckProblem(process, GaussianMixture.standardNormal(3), domain, 0, 1),
                                some);
                solved[run] = system.initial();
                results[run] = new double[solved[run].length];
                system.apply(0, solved[run], results[run]);
                system.solvePart(2, 0, 0.1, solved[run]);
            }
        }
        assertArrayEquals(results[0], results[1], 0);
        assertArrayEquals(solved[0], solved[1], 0);
    }

    @Test
    void whatItCannotTreatIsRefusedByName() {
        GaussianMixture normal = GaussianMixture.standardNormal(1);
        assertRefused("'spectral'", () -> line(constant(0, 1), normal, 0, 1, Sides.both(Boundary.PERIODIC), 8));
        assertRefused("point mass", () -> reflecting(constant(0, 1), GaussianMixture.point(0.3), 0, 1, 8));
        assertRefused("ill-posed", () -> reflecting(constant(0, -1), normal, 0, 1, 8));
        // Two noises on one axis: D is diagonal, B is not, and the readings differ by more than a derivative of D.
        DiffusionProcess twofold = new DiffusionProcess() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public int noiseDimension() {
                return 2;
            }

            @Override
            public Interpretation interpretation() {
                return Interpretation.STRATONOVICH;
            }

            @Override
            public boolean additiveNoise() {
                return false;
            }

            @Override
            public void drift(double t, double[][] x, int n, double[][] f) {}

            @Override
            public void noise(double t, double[][] x, int n, double[][] b) {
                Arrays.fill(b[1], 0, n, 1);
                Arrays.fill(b[2], 0, n, 1);
            }

            @Override
            public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
                Arrays.fill(tensor[0], 0, n, 0.5);
                Arrays.fill(tensor[2], 0, n, 0.5);
            }
        };
        Domain square = Domain.box(new double[2], new double[] {1, 1}, Boundary.REFLECTING);
        assertRefused(
                "Itô's form",
                () -> ChebyshevCollocation.of(6)
                        .discretise(
                                new FokkerPlanckProblem(twofold, GaussianMixture.standardNormal(2), square, 0, 1),
                                workers));
    }

    private static void assertRefused(String word, Executable body) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, body).getMessage());
        assertTrue(message.contains(word), message);
    }
}
