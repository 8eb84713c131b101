package org.fokker.fokkerplanck.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fokker.distribution.Potential;
import org.fokker.distribution.Potentials;
import org.fokker.distribution.Quadratic;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.LangevinProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * S-10: a drift may be given as a force, as the gradient of a potential, or as the sum of both, and is the same drift. Where a
 * potential is known its differences along edges stand for −∇U on faces: they are equal, but for rounding, where U is quadratic and
 * faces lie in the middle of edges, and where U is linear always; else they differ by the truncation error of a scheme of second order.
 */
class ForceContractTest {

    private static final String NAMES = "org.fokker.fokkerplanck.contract.SpaceMethods#names";

    private static final double[] STIFFNESS = {3, 1.5, 2};
    private static final double[] PUSH = {0.7, -1.1, 0.4};

    /** √(2 D) for D = 0.4. */
    private static final double VOLATILITY = Math.sqrt(0.8);

    /** U − F·x. */
    private record Tilted(Potential potential, double[] force) implements Potential {

        @Override
        public int dimension() {
            return potential.dimension();
        }

        @Override
        public void energy(double[][] x, int n, double[] energy) {
            potential.energy(x, n, energy);
            for (int i = 0; i < dimension(); i++) {
                for (int j = 0; j < n; j++) {
                    energy[j] -= force[i] * x[i][j];
                }
            }
        }

        @Override
        public void gradient(double[][] x, int n, double[][] gradient) {
            potential.gradient(x, n, gradient);
            for (int i = 0; i < dimension(); i++) {
                for (int j = 0; j < n; j++) {
                    gradient[i][j] -= force[i];
                }
            }
        }
    }

    /** No energy. */
    private record Flat(int dimension) implements Potential {

        @Override
        public void energy(double[][] x, int n, double[] energy) {
            Arrays.fill(energy, 0, n, 0);
        }

        @Override
        public void gradient(double[][] x, int n, double[][] gradient) {
            for (double[] component : gradient) {
                Arrays.fill(component, 0, n, 0);
            }
        }
    }

    /** The same dynamics without the knowledge of a potential: the force is all that is left of it. */
    private static DiffusionProcess asForce(LangevinProcess process) {
        int d = process.dimension();
        return new TestProcess(d, process.interpretation(), true, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double[][] point = new double[d][];
                Arrays.setAll(point, i -> new double[] {x[i]});
                double[][] f = new double[d][1];
                process.drift(t, point, 1, f);
                return Arrays.stream(f).mapToDouble(component -> component[0]).toArray();
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double[] tensor = new double[d * (d + 1) / 2];
                for (int i = 0; i < d; i++) {
                    tensor[i * d - i * (i - 1) / 2] = process.temperature();
                }
                return tensor;
            }

            @Override
            public boolean autonomous() {
                return true;
            }
        });
    }

    /** A smooth state, positive and without symmetry. */
    private static double[] state(SemiDiscretisation system) {
        double[] u = new double[system.grid().size()];
        for (int c = 0; c < u.length; c++) {
            double phase = 0;
            for (int i = 0; i < system.grid().dimension(); i++) {
                int cells = system.grid().axis(i).cells();
                phase +=
                        (i + 1) * system.grid().axis(i).centre(c / system.grid().stride(i) % cells);
            }
            u[c] = 1 + 0.5 * Math.sin(2 * phase);
        }
        return u;
    }

    private static double[] image(SemiDiscretisation system, double[] u) {
        double[] du = new double[u.length];
        system.apply(0, u, du);
        return du;
    }

    private static void assertSameOperator(String name, Mesh mesh, Boundary boundary, DiffusionProcess... processes) {
        List<Optional<SemiDiscretisation>> systems = Arrays.stream(processes)
                .map(process -> SpaceMethods.system(name, mesh, SpaceMethods.problem(process, boundary)))
                .toList();
        Optional<SemiDiscretisation> first = systems.get(0);
        if (first.isEmpty()) {
            return;
        }
        double[] u = state(first.get());
        double[] expected = image(first.get(), u);
        // Differences of an energy of order one over edges of h > 1/8 have some roundings in 1/h, and rates D/h more of
        // their kind.
        double tolerance = 1e-14 * first.get().spectralBound(0);
        for (Optional<SemiDiscretisation> system : systems) {
            double[] du = image(system.orElseThrow(), u);
            for (int c = 0; c < u.length; c++) {
                assertEquals(expected[c], du[c], tolerance, mesh + ", " + boundary + ", cell " + c);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void springsAndPushesMayBeToldApart(String name) {
        for (int d = 1; d <= 3; d++) {
            double[] stiffness = Arrays.copyOf(STIFFNESS, d);
            double[] push = Arrays.copyOf(PUSH, d);
            // ½ κ x² − F x is a spring about F/κ.
            double[] centre = new double[d];
            Arrays.setAll(centre, i -> push[i] / stiffness[i]);
            LangevinProcess tilted =
                    new LangevinProcess(new Tilted(new Quadratic(stiffness, new double[d]), push), VOLATILITY);
            LangevinProcess shifted = new LangevinProcess(new Quadratic(stiffness, centre), VOLATILITY);
            for (Boundary boundary : List.of(Boundary.REFLECTING, Boundary.PERIODIC)) {
                // Springs are no functions on a circle, but the seam of one is a face as all others only for forces.
                if (boundary == Boundary.REFLECTING) {
                    assertSameOperator(
                            name,
                            SpaceMethods.uniform(d),
                            boundary,
                            tilted,
                            shifted,
                            asForce(tilted),
                            asForce(shifted));
                } else {
                    assertSameOperator(name, SpaceMethods.uniform(d), boundary, asForce(tilted), asForce(shifted));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void constantForcesAreSlopesOfPotentialsOnAnyCellsAndAcrossSeams(String name) {
        for (int d = 1; d <= 3; d++) {
            LangevinProcess slope = new LangevinProcess(new Tilted(new Flat(d), Arrays.copyOf(PUSH, d)), VOLATILITY);
            for (Boundary boundary : Boundary.values()) {
                for (Mesh mesh : SpaceMethods.meshes(d)) {
                    assertSameOperator(name, mesh, boundary, slope, asForce(slope));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void anyPotentialIsItsForceUpToTheTruncationError(String name) {
        LangevinProcess process =
                new LangevinProcess(new Tilted(Potentials.of("double-well", 2), new double[] {0.3, -0.2}), VOLATILITY);
        double[] distance = new double[2];
        double rounding = 0;
        for (int level = 0; level < 2; level++) {
            Mesh mesh = Mesh.uniform(20 << level, 18 << level);
            Optional<SemiDiscretisation> known =
                    SpaceMethods.system(name, mesh, SpaceMethods.problem(process, Boundary.REFLECTING));
            if (known.isEmpty()) {
                return;
            }
            SemiDiscretisation plain = SpaceMethods.system(
                            name, mesh, SpaceMethods.problem(asForce(process), Boundary.REFLECTING))
                    .orElseThrow();
            double[] u = state(plain);
            double[] a = image(known.get(), u);
            double[] b = image(plain, u);
            double[] difference = new double[u.length];
            Arrays.setAll(difference, c -> Math.abs(a[c] - b[c]));
            distance[level] = plain.grid().integral(difference);
            rounding = 1e-14 * plain.spectralBound(0) * plain.mass(u);
        }
        // The mean of −U' over an edge is −U' − h² U'''/24 in its middle, on all faces but the walls, which the last of
        // them
        // nears with h: from these grids on, the distance falls by 4 (1 − 1/10)/(1 − 1/20) = 3.79. It is nothing but
        // rounding
        // where the potential is not looked at, or the force is integrated along edges.
        assertTrue(distance[1] <= distance[0] / 3.7 + rounding, distance[0] + " " + distance[1]);
    }
}
