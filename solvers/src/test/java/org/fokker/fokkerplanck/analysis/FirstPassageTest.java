package org.fokker.fokkerplanck.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fokker.distribution.UniformBox;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.process.DiffusionProcess;
import org.junit.jupiter.api.Test;

class FirstPassageTest {

    private static final Domain BOX = Domain.box(new double[] {0, 0}, new double[] {1, 1}, Boundary.ABSORBING);

    @Test
    void meanTimeInASquareIsThatOfPoisson() {
        // ½ Δτ = −1, τ = 0 on the walls of the unit square; at its centre by the double sine series.
        double exact = 0;
        for (int j = 1; j < 1000; j += 2) {
            for (int k = 1; k < 1000; k += 2) {
                double sign = (j + k) / 2 % 2 == 1 ? 1 : -1;
                exact += sign * 32 / (Math.pow(Math.PI, 4) * j * k * (j * j + k * k));
            }
        }
        DiffusionProcess process = TestProcess.affine(new double[2][2], new double[2], 0.5, 0, 0.5);
        double[] time = IntStream.of(9, 27, 81)
                .mapToDouble(n -> FirstPassage.outOf(Systems.box(process, BOX, n), 0)
                        .meanTime()
                        .at(0.5, 0.5))
                .toArray();
        // Threefold refinement divides the error, 0.134 h², by nine; the next term is of the size h⁴ at h = 1/27.
        assertEquals(9, (time[1] - exact) / (time[2] - exact), 0.03);
        assertEquals(exact, (9 * time[2] - time[1]) / 8, 1e-6);
    }

    @Test
    void waysOutAreShared() {
        Reaction killing = new Reaction() {
            @Override
            public boolean kills() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                Arrays.fill(rate, 0, n, 2);
            }
        };
        Domain domain = new Domain(
                List.of(0.0, 0.0),
                List.of(1.0, 1.0),
                List.of(
                        Domain.Sides.both(Boundary.ABSORBING),
                        new Domain.Sides(Boundary.REFLECTING, Boundary.ABSORBING)));
        Edges system = Systems.discretise(
                new FokkerPlanckProblem(
                        Systems.whirl(3, 0.3),
                        new UniformBox(new double[2], new double[] {1, 1}),
                        domain,
                        0,
                        1,
                        killing),
                12,
                15);
        FirstPassage passage = FirstPassage.into(system, 0, x -> Math.hypot(x[0] - 0.5, x[1] - 0.5) < 0.15);
        CellFunction[] ways = {
            passage.probability(Wall.lower(0)),
            passage.probability(Wall.upper(0)),
            passage.probability(Wall.upper(1)),
            passage.probabilityOfKilling(),
            passage.probability(x -> x[0] < 0.5),
            passage.probability(x -> x[0] >= 0.5)
        };
        for (int cell = 0; cell < system.grid().size(); cell++) {
            double sum = 0;
            for (CellFunction way : ways) {
                assertTrue(way.value(cell) >= 0);
                sum += way.value(cell);
            }
            // Sums of positive numbers, each accurate relative to itself by the number of roundings of a path.
            assertEquals(1, sum, 1e-13);
        }
        assertEquals(0, passage.probability(Wall.lower(1)).value(0));
    }

    @Test
    void meanTimeIsTheIntegralOfSurvival() {
        Edges system = Systems.line(Systems.constant(0.5, 1), 0, 1, Boundary.ABSORBING, Boundary.ABSORBING, 40);
        double[] times = new double[401];
        Arrays.setAll(times, i -> 0.005 * i);
        Survival survival = Survival.march(system, TimeIntegrators.of("tr-bdf2", 4000), times);
        double integral = 0;
        for (int i = 1; i < times.length; i++) {
            integral += 0.0025 * (survival.mass(i) + survival.mass(i - 1));
        }
        // The uniform start leaves S like 1 − c √t at first, which the trapezoid misses by 0.2 c dt^{3/2}, c = 2.3; the
        // tail beyond t = 2 is e^{−20}.
        double mean = FirstPassage.outOf(system, 0).meanTime().expectation(system.initial());
        assertEquals(mean, integral, 2e-4);
    }

    @Test
    void committorsOfBothDirectionsAddUpToOne() {
        Edges system = Systems.box(
                Systems.whirl(1, 0.4), Domain.box(new double[] {-3, -3}, new double[] {3, 3}, Boundary.REFLECTING), 24);
        CellFunction there = FirstPassage.committor(system, 0, x -> x[0] < -2, x -> x[0] > 2);
        CellFunction back = FirstPassage.committor(system, 0, x -> x[0] > 2, x -> x[0] < -2);
        for (int cell = 0; cell < system.grid().size(); cell++) {
            assertEquals(1, there.value(cell) + back.value(cell), 1e-13);
        }
        assertEquals(0.5, there.expectation(SteadyState.of(system, 0).density().averages()), 1e-12, "by symmetry");
    }

    @Test
    void placesThatAreNeverLeftAreNamed() {
        Edges closed = Systems.line(Systems.constant(0, 1), 0, 1, Boundary.REFLECTING, Boundary.REFLECTING, 10);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FirstPassage.outOf(closed, 0))
                .getMessage()
                .contains("cell 0 with centre [0.05]"));
        assertThrows(IllegalArgumentException.class, () -> FirstPassage.into(closed, 0, x -> x[0] > 2));
        assertThrows(IllegalArgumentException.class, () -> FirstPassage.into(closed, 0, x -> true));
        assertThrows(
                IllegalArgumentException.class,
                () -> FirstPassage.committor(closed, 0, x -> x[0] < 0.6, x -> x[0] > 0.4));
        assertThrows(
                IllegalArgumentException.class,
                () -> FirstPassage.into(closed, 0, x -> x[0] > 0.5).moment(0));
    }
}
