package org.fokker.fokkerplanck.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.UniformBox;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.analysis.SteadyState.Route;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.grid.CellAverages;
import org.fokker.process.DiffusionProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SteadyStateTest {

    private static final Domain SQUARE = Domain.box(new double[] {-5, -5}, new double[] {5, 5}, Boundary.REFLECTING);

    private static Edges tiltedRing(int cells) {
        return Systems.line(
                Systems.drifting(x -> 1 - 2 * Math.sin(x), 0.3),
                0,
                2 * Math.PI,
                Boundary.PERIODIC,
                Boundary.PERIODIC,
                cells);
    }

    @Test
    void reversibleSystemsTakeTheRouteOfDetailedBalance() {
        Edges system = Systems.line(Systems.doubleWell(0.1), -8, 8, Boundary.REFLECTING, Boundary.REFLECTING, 320);
        SteadyState state = SteadyState.of(system, 0);
        assertEquals(Route.DETAILED_BALANCE, state.route());
        assertEquals(1, state.density().mass(), 1e-14);
        double[] u = state.density().averages();
        double middle = u[160];
        for (int i = 0; i < u.length; i++) {
            double x = system.grid().axis(0).centre(i);
            double y = system.grid().axis(0).centre(160);
            double exponent = -(x * x * x * x / 4 - x * x / 2 - (y * y * y * y / 4 - y * y / 2)) / 0.1;
            if (exponent > -700) {
                // Relative to each value, down to 10⁻³⁰⁰: exponents of 700 round to 10⁻¹³, and so do 300 products.
                assertEquals(1, u[i] / middle / Math.exp(exponent), 1e-12, "x = " + x);
            }
        }
    }

    @Test
    void implicitEulerOfALongStepFindsTheSameState() {
        Edges system = tiltedRing(100);
        SteadyState state = SteadyState.of(system, 0);
        assertEquals(Route.STATE_REDUCTION, state.route());
        double[] u = system.initial();
        for (int k = 0; k < 2; k++) {
            double[] rhs = u.clone();
            ((ShiftedSolve) system).solveShifted(0, 1e7, rhs, u);
        }
        // Two steps leave (1 + λ dt)⁻² = 10⁻¹⁴ of the slowest mode and round by 10⁻¹⁶ · D/h² · dt, relative to mass:
        // 10⁻¹⁶ · 76 · 10⁷
        // in mass, which is a factor, and far less in shape.
        double mass = system.mass(u);
        double[] shape = Arrays.stream(u).map(value -> value / mass).toArray();
        assertEquals(0, Marches.distance(system.grid(), shape, state.density().averages()), 1e-12);
    }

    @Test
    void everyRouteLeadsToTheSameDensity() {
        Edges system = Systems.box(Systems.whirl(1.5, 1), SQUARE, 30);
        SteadyState state = SteadyState.of(system, 0);
        assertEquals(Route.STATE_REDUCTION, state.route());
        Chain chain = Chain.of(system, 0);
        double[] iterated = InverseIteration.stationaryMass(chain);
        double[] mass = state.density().averages();
        Arrays.setAll(mass, i -> mass[i] * system.grid().volume(i));
        // A residual of 10⁻¹⁴ of traffic at rates of 36 a side against a slowest rate of about 1.
        assertArrayEquals(mass, iterated, 1e-12);
    }

    @Test
    void whirlInThePlaneStaysGaussianToSecondOrder() {
        GaussianMixture exact = GaussianMixture.standardNormal(2);
        ObservedOrder.assertOrder(
                2,
                n -> {
                    Edges system = Systems.box(Systems.whirl(1, 1), SQUARE, n);
                    return Marches.distance(
                            system.grid(),
                            SteadyState.of(system, 0).density().averages(),
                            CellAverages.of(exact, system.grid()));
                },
                20,
                30,
                40,
                60);
    }

    @Test
    void spaceIsIteratedAndBalanced() {
        DiffusionProcess process = TestProcess.affine(
                new double[][] {{-1, 1, 0}, {-1, -1, 0}, {0.5, 0, -1}}, new double[3], 1, 0, 0, 1, 0, 1);
        Domain cube = Domain.box(new double[] {-4, -4, -4}, new double[] {4, 4, 4}, Boundary.REFLECTING);
        Edges system = Systems.box(process, cube, 30);
        SteadyState state = SteadyState.of(system, 0);
        assertEquals(Route.INVERSE_ITERATION, state.route());
        assertEquals(1, state.density().mass(), 1e-13);
        assertTrue(state.residual() <= 1e-13, "residual " + state.residual());
        double[] divergence = Currents.of(system, 0, state.density().averages()).divergence();
        // The residual is a share of all traffic, Σ V u · 6 D/h² = 84, and a cell has the volume 0.02: if it all fell
        // on one cell,
        // and it is 10⁻¹⁵, 84 · 10⁻¹⁵/0.02.
        for (double each : divergence) {
            assertEquals(0, each, 5e-12);
        }
    }

    @Test
    void openSystemsAreRefusedByNameOfTheWayOut() {
        Edges absorbing = Systems.line(Systems.constant(0, 1), 0, 1, Boundary.REFLECTING, Boundary.ABSORBING, 10);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SteadyState.of(absorbing, 0))
                .getMessage()
                .contains("upper wall of axis 0"));
        Reaction killing = new Reaction() {
            @Override
            public boolean kills() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                Arrays.setAll(rate, j -> j < n && x[0][j] > 0.5 ? 2 : 0);
            }
        };
        Domain domain = Domain.box(new double[] {0}, new double[] {1}, Boundary.REFLECTING);
        Edges killed = Systems.discretise(
                new FokkerPlanckProblem(
                        Systems.constant(0, 1),
                        new UniformBox(new double[] {0}, new double[] {1}),
                        domain,
                        0,
                        1,
                        killing),
                10);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SteadyState.of(killed, 0))
                .getMessage()
                .contains("cell 5 with centre [0.55]"));
    }

    @Test
    void separateRegionsAreRefused() {
        // No diffusion, and drift towards both ends: mass ends up in the first or in the last cell.
        Edges system = Systems.line(Systems.drifting(x -> x, 0), -1, 1, Boundary.REFLECTING, Boundary.REFLECTING, 10);
        String message = assertThrows(IllegalArgumentException.class, () -> SteadyState.of(system, 0))
                .getMessage();
        assertTrue(message.contains("2 regions"), message);
        assertTrue(message.contains("cell 0"), message);
        assertTrue(message.contains("cell 9"), message);
    }

    @Test
    void cellsThatAreLeftForGoodHaveNoMass() {
        Edges system = Systems.line(
                Systems.drifting(x -> 1 - x, 0), -0.85, 2.05, Boundary.REFLECTING, Boundary.REFLECTING, 29);
        double[] u = SteadyState.of(system, 0).density().averages();
        // Without diffusion all of it comes to rest in the cell around x = 1.
        assertEquals(1, u[18] * 0.1, 1e-13);
        assertEquals(0, u[0]);
        assertEquals(0, u[28]);
    }

    @Test
    void negativeRatesOfACentralFluxGiveTheOscillatingStateThatTheyMean() {
        // Beyond a cell Péclet number of 2 neighbours are in the ratio (1 + z/2)/(1 − z/2) < 0.
        Domain domain = Domain.box(new double[] {0}, new double[] {1}, Boundary.REFLECTING);
        Edges system;
        try (Workers workers = Workers.of(1)) {
            system = (Edges) FiniteVolume.registry()
                    .find("central")
                    .factory()
                    .cells(10)
                    .discretise(
                            new FokkerPlanckProblem(
                                    Systems.constant(30, 1),
                                    new UniformBox(new double[] {0}, new double[] {1}),
                                    domain,
                                    0,
                                    1),
                            workers);
        }
        double[] u = SteadyState.of(system, 0).density().averages();
        for (int i = 0; i < 9; i++) {
            assertEquals(-5, u[i + 1] / u[i], 1e-12);
        }
    }

    @Test
    @Tag("slow")
    void aQuarterOfAMillionCellsAreIterated() {
        DiffusionProcess process = TestProcess.affine(
                new double[][] {{-1, 1, 0}, {-1, -1, 0}, {0, 0, -1}}, new double[3], 1, 0, 0, 1, 0, 1);
        Domain cube = Domain.box(new double[] {-5, -5, -5}, new double[] {5, 5, 5}, Boundary.REFLECTING);
        Edges system = Systems.box(process, cube, 64);
        SteadyState state = SteadyState.of(system, 0);
        assertEquals(Route.INVERSE_ITERATION, state.route());
        assertTrue(state.residual() <= 1e-13, "residual " + state.residual());
        double variance = 0;
        for (int cell = 0; cell < system.grid().size(); cell++) {
            double x = CellFunction.centre(system.grid(), cell)[0];
            variance += x * x * state.density().average(cell) * system.grid().volume(cell);
        }
        // N(0, I), with the diffusion of the scheme raised by (z/2) coth(z/2) − 1 = z²/12, z = v h/D, v² = 2 on
        // average, h = 0.156.
        assertEquals(1, variance, 2 * 0.0244 / 12 * 2);
    }

    @Test
    void classesAreClosedOnlyIfNothingLeavesThem() {
        List<int[]> closed = ClosedClasses.of(Chain.of(tiltedRing(20), 0).generator());
        assertEquals(1, closed.size());
        assertEquals(20, closed.get(0).length);
    }
}
