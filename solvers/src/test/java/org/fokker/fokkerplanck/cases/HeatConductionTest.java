package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.LineDensity;
import org.fokker.fokkerplanck.LineProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.Axis;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Spacing;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.junit.jupiter.api.Test;

/** Pure diffusion between reflecting and absorbing walls, and the relaxation of an Ornstein–Uhlenbeck process. */
class HeatConductionTest {

    /** Creation at a constant rate in some of the cells. */
    private static Reaction sourceWhere(DoublePredicate where, double rate) {
        return new Reaction() {
            @Override
            public boolean creates() {
                return true;
            }

            @Override
            public void source(double t, double[][] x, int n, double[] source) {
                Arrays.setAll(source, j -> j < n && where.test(x[0][j]) ? rate : 0);
            }
        };
    }

    private static double[] stationary(SemiDiscretisation system) {
        double[] u = new double[system.grid().size()];
        for (int repeat = 0; repeat < 3; repeat++) {
            ((ShiftedSolve) system).solveShifted(0, 1e9, u.clone(), u);
        }
        return u;
    }

    @Test
    void reflectedBrownianMotionHasTheDensityOfItsImages() {
        // Case T-02: D = 1 on [0, 1] from ¼, at t = 0.05.
        double[] exact = {1.84596375172, 1.62302746111, 0.999255305388, 0.152546859052};
        for (String scheme : new String[] {"scharfetter-gummel", "structure-preserving", "central", "central-4"}) {
            SemiDiscretisation system = LineProblem.of(
                            LineProblem.constant(0, 1), GaussianMixture.point(0.25), 0, 1, Boundary.REFLECTING)
                    .discretise(scheme, 400);
            double[] u = Marches.march(system, "crank-nicolson", 400, 0, 0.05);
            double[] p = new double[4];
            system.evaluate(u, new double[][] {{0, 0.25, 0.5, 1}}, 4, p, new double[1][4]);
            for (int i = 0; i < 4; i++) {
                // The split of the point mass adds h²/4 to a variance of 0.1; beyond the last centres values are
                // extrapolated over half a cell: h² with constants of order ten.
                assertEquals(exact[i], p[i], 1e-4, scheme);
            }
        }
    }

    @Test
    void aStepBecomesAnErrorFunction() {
        // Case T-03: D = 1 on [−6, 6] with 32 cells from the unit step, at t = 1: ½ + ½ erf(x/2). Averages of a step
        // hold what is aliased, a share Σ_m 2 (k h/2πm)² = (k h)²/12 of each wave: h²/12 max|p''| = 1.42e-3 at h =
        // 3/8, whatever the scheme. Second order errs by t h²/12 |∂x⁴ p| = 1.5e-3 beside it, fourth order by t h⁴/90
        // |∂x⁶ p| < 7e-5: within 2e-3 fourth order is on 32 cells, second order on 40.
        assertEquals(0, errorOfStep("central-4", 32), 1.5e-3);
        assertEquals(0, errorOfStep("scharfetter-gummel", 32), 3.1e-3);
        assertEquals(0, errorOfStep("scharfetter-gummel", 40), 2e-3);
    }

    /** Largest error of an average at t = 1. */
    private static double errorOfStep(String scheme, int cells) {
        LineDensity step = new LineDensity(x -> x < 0 ? Double.NEGATIVE_INFINITY : 0);
        SemiDiscretisation system = LineProblem.of(LineProblem.constant(0, 1), step, -6, 6, Boundary.REFLECTING)
                .discretise(scheme, cells);
        double[] u = Marches.march(system, "crank-nicolson", 100, 0, 1);
        double[] exact = CellAverages.of(new LineDensity(x -> Math.log(0.5 * Erf.erfc(-x / 2))), system.grid());
        return IntStream.range(0, cells)
                .mapToDouble(i -> Math.abs(exact[i] - u[i]))
                .max()
                .orElseThrow();
    }

    @Test
    void stationaryProfilesAreExactlyLinear() {
        // Case T-04 on 16 cells: u(0) = 0 and a flux of 3 through the last cell's face give 3x, here by a source of 3
        // in the last cell; a flux of 1 gives x, with u(1) = 1; and mirrored with 2: 2 − 2x.
        for (String scheme : new String[] {"scharfetter-gummel", "structure-preserving", "central", "upwind"}) {
            for (double slope : new double[] {1, 3}) {
                Domain.Sides sides = new Domain.Sides(Boundary.ABSORBING, Boundary.REFLECTING);
                assertProfile(scheme, sides, sourceWhere(x -> x > 15.0 / 16, slope * 16), x -> slope * x);
            }
            Domain.Sides mirrored = new Domain.Sides(Boundary.REFLECTING, Boundary.ABSORBING);
            assertProfile(scheme, mirrored, sourceWhere(x -> x < 1.0 / 16, 2 * 16), x -> 2 - 2 * x);
        }
    }

    private static void assertProfile(String scheme, Domain.Sides sides, Reaction source, DoubleUnaryOperator profile) {
        SemiDiscretisation system = new LineProblem(
                        LineProblem.constant(0, 1), GaussianMixture.point(0.5), 0, 1, sides, source)
                .discretise(scheme, 16);
        double[] u = stationary(system);
        for (int i = 0; i < 16; i++) {
            // Sixteen eliminations of numbers of order one; 1e9 steps of the slowest rate 2.5.
            assertEquals(profile.applyAsDouble(system.grid().axis(0).centre(i)), u[i], 1e-12, scheme);
        }
    }

    @Test
    void linearProfilesStayExactOnUnevenCells() {
        Spacing sinh = Spacings.of("sinh", SpacingSettings.none().with("points", 0.2));
        for (String scheme : new String[] {"scharfetter-gummel", "central", "central-4"}) {
            Domain.Sides sides = new Domain.Sides(Boundary.ABSORBING, Boundary.REFLECTING);
            LineProblem problem =
                    new LineProblem(LineProblem.constant(0, 1), GaussianMixture.point(0.5), 0, 1, sides, Reaction.NONE);
            SemiDiscretisation system = problem.discretise(scheme, Mesh.of(sinh, 16));
            double[] du = new double[16];
            system.apply(0, LineProblem.atCentres(system, x -> 3 * x), du);
            Axis axis = system.grid().axis(0);
            for (int i = 0; i < 15; i++) {
                // Two equal fluxes of 3 over a width: roundings of 1/h² ≈ 10⁴.
                assertEquals(0, du[i], 1e-10, scheme);
            }
            // Nothing passes the upper wall, so that the last cell loses what flows down.
            assertEquals(-3 / axis.width(15), du[15], 1e-10, scheme);
        }
    }

    @Test
    void brownianMotionSurvivesInAnInterval() {
        // Case T-15: (−1, 1), D = ½, from 0.
        double[] times = {0, 0.5, 1, 2};
        double[] survival = {1, 0.68544576689, 0.3707774298, 0.107977044444};
        for (String scheme : new String[] {"scharfetter-gummel", "central-4"}) {
            SemiDiscretisation system = LineProblem.of(
                            LineProblem.constant(0, 0.5), GaussianMixture.point(0), -1, 1, Boundary.ABSORBING)
                    .discretise(scheme, 201);
            double[] u = system.initial();
            TimeIntegrators.of("crank-nicolson", 400).integrate(system, u, times, (t, index, state) -> {
                if (index >= 0) {
                    // An odd number of cells holds the point mass in one, of variance h²/12: 1e-5 π²/8 of S; two of
                    // Rannacher's steps and 400 of Crank–Nicolson's stay below.
                    assertEquals(survival[index], system.mass(state), 3e-5, scheme + " t = " + t);
                }
            });
        }
    }

    @Test
    void ornsteinUhlenbeckProcessRelaxesFromAPoint() {
        // Case T-01: f = −x, D = 1 on [−5, 5] with h = 0.1 from x = 3, at t = 0.4.
        double mean = 2.01096013811;
        double variance = 0.550671035883;
        GaussianMixture exact = GaussianMixture.isotropic(
                new double[] {1}, new double[][] {{mean}}, new double[] {Math.sqrt(variance)});
        // Eleven digits of mean and variance.
        assertEquals(0.537547169972, Math.exp(exact.logDensity(2)), 1e-10);
        LineProblem problem = LineProblem.of(
                TestProcess.affine(new double[][] {{-1}}, new double[1], 1),
                GaussianMixture.point(3),
                -5,
                5,
                Boundary.REFLECTING);
        double[] error = new double[2];
        double[] fourth = new double[2];
        for (int level = 0; level < 2; level++) {
            SemiDiscretisation wide = problem.discretise("central-4", 100 << level);
            fourth[level] = Marches.error(wide, Marches.march(wide, "crank-nicolson", 400, 0, 0.4), exact);
            SemiDiscretisation system = problem.discretise("scharfetter-gummel", 100 << level);
            double[] u = Marches.march(system, "crank-nicolson", 400, 0, 0.4);
            error[level] = Marches.error(system, u, exact);
            double[] averages = CellAverages.of(exact, system.grid());
            for (int i = 0; i < u.length; i++) {
                double width = system.grid().axis(0).width(i);
                assertEquals(averages[i] * width, u[i] * width, 2e-3);
            }
        }
        // The point stands on an edge and is split over two cells, which adds h²/4 e^{−0.8} = 1.1e-3 to the variance;
        // the fitted flux adds D (x h)²/12 with x from 3 to 2, 5e-4 · 0.55: 2.6e-3 in all of 0.55, times 0.97 for L1.
        assertEquals(0, error[0], 4e-3);
        // 2.8e-5 of the exact law lies beyond the wall at 5 and comes back here: 6 % of the second error.
        assertEquals(4, error[0] / error[1], 0.25, "second order");
        // Here the split is all that is left, 1.1e-3/(2 · 0.55) · 0.97, less what a quarter of a cell hides of it; it
        // is of second order beside the reflected tail.
        assertEquals(0, fourth[0], 1e-3);
        assertEquals(4, fourth[0] / fourth[1], 0.6, "second order");
        // Second order needs cells of 0.0714 for 2e-3.
        SemiDiscretisation finer = problem.discretise("scharfetter-gummel", 140);
        assertEquals(0, Marches.error(finer, Marches.march(finer, "crank-nicolson", 400, 0, 0.4), exact), 2e-3);
    }

    @Test
    void ornsteinUhlenbeckProcessRestsInTheExponentialOfItsPotential() {
        LineProblem problem = LineProblem.of(
                TestProcess.affine(new double[][] {{-1}}, new double[1], 1),
                GaussianMixture.point(3),
                -5,
                5,
                Boundary.REFLECTING);
        SemiDiscretisation system = problem.discretise("scharfetter-gummel", 100);
        // The stationary state is that of the midpoint forces: x at the faces is the exact mean of a linear force.
        double[] boltzmann = LineProblem.atCentres(system, x -> Math.exp(-0.5 * x * x), 1);
        double[] steady =
                SteadyState.of((SemiDiscretisation.Edges) system, 0).density().averages();
        double[] late = Marches.march(system, "implicit-euler", 400, 0, 400);
        for (int i = 0; i < 100; i++) {
            // Probabilities of cells, at most 0.04: ratios without cancellation, each of a few roundings.
            assertEquals(0.1 * boltzmann[i], 0.1 * steady[i], 1e-15);
            // Implicit Euler of unit steps halves the slowest mode each time; 400 solves of condition 1 + 2 · 400.
            assertEquals(0.1 * boltzmann[i], 0.1 * late[i], 1e-12);
        }
    }
}
