package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.SemiDiscretisation.DirectionalSolve;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.grid.Axis;
import org.fokker.grid.Grid;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.Interpretation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FiniteVolumeStructureTest {

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    /** Drift and diagonal diffusion that depend on every coordinate and on time. */
    private static DiffusionProcess curved(int d) {
        return new TestProcess(d, Interpretation.ITO, false, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double[] f = new double[d];
                Arrays.setAll(f, i -> 3 * Math.sin(x[i] + 2 * x[(i + 1) % d]) + t);
                return f;
            }

            @Override
            public double[] tensor(double t, double[] x) {
                double[] tensor = new double[d * (d + 1) / 2];
                for (int i = 0; i < d; i++) {
                    tensor[i * d - i * (i - 1) / 2] = 0.3 + 0.2 * Math.cos(x[i] - x[(i + 1) % d]) + 0.1 * t;
                }
                return tensor;
            }
        });
    }

    private static FiniteVolumeSystem system(DiffusionProcess process, Flux flux, Boundary boundary, Axis... axes) {
        Grid grid = new Grid(List.of(axes));
        Domain domain = Domain.box(grid.lowerCorner(), grid.upperCorner(), boundary);
        return new FiniteVolumeSystem(
                new FokkerPlanckProblem(process, GaussianMixture.standardNormal(axes.length), domain, 0, 1),
                flux,
                grid,
                workers);
    }

    private static double[] noise(int size, long seed) {
        return new Random(seed).doubles(size).toArray();
    }

    @Test
    void shiftedSolveInOneDimensionLeavesNoResidual() {
        for (Boundary boundary : Boundary.values()) {
            FiniteVolumeSystem system =
                    system(curved(1), new ScharfetterGummelFlux(), boundary, Axis.uniform(-3, 3, 50));
            double[] r = noise(50, 11);
            double[] w = new double[50];
            double[] aw = new double[50];
            double c = 2.5;
            system.solveShifted(0.4, c, r, w);
            system.apply(0.4, w, aw);
            double[] residual = new double[50];
            Arrays.setAll(residual, i -> w[i] - c * aw[i]);
            // Elimination without pivoting of a column-diagonally-dominant matrix is backward stable: a few ulps of
            // c |A| |w| ≈ 2.5 · 300 · 1.
            assertArrayEquals(r, residual, 1e-12, boundary.toString());
        }
    }

    @Test
    void implicitEulerIsPositiveAndConservesMassAtEveryStepLength() {
        for (double length : new double[] {1e-6, 1, 1e6}) {
            for (Boundary boundary : new Boundary[] {Boundary.REFLECTING, Boundary.PERIODIC}) {
                FiniteVolumeSystem system =
                        system(curved(1), new ScharfetterGummelFlux(), boundary, Axis.uniform(-3, 3, 40));
                double[] u = new double[40];
                u[7] = 1 / 0.15;
                double[] w = u.clone();
                system.solveShifted(0, length, u, w);
                // Every entry of the inverse of an irreducible M-matrix is positive, and no sign is lost on the way.
                assertTrue(Arrays.stream(w).allMatch(p -> p > 0 || (p == 0 && length < 1)), Arrays.toString(w));
                // The condition in the L1 norm of columns is at most 1 + 2·length·300; mass errs by that many
                // roundings.
                assertEquals(1, system.mass(w), 1e-14 + length * 300 * 3e-16);
            }
        }
    }

    @Test
    void splitImplicitEulerIsPositiveInThePlane() {
        FiniteVolumeSystem system = system(
                curved(2),
                new ScharfetterGummelFlux(),
                Boundary.REFLECTING,
                Axis.uniform(-3, 3, 33),
                Axis.uniform(-2, 2, 21));
        double[] u = new double[33 * 21];
        u[400] = 1 / system.grid().volume(400);
        for (int part = 0; part < system.parts(); part++) {
            system.solvePart(part, 0, 100, u);
        }
        assertTrue(Arrays.stream(u).allMatch(p -> p > 0));
        // Two solves of condition 1 + 2·100·300.
        assertEquals(1, system.mass(u), 1e-10);
    }

    @Test
    void massIsConservedToRoundingOverManySteps() {
        DirectionalSolve system = system(
                curved(2),
                new ScharfetterGummelFlux(),
                Boundary.REFLECTING,
                Axis.uniform(-4, 4, 30),
                Axis.uniform(-4, 4, 30));
        int steps = 400;
        double before = system.mass(system.initial());
        double after = system.mass(Marches.march(system, "crank-nicolson", steps, 0, 1));
        // Independent roundings in every step add up like a random walk.
        assertEquals(before, after, 1e-13 * Math.sqrt(steps));
    }

    @Test
    void whatTheSchemeCannotTreatIsRefusedByName() {
        DiffusionProcess oblique = TestProcess.affine(new double[2][2], new double[2], 1, 0.5, 1);
        DiffusionProcess backward = TestProcess.affine(new double[1][1], new double[1], -0.5);
        Axis axis = Axis.uniform(-1, 1, 4);
        IllegalArgumentException cross = assertThrows(
                IllegalArgumentException.class,
                () -> system(oblique, new ScharfetterGummelFlux(), Boundary.REFLECTING, axis, axis));
        assertTrue(cross.getMessage().contains("D_12 = 0.5"), cross.getMessage());
        IllegalArgumentException negative = assertThrows(
                IllegalArgumentException.class,
                () -> system(backward, new ScharfetterGummelFlux(), Boundary.REFLECTING, axis));
        assertTrue(negative.getMessage().contains("ill-posed"), negative.getMessage());
        assertThrows(IllegalArgumentException.class, () -> FiniteVolume.scharfetterGummel(4, 0));
    }

    @Test
    void theMemoryOfAGridIsKnownBeforeItIsMade() {
        Domain domain = Domain.box(new double[3], new double[] {1, 1, 1}, Boundary.REFLECTING);
        FokkerPlanckProblem problem =
                new FokkerPlanckProblem(curved(3), GaussianMixture.standardNormal(3), domain, 0, 1);
        assertEquals(Long.MAX_VALUE, FiniteVolume.scharfetterGummel(1 << 20).requiredBytes(problem));
        long bytes = FiniteVolume.scharfetterGummel(100).requiredBytes(problem);
        // Two rates on three axes, initial value and state at the least.
        assertTrue(bytes > 8L * 8 * 1_000_000, "bytes " + bytes);
    }
}
