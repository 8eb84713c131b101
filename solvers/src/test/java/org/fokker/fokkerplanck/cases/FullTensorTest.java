package org.fokker.fokkerplanck.cases;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Extrapolation;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.finitevolume.ShiftedSolver;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.GridDensity;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullTensorTest {

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static GaussianMixture gaussian(double[] mean, double[][] covariance) {
        return GaussianMixture.of(new double[] {1}, new double[][] {mean}, new double[][][] {covariance});
    }

    private static SemiDiscretisation system(
            SpaceDiscretisation method, TestProcess process, GaussianMixture initial, double half) {
        int d = process.dimension();
        double[] lower = new double[d];
        double[] upper = new double[d];
        Arrays.fill(lower, -half);
        Arrays.fill(upper, half);
        Domain domain = Domain.box(lower, upper, Boundary.REFLECTING);
        return method.discretise(new FokkerPlanckProblem(process, initial, domain, 0, 2), workers);
    }

    /** dX = −A X dt + B dW, A = [[1, ½], [−0.3, 0.8]], D_11 = 1, D_22 = 0.8 (case T-33). */
    private static TestProcess anisotropic(double cross) {
        return TestProcess.affine(new double[][] {{-1, -0.5}, {0.3, -0.8}}, new double[2], 1, cross, 0.8);
    }

    private static double coupling(double correlation) {
        return correlation * Math.sqrt(0.8);
    }

    /** Mean and covariance at t = 1 of the anisotropic process from N((1, −½), 0.05 I). */
    private static GaussianMixture atOne() {
        return gaussian(
                new double[] {0.438012652803, -0.089932829967},
                new double[][] {{0.672267205420, 0.564521967273}, {0.564521967273, 0.942163542883}});
    }

    private static GaussianMixture narrow() {
        return gaussian(new double[] {1, -0.5}, new double[][] {{0.05, 0}, {0, 0.05}});
    }

    @Test
    void anisotropicOrnsteinUhlenbeckConvergesToItsGaussianWithSecondOrder() {
        assertSecondOrder(0.7, atOne(), 56, 64, 76, 90);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.78, 0.5})
    void soItDoesAtOtherCorrelations(double correlation) {
        double cross = coupling(correlation);
        assertSecondOrder(cross, lawOf(cross, 1), 40, 48, 56, 68);
    }

    private static void assertSecondOrder(double cross, GaussianMixture exact, int... resolutions) {
        ObservedOrder.assertOrder(
                2,
                cells -> {
                    SemiDiscretisation system = system(FiniteVolume.selling(cells), anisotropic(cross), narrow(), 6);
                    // Steps in proportion to cells: both errors are of second order.
                    double[] u = Marches.march(system, "tr-bdf2", cells / 2, 0, 1);
                    return Marches.error(system, u, exact);
                },
                resolutions);
    }

    /** The law at a time from N((1, −½), 0.05 I). */
    private static GaussianMixture lawOf(double cross, double time) {
        return LinearGaussian.at(
                new double[][] {{-1, -0.5}, {0.3, -0.8}},
                new double[] {1, cross, 0.8},
                new double[] {1, -0.5},
                0.05,
                time);
    }

    @Test
    void meansAndCovariancesAreThoseOfTheMomentEquations() {
        double[] times = {0, 0.5, 1, 2};
        // Mean, and xx xy yy of the covariance, at t = ½, 1, 2 and in the steady state.
        double[][] reference = {
            {0.674045803459, -0.234011688592, 0.559197372925, 0.433274267112, 0.631434077330},
            {0.438012652803, -0.089932829967, 0.672267205420, 0.564521967273, 0.942163542883},
            {Double.NaN, Double.NaN, 0.702900589144, 0.582156882182, 1.163245176201},
            {0, 0, 0.719298245614, 0.561403508772, 1.210526315789}
        };
        System.arraycopy(lawOf(0.7, 2).mean(), 0, reference[2], 0, 2);
        double[][][] found = new double[3][4][];
        for (int level = 0; level < 3; level++) {
            int cells = 32 << level;
            double[][] at = found[level];
            SemiDiscretisation system = system(FiniteVolume.selling(cells), anisotropic(0.7), narrow(), 6);
            TimeIntegrators.of("tr-bdf2", cells).integrate(system, system.initial(), times, (t, index, u) -> {
                if (index > 0) {
                    at[index - 1] = moments(new GridDensity(system.grid(), u));
                }
            });
            at[3] = moments(SteadyState.of((SemiDiscretisation.Edges) system, 0).density());
        }
        for (int time = 0; time < 4; time++) {
            for (int m = 0; m < 5; m++) {
                int row = time;
                int entry = m;
                Extrapolation limit =
                        Extrapolation.of(level -> found[Integer.numberOfTrailingZeros(level)][row][entry], 1, 3);
                // The powers h² and h⁴ are taken away; h⁶ = 7e-7 is left at h = 0.094, and as much of the steps,
                // with constants of order one.
                assertEquals(reference[time][m], limit.value(), 1e-5, "t_" + time + ", moment " + m);
            }
        }
    }

    private static double[] moments(GridDensity density) {
        double[] mean = density.mean();
        double[][] covariance = density.covariance();
        return new double[] {mean[0], mean[1], covariance[0][0], covariance[0][1], covariance[1][1]};
    }

    @Test
    @Tag("slow")
    void sellingIsTwiceAsAccurateAsTheCrossStencilAtEveryCorrelation() {
        // L1 errors at t = 1 from N((1, −½), ¼ I) of an independent implementation with N = 60 and 120, for positive
        // correlations;
        // it compared values at centres, so that a tenth may lie between.
        double[][] table = {{0.7 / Math.sqrt(0.8), 1.35e-2, 3.4e-3}, {0.95, 9.5e-2, 2.9e-2}};
        for (double[] row : table) {
            double cross = coupling(row[0]);
            GaussianMixture exact = LinearGaussian.at(
                    new double[][] {{-1, -0.5}, {0.3, -0.8}},
                    new double[] {1, cross, 0.8},
                    new double[] {1, -0.5},
                    0.25,
                    1);
            for (int level = 0; level < 2; level++) {
                int cells = 60 << level;
                GaussianMixture start = gaussian(new double[] {1, -0.5}, new double[][] {{0.25, 0}, {0, 0.25}});
                double[] errors = new double[2];
                for (int method = 0; method < 2; method++) {
                    SpaceDiscretisation space =
                            method == 0 ? FiniteVolume.selling(cells) : FiniteVolume.crossStencil(Mesh.uniform(cells));
                    SemiDiscretisation system = system(space, anisotropic(cross), start, 6);
                    double[] u = Marches.march(system, "tr-bdf2", 80, 0, 1);
                    errors[method] = Marches.error(system, u, exact);
                }
                assertEquals(row[1 + level], errors[0], 0.1 * row[1 + level]);
                assertTrue(errors[0] < 0.75 * errors[1], Arrays.toString(errors));
            }
        }
    }

    /** dX = −A X dt + dW with a full D after a shear that keeps volumes; the law of X is that of case T-34. */
    private static TestProcess sheared(double[][] a, double[][] shear) {
        int d = a.length;
        double[][] inverse =
                MatrixUtils.inverse(new Array2DRowRealMatrix(shear)).getData();
        double[][] drift = new Array2DRowRealMatrix(shear)
                .multiply(new Array2DRowRealMatrix(a))
                .multiply(new Array2DRowRealMatrix(inverse))
                .scalarMultiply(-1)
                .getData();
        double[] tensor = new double[d * (d + 1) / 2];
        int entry = 0;
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    tensor[entry] += 0.5 * shear[i][k] * shear[j][k];
                }
                entry++;
            }
        }
        return TestProcess.affine(drift, new double[d], tensor);
    }

    /** L W Lᵀ. */
    private static GaussianMixture sheared(double[][] shear, double[][] covariance, int d) {
        return gaussian(
                new double[d],
                new Array2DRowRealMatrix(shear)
                        .multiply(new Array2DRowRealMatrix(covariance))
                        .multiply(new Array2DRowRealMatrix(shear).transpose())
                        .getData());
    }

    @Test
    void stationaryGaussiansKeepTheirPeakInShearedCoordinates() {
        double[][] plane = {{1, 0.5}, {0, 1}};
        double[][] inPlane = {{0.5625, -0.125}, {-0.125, 0.5}};
        double[][] space = {{1.5, 0, 0}, {0, 1, 0}, {0.5, 0.3, 1}};
        double third = 1.0 / 3;
        double last = 0.555833333333333;
        double[][] inSpace = {{third, 0, -0.2 * third}, {0, 0.5, -0.075}, {-0.2 * third, -0.075, last}};
        peakConverges(plane, inPlane, new double[][] {{1, 0}, {0.6, 1}}, 0.308805948803, new int[] {24, 30, 38, 48});
        peakConverges(
                space, inSpace, new double[][] {{1, 0, 0}, {0.5, 1, 0}, {-0.4, 0.3, 1}}, 0.213381297267, new int[] {
                    13, 15, 17, 21
                });
    }

    /** The integral over the cell in the middle, of an odd number, against that of the exact law, by the L1 norm of all cells. */
    private static void peakConverges(
            double[][] a, double[][] covariance, double[][] shear, double peak, int[] resolutions) {
        int d = a.length;
        GaussianMixture exact = sheared(shear, covariance, d);
        assertEquals(peak, Math.exp(exact.logDensity(new double[d])), 1e-11);
        ObservedOrder.assertOrder(
                2,
                cells -> {
                    SemiDiscretisation system = system(FiniteVolume.selling(cells), sheared(a, shear), exact, 4);
                    double[] u = Marches.march(system, "implicit-euler", 8, 0, 2);
                    assertTrue(Arrays.stream(u).min().orElseThrow() >= -1e-13);
                    return Marches.error(system, u, exact);
                },
                resolutions);
    }

    private static double wave(double t, double x, double y) {
        return 1 + 0.5 * exp(-t) * cos(PI * x) * cos(PI * y);
    }

    /** Case M-2: a full tensor that depends on the place, p = 1 + ½ e^{−t} cos πx cos πy, and no flux through any wall. */
    private static ManufacturedSolution fullTensorInASquare() {
        TestProcess process = new TestProcess(2, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                return new double[] {sin(PI * x[0]) * cos(PI * x[1]), -0.5 * sin(PI * x[1]) * (1 + 0.5 * cos(PI * x[0]))
                };
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return new double[] {0.1 * (1 + 0.5 * cos(PI * x[0])), 0.05 * sin(PI * x[0]) * sin(PI * x[1]), 0.2};
            }
        });
        return new ManufacturedSolution(
                process,
                FullTensorTest::wave,
                (t, x, y) -> {
                    double e = 0.5 * exp(-t);
                    double cx = cos(PI * x);
                    double sx = sin(PI * x);
                    double cy = cos(PI * y);
                    double sy = sin(PI * y);
                    double p = 1 + e * cx * cy;
                    double px = -e * PI * sx * cy;
                    double py = -e * PI * cx * sy;
                    double second = -e * PI * PI * cx * cy;
                    double mixed = e * PI * PI * sx * sy;
                    double advection = sx * cy * px
                            - 0.5 * sy * (1 + 0.5 * cx) * py
                            + (PI * cx * cy - 0.5 * PI * cy * (1 + 0.5 * cx)) * p;
                    double alongX = -0.05 * PI * PI * cx * p - 0.1 * PI * sx * px + 0.1 * (1 + 0.5 * cx) * second;
                    double across =
                            0.05 * (PI * PI * cx * cy * p + PI * cx * sy * py + PI * sx * cy * px + sx * sy * mixed);
                    return -e * cx * cy + advection - alongX - 2 * across - 0.2 * second;
                },
                Boundary.REFLECTING);
    }

    /**
     * A constant tensor with a current along the walls of the square: f makes up for D_12 ∂_j p, so that the flux is
     * −(D_11 ∂_x p, D_22 ∂_y p).
     */
    private static ManufacturedSolution currentAlongObliqueWalls(double cross) {
        TestProcess process = new TestProcess(2, Interpretation.ITO, true, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double share = -0.5 * exp(-t) * PI * cross / wave(t, x[0], x[1]);
                return new double[] {share * cos(PI * x[0]) * sin(PI * x[1]), share * sin(PI * x[0]) * cos(PI * x[1])};
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return new double[] {0.3, cross, 0.2};
            }
        });
        return new ManufacturedSolution(
                process,
                FullTensorTest::wave,
                (t, x, y) -> (0.5 * PI * PI - 1) * (wave(t, x, y) - 1),
                Boundary.REFLECTING);
    }

    /** A constant tensor and drift between walls that absorb. */
    private static ManufacturedSolution betweenAbsorbingWalls() {
        return new ManufacturedSolution(
                TestProcess.affine(new double[2][2], new double[] {1, -0.5}, 0.3, 0.15, 0.2),
                (t, x, y) -> exp(-t) * (1 + 0.5 * x) * sin(PI * x) * sin(PI * y),
                (t, x, y) -> {
                    double g = (1 + 0.5 * x) * sin(PI * x);
                    double slope = 0.5 * sin(PI * x) + PI * (1 + 0.5 * x) * cos(PI * x);
                    double second = PI * cos(PI * x) - PI * PI * g;
                    return exp(-t)
                            * ((slope - g - 0.3 * second + 0.2 * PI * PI * g) * sin(PI * y)
                                    - PI * cos(PI * y) * (0.5 * g + 0.3 * slope));
                },
                Boundary.ABSORBING);
    }

    @Test
    void manufacturedSourceIsThatOfTheCase() {
        assertEquals(0.570861821074661, fullTensorInASquare().source().at(0.5, 0.3, 0.7), 1e-14);
    }

    @Test
    void fullTensorsConvergeWithSecondOrderUpToTheWalls() {
        for (ManufacturedSolution solution :
                List.of(fullTensorInASquare(), currentAlongObliqueWalls(0.15), betweenAbsorbingWalls())) {
            for (boolean selling : new boolean[] {true, false}) {
                ObservedOrder.assertOrder(
                        2,
                        // Steps in proportion to cells: both errors are of second order.
                        cells -> solution.error(
                                selling ? FiniteVolume.selling(cells) : FiniteVolume.crossStencil(Mesh.uniform(cells)),
                                cells,
                                workers),
                        solution.boundary() == Boundary.REFLECTING && !selling
                                ? new int[] {20, 25, 32, 40}
                                : new int[] {12, 15, 19, 24});
            }
        }
    }

    @Test
    void longJumpsAcrossReflectingWallsLeaveAnErrorOfFirstOrder() {
        // D_12² = 0.81 D_11 D_22: (2, 1) is among the vectors.
        ManufacturedSolution solution = currentAlongObliqueWalls(0.22);
        double coarse = solution.error(FiniteVolume.selling(20), 20, workers);
        double fine = solution.error(FiniteVolume.selling(40), 40, workers);
        // Half of the error at least, a quarter if the strip did not matter.
        assertTrue(fine < 0.55 * coarse, coarse + " " + fine);
        assertTrue(fine > 0.3 * coarse, coarse + " " + fine);
    }

    @Test
    void implicitEulerWithExactSolvesIsPositiveToItsToleranceAtEveryStepLength() {
        GaussianMixture point = GaussianMixture.point(1, -0.5);
        for (int steps : new int[] {1, 8}) {
            SemiDiscretisation system =
                    system(FiniteVolume.selling(40).withSolver(ShiftedSolver.ITERATIVE), anisotropic(0.7), point, 6);
            double[] u = Marches.march(system, "implicit-euler", steps, 0, 2);
            double volume = system.grid().volume(0);
            // Twice the tolerance 10⁻¹³ of the L1 norm in each step.
            assertTrue(Arrays.stream(u).min().orElseThrow() * volume >= -2e-13 * steps);
            assertEquals(1, system.mass(u), 1e-13);
        }
    }

    @Test
    void dampedOscillatorDiffusesInItsVelocityOnly() {
        // ẍ + 0.1 ẋ + x = √0.2 Ẇ from N((5, 5), I/9), at t = 1 (case T-23).
        TestProcess process = TestProcess.affine(new double[][] {{0, 1}, {-1, -0.1}}, new double[2], 0, 0, 0.1);
        GaussianMixture start = gaussian(new double[] {5, 5}, new double[][] {{1.0 / 9, 0}, {0, 1.0 / 9}});
        Domain domain = new Domain(
                List.of(2.0, -5.0),
                List.of(10.0, 8.0),
                List.of(Domain.Sides.both(Boundary.REFLECTING), Domain.Sides.both(Boundary.REFLECTING)));
        int cells = 80;
        for (SpaceDiscretisation method : List.of(FiniteVolume.selling(cells), FiniteVolume.scharfetterGummel(cells))) {
            SemiDiscretisation system =
                    method.discretise(new FokkerPlanckProblem(process, start, domain, 0, 1), workers);
            double[] u = Marches.march(system, "tr-bdf2", 100, 0, 1);
            double mean = 0;
            double variance = 0;
            for (int c = 0; c < u.length; c++) {
                double x = system.grid().axis(0).centre(c / cells);
                mean += u[c] * system.grid().volume(c) * x;
                variance += u[c] * system.grid().volume(c) * x * x;
            }
            variance -= mean * mean;
            // Upwinding diffuses but does not displace; the speed it sees varies over a cell, by h²/8 of its second
            // derivative.
            assertEquals(6.778909139856, mean, 5e-3);
            // The moment equations with numerical diffusion know the speed of the mean, and not how it varies over the
            // cloud.
            double expected = withNumericalDiffusion(8.0 / cells, 13.0 / cells);
            assertEquals(expected, variance, 0.1 * (expected - 0.156195016898), method.name());
        }
    }

    /** The variance of x at t = 1 where |v| h/2 is added to the diffusion of x, and D (z/2) coth(z/2), z = |a| h/D, is that of v. */
    private static double withNumericalDiffusion(double widthOfPlace, double widthOfVelocity) {
        double[] q = {5, 5, 1.0 / 9, 0, 1.0 / 9};
        int steps = 100_000;
        for (int step = 0; step < steps; step++) {
            double acceleration = -q[0] - 0.1 * q[1];
            double half = Math.max(1e-9, 0.5 * Math.abs(acceleration) * widthOfVelocity / 0.1);
            double ofPlace = 0.5 * Math.abs(q[1]) * widthOfPlace;
            double ofVelocity = 0.1 * half / Math.tanh(half);
            double[] rate = {
                q[1],
                acceleration,
                2 * q[3] + 2 * ofPlace,
                q[4] - q[2] - 0.1 * q[3],
                -2 * q[3] - 0.2 * q[4] + 2 * ofVelocity
            };
            Arrays.setAll(q, i -> q[i] + rate[i] / steps);
        }
        return q[2];
    }
}
