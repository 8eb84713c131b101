package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.finitevolume.ShiftedSolver;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The readings of multiplicative noise in the plane (case T-28). */
class ReadingsOfNoiseTest {

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    /**
     * B = √(2 g(x)) S R(turn · x y) with a constant matrix S and rotations R, and f = −D ∇U + ½ share · Σ B_jk ∂_j B_ik: D = g S Sᵀ,
     * whatever the rotations are, which Stratonovich's reading sees.
     */
    private record Strained(Interpretation interpretation, double[][] s, double turn, double share)
            implements DiffusionProcess {

        static double strength(double x, double y) {
            return 1 + 0.4 * Math.sin(x - 0.5 * y);
        }

        static double potential(double x, double y) {
            return 0.5 * x * x + Math.sin(y);
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public int noiseDimension() {
            return 2;
        }

        @Override
        public boolean autonomous() {
            return true;
        }

        @Override
        public boolean additiveNoise() {
            return false;
        }

        private double noise(double x, double y, int i, int k) {
            double c = Math.cos(turn * x * y);
            double q = Math.sin(turn * x * y);
            return Math.sqrt(2 * strength(x, y)) * (k == 0 ? s[i][0] * c + s[i][1] * q : s[i][1] * c - s[i][0] * q);
        }

        @Override
        public void drift(double t, double[][] x, int n, double[][] f) {
            double[][] tensor = new double[3][n];
            diffusionTensor(t, x, n, tensor);
            for (int p = 0; p < n; p++) {
                double a = x[0][p];
                double b = x[1][p];
                f[0][p] = -tensor[0][p] * a - tensor[1][p] * Math.cos(b);
                f[1][p] = -tensor[1][p] * a - tensor[2][p] * Math.cos(b);
                for (int i = 0; i < 2 && share != 0; i++) {
                    double sum = 0;
                    for (int k = 0; k < 2; k++) {
                        // ∂B to 1e-9 by differences over 1e-3 to fourth order.
                        double e = 1e-3;
                        double alongX = (8 * (noise(a + e, b, i, k) - noise(a - e, b, i, k))
                                        - (noise(a + 2 * e, b, i, k) - noise(a - 2 * e, b, i, k)))
                                / (12 * e);
                        double alongY = (8 * (noise(a, b + e, i, k) - noise(a, b - e, i, k))
                                        - (noise(a, b + 2 * e, i, k) - noise(a, b - 2 * e, i, k)))
                                / (12 * e);
                        sum += noise(a, b, 0, k) * alongX + noise(a, b, 1, k) * alongY;
                    }
                    f[i][p] += 0.5 * share * sum;
                }
            }
        }

        @Override
        public void noise(double t, double[][] x, int n, double[][] b) {
            for (int entry = 0; entry < 4; entry++) {
                for (int p = 0; p < n; p++) {
                    b[entry][p] = noise(x[0][p], x[1][p], entry / 2, entry % 2);
                }
            }
        }

        @Override
        public void diffusionTensor(double t, double[][] x, int n, double[][] tensor) {
            for (int p = 0; p < n; p++) {
                double g = strength(x[0][p], x[1][p]);
                tensor[0][p] = g * (s[0][0] * s[0][0] + s[0][1] * s[0][1]);
                tensor[1][p] = g * (s[0][0] * s[1][0] + s[0][1] * s[1][1]);
                tensor[2][p] = g * (s[1][0] * s[1][0] + s[1][1] * s[1][1]);
            }
        }
    }

    private static final double[][] STRAIN = {{1, 0}, {0.6, 0.9}};
    private static final double[][] NONE = {{1, 0}, {0, 1}};

    private static SemiDiscretisation system(SpaceDiscretisation method, DiffusionProcess process) {
        Domain domain = Domain.box(new double[] {-1.5, -2}, new double[] {1.5, 2}, Boundary.REFLECTING);
        return method.discretise(
                new FokkerPlanckProblem(process, GaussianMixture.standardNormal(2), domain, 0, 1), workers);
    }

    @Test
    void readingsHaveTheirOwnEquilibriaInThePlane() {
        double[] power = {1, 0.5, 0};
        Interpretation[] readings = {
            Interpretation.ITO, Interpretation.STRATONOVICH, Interpretation.HAENGGI_KLIMONTOVICH
        };
        for (int r = 0; r < 3; r++) {
            double share = power[r];
            DiffusionProcess process = new Strained(readings[r], STRAIN, 0, 0);
            for (boolean selling : new boolean[] {true, false}) {
                ObservedOrder.assertOrder(
                        2,
                        cells -> {
                            FiniteVolume method = selling
                                    ? FiniteVolume.selling(cells)
                                    : FiniteVolume.crossStencil(Mesh.uniform(cells));
                            SemiDiscretisation system = system(method.withSolver(ShiftedSolver.ITERATIVE), process);
                            double[] exact = new double[cells * cells];
                            Arrays.setAll(exact, c -> {
                                double x = system.grid().axis(0).centre(c / cells);
                                double y = system.grid().axis(1).centre(c % cells);
                                return Math.exp(-Strained.potential(x, y)) / Math.pow(Strained.strength(x, y), share);
                            });
                            double mass = system.mass(exact);
                            Arrays.setAll(exact, c -> exact[c] / mass);
                            double[] u = exact.clone();
                            // One step of a thousand relaxation times leaves a thousandth of the difference, the second
                            // 1e-6.
                            for (int repeat = 0; repeat < 2; repeat++) {
                                ((ShiftedSolve) system).solveShifted(0, 1000, u.clone(), u);
                            }
                            return Marches.distance(system.grid(), exact, u);
                        },
                        22,
                        28,
                        36,
                        46);
            }
        }
    }

    @Test
    void stratonovichAndItoFormsOfOneEquationHaveOneOperator() {
        for (boolean coupled : new boolean[] {true, false}) {
            double[][] strain = coupled ? STRAIN : NONE;
            SpaceDiscretisation method = coupled ? FiniteVolume.selling(24) : FiniteVolume.scharfetterGummel(24);
            SemiDiscretisation one = system(method, new Strained(Interpretation.STRATONOVICH, strain, 0.8, 0));
            SemiDiscretisation other = system(method, new Strained(Interpretation.ITO, strain, 0.8, 1));
            double[] u = new Random(6).doubles(24 * 24).toArray();
            double[] du = new double[u.length];
            double[] image = new double[u.length];
            one.apply(0, u, du);
            other.apply(0, u, image);
            double h = 0.125;
            for (int c = 0; c < u.length; c++) {
                // Drifts differ by what the two corrections are differentiated with: along axes by nodes a distance h
                // apart, which
                // h²/24 times a third derivative below 1 spoils; else over h/256. Differences of drift over h are what
                // is seen.
                assertEquals(du[c], image[c], (coupled ? 1e-5 : h * h / 24) * 4 / h, "cell " + c);
            }
        }
    }
}
