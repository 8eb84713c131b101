package org.fokker.fokkerplanck.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Domain.Sides;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What Chebyshev collocation keeps: mass, walls, solves that invert, bits; and what it refuses. */
class ChebyshevStructureTest {

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void massChangesByWhatPassesTheWallsAndByNothingElse() {
        DiffusionProcess process =
                TestProcess.line(Interpretation.ITO, x -> 3 * Math.sin(5 * x), x -> 0.4 + 0.3 * Math.cos(x));
        double[] rough = new double[30];
        Arrays.setAll(rough, k -> 1 + Math.sin(100.0 * k * k));
        double[] du = new double[30];
        ChebyshevSystem closed = ChebyshevLines.reflecting(process, ChebyshevLines.density(x -> 1), -1, 2, 30);
        closed.apply(0, rough, du);
        // Rough data are changed at rates of order D N⁴; their sum vanishes but for the rounding of terms of that size.
        assertEquals(0, closed.mass(du), 1e-16 * 30 * ChebyshevLines.largest(du));
        double[] w = new double[30];
        closed.solveShifted(0, 10, rough, w);
        // The solve is for the flux, so that even a step 10⁷ times the shortest time of the system conserves to
        // rounding.
        assertEquals(closed.mass(rough), closed.mass(w), 1e-14);

        ChebyshevSystem open = ChebyshevLines.line(
                ChebyshevLines.constant(0, 0.5),
                ChebyshevLines.density(x -> 0.75 * (1 - x * x)),
                -1,
                1,
                Sides.both(Boundary.ABSORBING),
                8);
        du = new double[8];
        open.apply(0, open.initial(), du);
        // ∫p = 1 and −D ∂p = ±¾ at the walls, both outwards: a parabola is represented exactly.
        assertEquals(1, open.mass(open.initial()), 1e-15);
        assertEquals(-1.5, open.mass(du), 1e-13);
    }

    @Test
    void cellAveragesAreExactIntegralsOfTheInterpolant() {
        ChebyshevSystem system = ChebyshevLines.reflecting(
                ChebyshevLines.constant(0, 1), ChebyshevLines.density(x -> Math.pow(x, 6)), 0, 2, 7);
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
            assertTrue(ChebyshevLines.largest(sum) < 1e-12, "part " + part + ": " + ChebyshevLines.largest(sum));
        }
        double[] whole = new double[63];
        system.apply(0.7, r, whole);
        system.applyRemainder(0.7, r, sum);
        for (int part = 0; part < 2; part++) {
            system.applyPart(part, 0.7, r, du);
            Arrays.setAll(sum, c -> sum[c] + du[c]);
        }
        assertArrayEquals(whole, sum, 1e-12 * ChebyshevLines.largest(whole));
    }

    @Test
    void theBoundOfTheSpectrumHoldsAndIsNotWide() {
        for (Sides sides : List.of(Sides.both(Boundary.REFLECTING), Sides.both(Boundary.ABSORBING))) {
            ChebyshevSystem system = ChebyshevLines.line(
                    ChebyshevLines.constant(0, 1), ChebyshevLines.density(x -> 1), -1, 1, sides, 24);
            double largest = ChebyshevLines.largest(ChebyshevLines.decayRates(system));
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
        assertRefused(
                "'spectral'",
                () -> ChebyshevLines.line(
                        ChebyshevLines.constant(0, 1), normal, 0, 1, Sides.both(Boundary.PERIODIC), 8));
        assertRefused(
                "point mass",
                () -> ChebyshevLines.reflecting(ChebyshevLines.constant(0, 1), GaussianMixture.point(0.3), 0, 1, 8));
        assertRefused("ill-posed", () -> ChebyshevLines.reflecting(ChebyshevLines.constant(0, -1), normal, 0, 1, 8));
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
