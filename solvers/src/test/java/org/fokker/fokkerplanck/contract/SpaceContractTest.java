package org.fokker.fokkerplanck.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.fokker.distribution.Potentials;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Generator;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.SemiDiscretisation.ExactPart;
import org.fokker.fokkerplanck.SemiDiscretisation.Linear;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.grid.Grid;
import org.fokker.method.Promises.Property;
import org.fokker.process.LangevinProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every registered space discretisation keeps, and what those keep that promise or offer it: S-2 positivity, S-3 columns that
 * sum to zero, S-7 real spectra of reversible dynamics, S-9 no memory of other coefficients, and the same bits on any number of threads. A new line in a registry is tested
 * here.
 */
class SpaceContractTest {

    private static final String NAMES = "org.fokker.fokkerplanck.contract.SpaceMethods#names";

    private static final double TIME = 0.3;

    private static double[] noise(int size, long seed) {
        return new Random(seed).doubles(size).toArray();
    }

    /** The images of unit vectors. */
    private static double[][] columns(SemiDiscretisation system, BiConsumer<double[], double[]> operator) {
        int size = system.grid().size();
        double[][] columns = new double[size][size];
        for (int c = 0; c < size; c++) {
            double[] u = new double[size];
            u[c] = 1;
            operator.accept(u, columns[c]);
        }
        return columns;
    }

    private static double[][] columns(SemiDiscretisation system) {
        return columns(system, (u, du) -> system.apply(TIME, u, du));
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void everyMethodTreatsDiagonalDiffusionInOneTwoAndThreeDimensions(String name) {
        for (int d = 1; d <= 3; d++) {
            int dimension = d;
            SpaceDiscretisation method = SpaceMethods.find(name).factory().on(SpaceMethods.uniform(d));
            List<SemiDiscretisation> systems = List.of(Boundary.values()).stream()
                    .flatMap(boundary -> SpaceMethods.system(
                            name,
                            SpaceMethods.uniform(dimension),
                            SpaceMethods.problem(SpaceMethods.curved(dimension, 0, 1), boundary))
                            .stream())
                    .toList();
            assertFalse(systems.isEmpty(), "d = " + d);
            // What is offered before a system is made is what there is.
            systems.forEach(system -> assertEquals(method.offers(), system.getClass()));
            assertEquals(name, method.name());
            assertEquals(
                    SpaceMethods.find(name).promises().asMap(),
                    method.promises().asMap());
        }
    }

    /** S-3: the columns of every split operator sum to zero where nothing passes the walls. */
    @ParameterizedTest
    @MethodSource(NAMES)
    void columnsOfEveryPartSumToZero(String name) {
        for (SemiDiscretisation system : SpaceMethods.systems(name, Boundary.REFLECTING, Boundary.PERIODIC)) {
            assertConserves(system, "F", (u, du) -> system.apply(TIME, u, du));
            if (system instanceof Linear linear) {
                assertConserves(system, "A", (u, du) -> linear.applyLinear(TIME, u, du));
            }
            if (system instanceof DirectionalSolve directions) {
                for (int part = 0; part < directions.parts(); part++) {
                    int k = part;
                    assertConserves(system, "part " + k, (u, du) -> directions.applyPart(k, TIME, u, du));
                }
                assertConserves(system, "remainder", (u, du) -> directions.applyRemainder(TIME, u, du));
            }
            if (system instanceof ExactPart exact) {
                assertConserves(system, "rest", (u, du) -> exact.applyNonstiff(TIME, u, du));
            }
        }
    }

    private static void assertConserves(
            SemiDiscretisation system, String what, BiConsumer<double[], double[]> operator) {
        double bound = system.spectralBound(TIME);
        int size = system.grid().size();
        List<double[]> states = new ArrayList<>(List.of(noise(size, 7), noise(size, 8)));
        // In space two states must do: where a column does not sum to zero their masses change as well.
        for (int c = 0; c < size && system.grid().dimension() < 3; c++) {
            double[] u = new double[size];
            u[c] = 1;
            states.add(u);
        }
        double[] du = new double[size];
        for (double[] u : states) {
            operator.accept(u, du);
            // Each transfer once out and once in: a few roundings of the largest rate.
            assertEquals(0, system.mass(du), 4e-15 * bound * system.mass(u), what);
        }
    }

    /** S-2: no rate between cells is negative, in the whole operator and in each of its parts. */
    @ParameterizedTest
    @MethodSource(NAMES)
    void positiveMethodsHaveRatesThatAreNotNegative(String name) {
        if (!SpaceMethods.find(name).promises().has(Property.PRESERVES_POSITIVITY)) {
            return;
        }
        for (SemiDiscretisation system : SpaceMethods.systems(name, Boundary.values())) {
            assertRates(columns(system));
            if (system instanceof DirectionalSolve directions) {
                for (int part = 0; part < directions.parts(); part++) {
                    int k = part;
                    assertRates(columns(system, (u, du) -> directions.applyPart(k, TIME, u, du)));
                }
            }
        }
    }

    private static void assertRates(double[][] columns) {
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < columns.length; i++) {
                assertTrue(i == c ? columns[c][i] <= 0 : columns[c][i] >= 0, "from " + c + " to " + i);
            }
        }
    }

    /**
     * S-7: where detailed balance is known, exp(−Φ) at the centres of cells is stationary and the generator symmetric with it as weight,
     * so that its spectrum is real.
     */
    @ParameterizedTest
    @MethodSource(NAMES)
    void equilibriaAreExactAndGeneratorsSymmetricWhereThatIsPromised(String name) {
        if (!SpaceMethods.find(name).promises().has(Property.EXACT_EQUILIBRIUM)) {
            return;
        }
        for (int d = 1; d <= 3; d++) {
            LangevinProcess process = new LangevinProcess(Potentials.of("double-well", d), 0.6);
            for (Mesh mesh : SpaceMethods.meshes(d)) {
                SpaceMethods.system(name, mesh, SpaceMethods.problem(process, Boundary.REFLECTING))
                        .ifPresent(system -> assertReversible(system, process));
            }
        }
    }

    private static void assertReversible(SemiDiscretisation system, LangevinProcess process) {
        Grid grid = system.grid();
        int size = grid.size();
        double[][] x = new double[grid.dimension()][size];
        for (int i = 0; i < x.length; i++) {
            for (int c = 0; c < size; c++) {
                x[i][c] = grid.axis(i).centre(c / grid.stride(i) % grid.axis(i).cells());
            }
        }
        double[] weight = new double[size];
        process.reducedPotential(x, size, weight);
        Arrays.setAll(weight, c -> Math.exp(-weight[c]));
        double[][] columns = columns(system);
        double[] du = new double[size];
        system.apply(TIME, weight, du);
        double bound = system.spectralBound(TIME);
        for (int c = 0; c < size; c++) {
            // Equal terms cancel, which exp and differences of Φ ≤ 10 round.
            assertEquals(0, du[c], 4e-14 * bound * weight[c]);
            for (int i = 0; i < c; i++) {
                double there = columns[c][i] * grid.volume(i) * weight[c];
                double back = columns[i][c] * grid.volume(c) * weight[i];
                assertEquals(there, back, 1e-14 * Math.abs(there), "between " + c + " and " + i);
            }
        }
    }

    /** S-2 of explicit steps: non-negative data stay so under Euler's rule at its longest step. */
    @ParameterizedTest
    @MethodSource(NAMES)
    void explicitStepsKeepSignsWhereThatIsPromised(String name) {
        if (!SpaceMethods.find(name).promises().has(Property.POSITIVE_WITHIN_STEP_LIMIT)) {
            return;
        }
        List<SemiDiscretisation> systems = new ArrayList<>(SpaceMethods.systems(name, Boundary.values()));
        systems.addAll(SpaceMethods.systems(name, SpaceMethods::killing, Boundary.values()));
        for (SemiDiscretisation system : systems) {
            Random random = new Random(3);
            // Cells that are empty beside full ones are the hardest.
            double[] u = random.doubles(system.grid().size())
                    .map(p -> p < 0.5 ? 0 : p)
                    .toArray();
            double[] du = new double[u.length];
            double step = 2 / system.spectralBound(TIME);
            for (int s = 0; s < 20; s++) {
                system.apply(TIME, u, du);
                for (int c = 0; c < u.length; c++) {
                    u[c] += step * du[c];
                    // A few roundings of what a full cell hands over in a step.
                    assertTrue(u[c] >= -1e-15, "cell " + c + " after step " + s + ": " + u[c]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void partsAddUpAndEachIsInvertedByItsSolve(String name) {
        for (SemiDiscretisation system : SpaceMethods.systems(name, Boundary.values())) {
            if (!(system instanceof DirectionalSolve directions)) {
                return;
            }
            int size = system.grid().size();
            double[] r = noise(size, 5);
            double[] sum = new double[size];
            double[] image = new double[size];
            double bound = system.spectralBound(TIME);
            double c = 0.05;
            for (int part = 0; part < directions.parts(); part++) {
                double[] w = r.clone();
                directions.solvePart(part, TIME, c, w);
                directions.applyPart(part, TIME, w, image);
                for (int i = 0; i < size; i++) {
                    // Elimination of a column-dominant matrix is stable: a few roundings of c |A| |w|.
                    assertEquals(r[i], w[i] - c * image[i], 1e-15 * (10 + 10 * c * bound), "part " + part);
                }
                directions.applyPart(part, TIME, r, image);
                Arrays.setAll(sum, i -> sum[i] + image[i]);
            }
            directions.applyRemainder(TIME, r, image);
            // Without a source the remainder is the mixed part.
            assertTrue(directions.hasMixedPart() || Arrays.stream(image).allMatch(value -> value == 0));
            Arrays.setAll(sum, i -> sum[i] + image[i]);
            system.apply(TIME, r, image);
            // The same numbers in another order.
            assertArrayEquals(image, sum, 1e-14 * bound);
        }
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void edgesMakeTheSameOperatorWithItsExits(String name) {
        for (SemiDiscretisation system : SpaceMethods.systems(name, Boundary.values())) {
            if (!(system instanceof Edges edges)) {
                return;
            }
            Generator generator = Generator.of(edges, TIME);
            double[][] columns = columns(system);
            double bound = system.spectralBound(TIME);
            for (int c = 0; c < columns.length; c++) {
                double lost = 0;
                for (int i = 0; i < columns.length; i++) {
                    lost -= columns[c][i] * generator.volume(i);
                    assertEquals(columns[c][i], generator.forward().get(i, c), 4e-15 * bound);
                }
                assertEquals(lost / generator.volume(c), generator.loss(c), 4e-15 * bound);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void theBoundContainsTheSpectrum(String name) {
        for (SemiDiscretisation system : SpaceMethods.systems(name, Boundary.values())) {
            if (!(system instanceof Linear) || system.grid().dimension() == 3) {
                continue;
            }
            var eigenvalues = new EigenDecomposition(new Array2DRowRealMatrix(columns(system)));
            double bound = system.spectralBound(TIME);
            for (int k = 0; k < system.grid().size(); k++) {
                double re = eigenvalues.getRealEigenvalue(k);
                double modulus = Math.hypot(re, eigenvalues.getImagEigenvalue(k));
                assertTrue(modulus <= bound * (1 + 1e-12), "eigenvalue " + modulus + " beyond " + bound);
                if (SpaceMethods.find(name).promises().has(Property.PRESERVES_POSITIVITY)) {
                    // Columns of a generator sum to at most zero: nothing grows, but by the roundings of the algorithm.
                    assertTrue(re <= 1e-14 * bound, "grows at the rate " + re);
                }
            }
        }
    }

    /** S-9: a system that stood at other coefficients gives what a new one gives. */
    @ParameterizedTest
    @MethodSource(NAMES)
    void otherTimesLeaveNoTrace(String name) {
        List<SemiDiscretisation> used = SpaceMethods.systems(name, Boundary.values());
        List<SemiDiscretisation> fresh = SpaceMethods.systems(name, Boundary.values());
        for (int k = 0; k < used.size(); k++) {
            double[] before = everything(used.get(k), 0.7);
            double[] after = everything(used.get(k), TIME);
            assertArrayEquals(everything(fresh.get(k), TIME), after, 0);
            assertEquals(used.get(k).autonomous(), Arrays.equals(before, after), "coefficients depend on time");
        }
    }

    /** Images and solutions of all that a system can do, one behind the other. */
    private static double[] everything(SemiDiscretisation system, double t) {
        int size = system.grid().size();
        double[] u = noise(size, 9);
        double[] out = new double[size];
        double[] all = new double[0];
        system.apply(t, u, out);
        all = join(all, out);
        if (system instanceof DirectionalSolve directions) {
            for (int part = 0; part < directions.parts(); part++) {
                directions.applyPart(part, t, u, out);
                all = join(all, out);
                System.arraycopy(u, 0, out, 0, size);
                directions.solvePart(part, t, 0.01, out);
                all = join(all, out);
            }
            directions.applyRemainder(t, u, out);
            all = join(all, out);
        }
        if (system instanceof ShiftedSolve solves) {
            System.arraycopy(u, 0, out, 0, size);
            solves.solveShifted(t, 0.01, u, out);
            all = join(all, out);
        }
        if (system instanceof ExactPart exact) {
            exact.applyNonstiff(t, u, out);
            all = join(all, out);
            System.arraycopy(u, 0, out, 0, size);
            exact.propagateExact(t, t + 0.01, out);
            all = join(all, out);
        }
        return all;
    }

    private static double[] join(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void theBitsDoNotDependOnTheNumberOfThreads(String name) {
        // Large enough to be shared among threads, and a tensor that depends on the state: a full one where one is
        // treated.
        Mesh mesh = Mesh.uniform(33, 32, 34);
        FokkerPlanckProblem problem = Stream.of(0.2, 0.0)
                .map(coupling -> SpaceMethods.polynomial(3, coupling))
                .flatMap(process -> Stream.of(Boundary.REFLECTING, Boundary.PERIODIC)
                        .map(boundary -> SpaceMethods.problem(process, boundary)))
                .filter(each ->
                        SpaceMethods.system(name, SpaceMethods.uniform(3), each).isPresent())
                .findFirst()
                .orElseThrow();
        double[] alone = new double[0];
        for (int threads = 1; threads <= 3; threads++) {
            try (Workers workers = Workers.of(threads)) {
                double[] result = imageAndSolution(
                        SpaceMethods.system(name, mesh, problem, workers).orElseThrow());
                alone = threads == 1 ? result : alone;
                assertArrayEquals(alone, result, 0, threads + " threads");
            }
        }
    }

    private static double[] imageAndSolution(SemiDiscretisation system) {
        int size = system.grid().size();
        double[] u = noise(size, 9);
        double[] image = new double[size];
        system.apply(TIME, u, image);
        double[] w = u.clone();
        if (system instanceof ShiftedSolve solves) {
            solves.solveShifted(TIME, 0.001, u, w);
        } else if (system instanceof ExactPart exact) {
            exact.propagateExact(TIME, TIME + 0.001, w);
        }
        return join(image, w);
    }
}
