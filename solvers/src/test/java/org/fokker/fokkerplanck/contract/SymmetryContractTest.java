package org.fokker.fokkerplanck.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Domain.Sides;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * S-13: permuted axes, mirrored axes, and quarter turns, which are both, carry F over into that of the permuted problem, for every
 * registered space discretisation.
 */
class SymmetryContractTest {

    private static final double TIME = 0.3;

    /**
     * y_i = s_i x_{a_i}: a symmetry of the lattice.
     *
     * @param axis a
     * @param sign s
     */
    private record Turn(int[] axis, int[] sign) {

        static Turn of(int... signedAxes) {
            return new Turn(
                    Arrays.stream(signedAxes).map(a -> Math.abs(a) - 1).toArray(),
                    Arrays.stream(signedAxes).map(Integer::signum).toArray());
        }

        int dimension() {
            return axis.length;
        }

        private double[] back(double[] y) {
            double[] x = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                x[axis[i]] = sign[i] * y[i];
            }
            return x;
        }

        /** The process of y. */
        DiffusionProcess process(TestProcess process) {
            TestProcess.Field field = process.field();
            int d = dimension();
            return new TestProcess(d, process.interpretation(), process.additiveNoise(), new TestProcess.Field() {
                @Override
                public double[] drift(double t, double[] y) {
                    double[] f = field.drift(t, back(y));
                    double[] turned = new double[d];
                    Arrays.setAll(turned, i -> sign[i] * f[axis[i]]);
                    return turned;
                }

                @Override
                public double[] tensor(double t, double[] y) {
                    double[] tensor = field.tensor(t, back(y));
                    double[] turned = new double[tensor.length];
                    for (int i = 0; i < d; i++) {
                        for (int j = i; j < d; j++) {
                            turned[entry(i, j)] = sign[i] * sign[j] * tensor[entry(axis[i], axis[j])];
                        }
                    }
                    return turned;
                }

                private int entry(int i, int j) {
                    int low = Math.min(i, j);
                    return low * d - low * (low - 1) / 2 + Math.max(i, j) - low;
                }
            });
        }

        List<Sides> sides(List<Sides> sides) {
            return Arrays.stream(indices())
                    .mapToObj(i -> {
                        Sides own = sides.get(axis[i]);
                        return sign[i] > 0 ? own : new Sides(own.upper(), own.lower());
                    })
                    .toList();
        }

        Mesh mesh(Mesh mesh) {
            return Mesh.uniform(
                    Arrays.stream(axis).map(a -> mesh.perAxis().get(a)).toArray());
        }

        private int[] indices() {
            int[] indices = new int[dimension()];
            Arrays.setAll(indices, i -> i);
            return indices;
        }

        /** The state of y from that of x. */
        double[] state(double[] u, Grid from, Grid to) {
            double[] turned = new double[u.length];
            for (int c = 0; c < u.length; c++) {
                int cell = 0;
                for (int i = 0; i < dimension(); i++) {
                    int index = c / to.stride(i) % to.axis(i).cells();
                    cell += from.stride(axis[i])
                            * (sign[i] > 0 ? index : to.axis(i).cells() - 1 - index);
                }
                turned[c] = u[cell];
            }
            return turned;
        }
    }

    /** Exchanges, a mirror image, a quarter turn, a cycle: they generate all others. */
    private static final List<Turn> TURNS = List.of(
            Turn.of(-1),
            Turn.of(2, 1),
            Turn.of(1, -2),
            Turn.of(-2, 1),
            Turn.of(2, 3, 1),
            Turn.of(1, 3, 2),
            Turn.of(-2, 1, 3),
            Turn.of(1, 2, -3));

    /** Corners between walls of either kind among them. */
    private static final List<Sides> MIXED = List.of(
            new Sides(Boundary.ABSORBING, Boundary.REFLECTING),
            Sides.both(Boundary.REFLECTING),
            new Sides(Boundary.REFLECTING, Boundary.ABSORBING));

    private static Domain box(List<Sides> sides) {
        Double[] lower = new Double[sides.size()];
        Double[] upper = new Double[sides.size()];
        Arrays.fill(lower, -1.0);
        Arrays.fill(upper, 1.0);
        return new Domain(List.of(lower), List.of(upper), sides);
    }

    @ParameterizedTest
    @MethodSource("org.fokker.fokkerplanck.contract.SpaceMethods#names")
    void axesMayBePermutedAndTurned(String name) {
        int compared = 0;
        for (Turn turn : TURNS) {
            int d = turn.dimension();
            for (DiffusionProcess process : SpaceMethods.processes(d)) {
                for (List<Sides> sides :
                        List.of(MIXED.subList(0, d), Collections.nCopies(d, Sides.both(Boundary.PERIODIC)))) {
                    Mesh mesh = SpaceMethods.uniform(d);
                    Optional<SemiDiscretisation> system =
                            SpaceMethods.system(name, mesh, SpaceMethods.problem(process, box(sides)));
                    Optional<SemiDiscretisation> turned = SpaceMethods.system(
                            name,
                            turn.mesh(mesh),
                            SpaceMethods.problem(turn.process((TestProcess) process), box(turn.sides(sides))));
                    assertEquals(system.isPresent(), turned.isPresent(), "refused in one of two directions");
                    if (system.isPresent()) {
                        compare(turn, system.get(), turned.orElseThrow());
                        compared++;
                    }
                }
            }
        }
        assertTrue(compared >= TURNS.size());
    }

    private static void compare(Turn turn, SemiDiscretisation system, SemiDiscretisation turned) {
        int size = system.grid().size();
        double[] u = new Random(4).doubles(size).toArray();
        double[] image = new double[size];
        double[] du = new double[size];
        system.apply(TIME, u, du);
        turned.apply(TIME, turn.state(u, system.grid(), turned.grid()), image);
        double[] expected = turn.state(du, system.grid(), turned.grid());
        // Other orders of summation, and nodes that are mirror images up to a rounding; differences of D by the kinetic
        // form, over 1/256 of a cell, make of it some 10⁻¹² of the rates.
        double tolerance = 1e-11 * system.spectralBound(TIME);
        for (int c = 0; c < size; c++) {
            assertEquals(expected[c], image[c], tolerance, Arrays.toString(turn.axis()) + ", cell " + c);
        }
        if (system instanceof ShiftedSolve solves && solves.exactSolve()) {
            double shift = 0.05;
            solves.solveShifted(TIME, shift, u, du);
            ((ShiftedSolve) turned).solveShifted(TIME, shift, turn.state(u, system.grid(), turned.grid()), image);
            expected = turn.state(du, system.grid(), turned.grid());
            for (int c = 0; c < size; c++) {
                assertEquals(expected[c], image[c], shift * tolerance + 1e-13, "solution in cell " + c);
            }
        }
    }
}
