package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TensorStructureTest {

    private static final Stencil SELLING = new SellingStencil();
    private static final Stencil CROSS = new CrossStencil();

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static LineSystem system(
            Stencil stencil, DiffusionProcess process, ShiftedSolver solver, List<Domain.Sides> sides, Axis... axes) {
        Grid grid = new Grid(List.of(axes));
        Domain domain = new Domain(
                Arrays.stream(grid.lowerCorner()).boxed().toList(),
                Arrays.stream(grid.upperCorner()).boxed().toList(),
                sides);
        return (LineSystem) stencil.system(
                new FokkerPlanckProblem(process, GaussianMixture.standardNormal(axes.length), domain, 0, 1),
                grid,
                solver,
                workers);
    }

    private static LineSystem system(Stencil stencil, DiffusionProcess process, Boundary boundary, Axis... axes) {
        return system(
                stencil,
                process,
                ShiftedSolver.FACTORED,
                Collections.nCopies(axes.length, Domain.Sides.both(boundary)),
                axes);
    }

    private static Axis[] axes(int d) {
        return Arrays.copyOf(new Axis[] {Axis.uniform(-1, 1, 7), Axis.uniform(-1, 1, 6), Axis.uniform(-1, 1, 5)}, d);
    }

    private static List<DiffusionProcess> processes(int d) {
        Random random = new Random(3);
        List<DiffusionProcess> processes = new ArrayList<>(List.of(
                TensorProcesses.curved(d, 0.2), TestProcess.affine(new double[d][d], new double[d], moderate(d))));
        // Elongated ones need jumps over several cells.
        for (int draw = 0; draw < 3; draw++) {
            double[] tensor = TensorProcesses.random(d, random);
            double[][] a = new double[d][d];
            Arrays.setAll(a, i -> random.doubles(d).toArray());
            try {
                DiffusionProcess process =
                        TestProcess.affine(a, random.doubles(d).toArray(), tensor);
                system(SELLING, process, Boundary.PERIODIC, axes(d));
                processes.add(process);
            } catch (IllegalArgumentException longerThanTheGrid) {
                assertTrue(longerThanTheGrid.getMessage().contains("jump"), longerThanTheGrid.getMessage());
            }
        }
        return processes;
    }

    /** 1 on the diagonal and −0.3 beside it. */
    private static double[] moderate(int d) {
        double[] tensor = new double[d * (d + 1) / 2];
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                tensor[SymmetricTensor.entry(d, i, j)] = i == j ? 1 : -0.3;
            }
        }
        return tensor;
    }

    /** Columns of A by unit vectors. */
    private static double[][] columns(LineSystem system, double t) {
        int size = system.grid().size();
        double[][] columns = new double[size][size];
        for (int c = 0; c < size; c++) {
            double[] u = new double[size];
            u[c] = 1;
            system.applyLinear(t, u, columns[c]);
        }
        return columns;
    }

    @Test
    void linesThatOneCircleClosesAreSolvedWhateverTheirLength() {
        // 4 and 6 share a factor: two closed lines of 12 cells along (1, 1); 5 and 6 do not: one of 30.
        for (int columns : new int[] {4, 5}) {
            DirectionalSolve system = system(
                    SELLING,
                    TestProcess.affine(new double[2][2], new double[] {1, -2}, 1, 0.9, 1),
                    Boundary.PERIODIC,
                    Axis.uniform(0, 6, 6),
                    Axis.uniform(0, columns, columns));
            double[] r = new Random(2).doubles(6L * columns).toArray();
            double[] image = new double[r.length];
            for (int part = 0; part < system.parts(); part++) {
                double[] w = r.clone();
                system.solvePart(part, 0, 3, w);
                system.applyPart(part, 0, w, image);
                for (int i = 0; i < r.length; i++) {
                    // c |A| = 3 · 4 · 2.
                    assertEquals(r[i], w[i] - 3 * image[i], 1e-14);
                }
            }
        }
    }

    @Test
    void productsOfLineSolvesArePositiveAtEveryStepLength() {
        for (int d = 2; d <= 3; d++) {
            for (DiffusionProcess process : processes(d)) {
                for (double length : new double[] {1e-3, 1, 1e4}) {
                    LineSystem system = system(SELLING, process, Boundary.REFLECTING, axes(d));
                    int size = system.grid().size();
                    double[] u = new double[size];
                    u[size / 2] = 1 / system.grid().volume(0);
                    for (int part = 0; part < system.parts(); part++) {
                        system.solvePart(part, 0, length, u);
                    }
                    assertTrue(Arrays.stream(u).allMatch(p -> p >= 0));
                    // Each solve errs by the roundings of 1 + c |A|, as the residual above.
                    assertEquals(1, system.mass(u), 1e-15 * (10 + 10 * length * system.spectralBound(0)));
                }
            }
        }
    }

    @Test
    void sellingIsExactInEquilibriumForFullTensors() {
        for (boolean curved : new boolean[] {false, true}) {
            LineSystem system = system(
                    SELLING,
                    TensorProcesses.reversible(curved ? 0.5 : 0.85, curved),
                    Boundary.REFLECTING,
                    Axis.uniform(-1.5, 1.5, 40),
                    Axis.uniform(-2, 2, 30));
            int size = system.grid().size();
            double[][] x = new double[2][size];
            for (int c = 0; c < size; c++) {
                x[0][c] = system.grid().axis(0).centre(c / 30);
                x[1][c] = system.grid().axis(1).centre(c % 30);
            }
            double[] boltzmann = new double[size];
            TensorProcesses.reversible(0, curved).reducedPotential(x, size, boltzmann);
            Arrays.setAll(boltzmann, c -> Math.exp(-boltzmann[c]));
            double[] du = new double[size];
            system.apply(0, boltzmann, du);
            double norm = system.spectralBound(0);
            double sum = 0;
            double mass = 0;
            for (int c = 0; c < size; c++) {
                // Fluxes of a cell vanish by cancellation of equal terms, which exp and the difference of Φ ≤ 10 round.
                assertEquals(0, du[c], 4e-15 * norm * boltzmann[c] * 10);
                sum += Math.abs(du[c]);
                mass += boltzmann[c];
            }
            assertTrue(sum / (norm * mass) < 1e-15, "defect " + sum / (norm * mass));
        }
    }

    @Test
    void constantTensorsHaveTheSameCrossFluxWhetherKnownToBeConstantOrNot() {
        Axis[] uneven = {Axis.of(-1, -0.7, -0.2, 0.1, 0.5, 1), Axis.uniform(-1, 1, 6), Axis.of(-1, -0.8, 0, 0.4, 1)};
        for (int d = 2; d <= 3; d++) {
            for (Axis[] axes : List.of(axes(d), Arrays.copyOf(uneven, d))) {
                for (Boundary boundary : Boundary.values()) {
                    TestProcess known = TestProcess.affine(new double[d][d], new double[d], moderate(d));
                    TestProcess unknown = new TestProcess(d, Interpretation.ITO, false, known.field());
                    LineSystem one = system(CROSS, known, boundary, axes);
                    LineSystem other = system(CROSS, unknown, boundary, axes);
                    int size = one.grid().size();
                    double[] u = new Random(8).doubles(size).toArray();
                    double[] du = new double[size];
                    double[] same = new double[size];
                    one.applyRemainder(0, u, du);
                    other.applyRemainder(0, u, same);
                    assertArrayEquals(du, same, 1e-14 * one.spectralBound(0));
                }
            }
        }
    }

    @Test
    void iterativeSolvesAreThoseByEliminationAndKeepMass() {
        for (Stencil stencil : List.of(SELLING, CROSS)) {
            for (double c : new double[] {1e-3, 0.05, 2, 50}) {
                LineSystem system = system(
                        stencil,
                        TensorProcesses.curved(2, 0.2),
                        ShiftedSolver.ITERATIVE,
                        Collections.nCopies(2, Domain.Sides.both(Boundary.REFLECTING)),
                        Axis.uniform(-1, 1, 20),
                        Axis.uniform(-1, 1, 15));
                assertTrue(system.exactSolve());
                double[] u = new double[300];
                u[157] = 1 / system.grid().volume(0);
                double[] w = u.clone();
                system.solveShifted(0, c, u, w);
                double[][] columns = columns(system, 0);
                double[][] shifted = new double[300][300];
                for (int i = 0; i < 300; i++) {
                    for (int j = 0; j < 300; j++) {
                        shifted[i][j] = (i == j ? 1 : 0) - c * columns[j][i];
                    }
                }
                double[] direct = new LUDecomposition(new Array2DRowRealMatrix(shifted, false))
                        .getSolver()
                        .solve(new ArrayRealVector(u, false))
                        .toArray();
                double stiffness = 1 + c * system.spectralBound(0);
                // Twice the tolerance of the residual; the elimination by itself errs by the roundings of the
                // condition.
                double tolerance = 2 * Math.max(1e-13, 0x1p-48 * stiffness) + 1e-14 * stiffness;
                double error = 0;
                for (int i = 0; i < 300; i++) {
                    error += Math.abs(w[i] - direct[i]) * system.grid().volume(i);
                }
                assertTrue(error <= tolerance, stencil.name() + " c = " + c + ": " + error);
                // The last step restores the mass but for the roundings of the solution and of a small residual.
                assertEquals(1, system.mass(w), 1e-14);
                if (stencil == SELLING) {
                    assertTrue(
                            Arrays.stream(w).min().orElseThrow() * system.grid().volume(0) >= -tolerance);
                }
            }
        }
    }

    @Test
    void killingIsSharedByTheDirections() {
        Reaction killing = new Reaction() {
            @Override
            public boolean kills() {
                return true;
            }

            @Override
            public void killing(double t, double[][] x, int n, double[] rate) {
                Arrays.setAll(rate, j -> j < n ? 1 + x[0][j] * x[0][j] : rate[j]);
            }
        };
        for (Stencil stencil : List.of(SELLING, CROSS)) {
            Grid grid = Grid.uniform(new double[] {-1, -1}, new double[] {1, 1}, 9, 8);
            Domain domain = Domain.box(new double[] {-1, -1}, new double[] {1, 1}, Boundary.REFLECTING);
            LineSystem system = (LineSystem) stencil.system(
                    new FokkerPlanckProblem(
                            TensorProcesses.curved(2, 0.2), GaussianMixture.standardNormal(2), domain, 0, 1, killing),
                    grid,
                    ShiftedSolver.FACTORED,
                    workers);
            double[][] columns = columns(system, 0);
            for (int c = 0; c < columns.length; c++) {
                double x = grid.axis(0).centre(c / 8);
                assertEquals(-1 - x * x, Arrays.stream(columns[c]).sum(), 1e-14 * system.spectralBound(0));
            }
        }
    }

    @Test
    void whatTheSchemesCannotTreatIsRefusedByName() {
        Axis axis = Axis.uniform(-1, 1, 5);
        Axis uneven = Axis.of(-1, -0.7, -0.2, 0.1, 0.5, 1);
        DiffusionProcess slanted = TestProcess.affine(new double[2][2], new double[2], 1, 0.9999, 1);
        assertRefused("equal cells", () -> system(SELLING, slanted, Boundary.REFLECTING, axis, uneven));
        DiffusionProcess elongated = TestProcess.affine(new double[2][2], new double[2], 1, 7.99, 64);
        assertRefused("has only 5", () -> system(SELLING, elongated, Boundary.REFLECTING, axis, axis));
        DiffusionProcess indefinite = TestProcess.affine(new double[2][2], new double[2], 1, 1.2, 1);
        assertRefused("positive definite", () -> system(SELLING, indefinite, Boundary.REFLECTING, axis, axis));
        assertRefused("ill-posed", () -> system(CROSS, indefinite, Boundary.REFLECTING, axis, axis));
        assertRefused(
                "'selling'",
                () -> system(
                        new Stencil.AlongAxes(new ScharfetterGummelFlux()), slanted, Boundary.REFLECTING, axis, axis));
        assertFalse(Edges.class.isInstance(system(CROSS, slanted, Boundary.REFLECTING, axis, axis)));
    }

    private static void assertRefused(String part, org.junit.jupiter.api.function.Executable executable) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, executable);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
}
