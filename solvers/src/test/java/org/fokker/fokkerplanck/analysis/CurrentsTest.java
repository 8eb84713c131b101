package org.fokker.fokkerplanck.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fokker.distribution.Potentials;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.process.LangevinProcess;
import org.junit.jupiter.api.Test;

class CurrentsTest {

    private static final Domain SQUARE = Domain.box(new double[] {-5, -5}, new double[] {5, 5}, Boundary.REFLECTING);

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    @Test
    void nothingFlowsInEquilibrium() {
        LangevinProcess process = new LangevinProcess(Potentials.of("double-well", 2), Math.sqrt(0.5));
        Domain domain = Domain.box(new double[] {-3, -3}, new double[] {3, 3}, Boundary.REFLECTING);
        Edges system = Systems.box(process, domain, 60);
        double[] u = SteadyState.of(system, 0).density().averages();
        Currents currents = Currents.of(system, 0, u);
        double largest = 0;
        double traffic = 0;
        for (int e = 0; e < currents.edges(); e++) {
            largest = Math.max(largest, Math.abs(currents.flow(e)));
            traffic = Math.max(traffic, 0.25 * u[currents.from(e)]);
        }
        // Each flow is the difference of two equal numbers D u of edges of the tree, known to three roundings; around a
        // cycle
        // of other edges the rounding of a few differences of Φ is added. Differences of the density would leave 10⁻³.
        assertTrue(largest <= 1e-14 * traffic, "flow " + largest + " in a traffic of " + traffic);
        assertEquals(0, EntropyProduction.rate(system, 0, u), 1e-25);
    }

    @Test
    void divergenceIsMinusTheOperator() {
        Domain domain = new Domain(
                List.of(0.0, 0.0),
                List.of(1.0, 2.0),
                List.of(
                        Domain.Sides.both(Boundary.PERIODIC),
                        new Domain.Sides(Boundary.ABSORBING, Boundary.REFLECTING)));
        Edges system = Systems.box(Systems.whirl(2, 0.5), domain, 6, 9);
        double[] u = new Random(1).doubles(54).toArray();
        double[] rate = new double[54];
        system.apply(0, u, rate);
        double[] divergence = Currents.of(system, 0, u).divergence();
        // Terms of D u/h² < 20 and roundings of some of them.
        assertArrayEquals(Arrays.stream(rate).map(r -> -r).toArray(), divergence, 1e-13);
    }

    /** S-6 in the plane: ∇·J = 0 in the steady state. */
    @Test
    void steadyWhirlIsFreeOfDivergenceAndCirculates() {
        // p = N(0, I), J = ω (y, −x) p: the part of the drift that is no gradient.
        ObservedOrder.assertOrder(
                2,
                n -> {
                    Edges system = Systems.box(Systems.whirl(1, 1), SQUARE, n);
                    double[] u = SteadyState.of(system, 0).density().averages();
                    Currents currents = Currents.of(system, 0, u);
                    // Balances of four terms D u/h² < 10, each of some roundings.
                    assertEquals(0, largest(currents.divergence()), 1e-13);
                    double[][] field = currents.field();
                    double error = 0;
                    for (int cell = 0; cell < u.length; cell++) {
                        double[] x = CellFunction.centre(system.grid(), cell);
                        double p = Math.exp(-0.5 * (x[0] * x[0] + x[1] * x[1])) / (2 * Math.PI);
                        error = Math.max(error, Math.abs(field[0][cell] - x[1] * p));
                        error = Math.max(error, Math.abs(field[1][cell] + x[0] * p));
                    }
                    return error;
                },
                30,
                40,
                60,
                80);
    }

    @Test
    void flowsAcrossTheSeamPointTheShortWay() {
        Domain torus = Domain.box(new double[] {0, 0}, new double[] {1, 2}, Boundary.PERIODIC);
        Edges system = Systems.box(Systems.whirl(0, 1), torus, 5, 8);
        Edges drifting = Systems.line(Systems.constant(0.7, 0.2), 0, 3, Boundary.PERIODIC, Boundary.PERIODIC, 3);
        double[] uniform = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        Currents currents = Currents.of(drifting, 0, uniform);
        // J = v p everywhere, of roundings of one number; also in the three cells of the smallest ring.
        assertArrayEquals(new double[] {0.7 / 3, 0.7 / 3, 0.7 / 3}, currents.field()[0], 1e-15);
        assertArrayEquals(new double[] {0.7 / 3, 0.7 / 3, 0.7 / 3, 0.7 / 3}, currents.onFaces(), 1e-15);
        double[] delta = new double[2];
        Displacement displacement = new Displacement(system.grid());
        displacement.between(0, 7, delta);
        assertArrayEquals(new double[] {0, -0.25}, delta, 1e-15);
        displacement.between(32, 0, delta);
        assertArrayEquals(new double[] {0.2, 0}, delta, 1e-15);
    }

    @Test
    void wallsTellWhatLeavesThroughThem() {
        Edges system = Systems.line(Systems.constant(0, 1), 0, 1, Boundary.ABSORBING, Boundary.REFLECTING, 8);
        double[] u = new double[8];
        Arrays.fill(u, 1);
        Currents currents = Currents.of(system, 0, u);
        // D u / (h/2): the density falls to zero over half a cell.
        assertEquals(16, currents.through(Wall.lower(0)), 1e-13);
        assertEquals(0, currents.through(Wall.upper(0)));
        assertEquals(-16, currents.onFaces()[0], 1e-13);
        assertEquals(-8, currents.field()[0][0], 1e-13);
    }

    @Test
    void facesAreThoseOfALine() {
        Edges system = Systems.box(Systems.whirl(1, 1), SQUARE, 4);
        Currents currents = Currents.of(system, 0, new double[16]);
        assertThrows(IllegalArgumentException.class, currents::onFaces);
    }

    @Test
    void entropyIsProducedAtAFiniteRateOnlyWhereFlowsReturn() {
        Edges system = Systems.line(Systems.drifting(x -> 1, 0), 0, 1, Boundary.PERIODIC, Boundary.PERIODIC, 4);
        assertEquals(Double.POSITIVE_INFINITY, EntropyProduction.rate(system, 0, new double[] {1, 1, 1, 1}));
        assertThrows(
                IllegalArgumentException.class, () -> EntropyProduction.rate(system, 0, new double[] {1, -1, 1, 1}));
    }
}
