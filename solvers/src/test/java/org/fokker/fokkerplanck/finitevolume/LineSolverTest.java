package org.fokker.fokkerplanck.finitevolume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.fokkerplanck.SemiDiscretisation.WeightedSolve;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.DiffusionProcess;
import org.fokker.process.VariancePreserving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever way the lines run, however they share their rates and end: the solution solves. */
class LineSolverTest {

    private static final Reaction KILLING = new Reaction() {
        @Override
        public boolean kills() {
            return true;
        }

        @Override
        public void killing(double t, double[][] x, int n, double[] rate) {
            for (int j = 0; j < n; j++) {
                rate[j] = 1 + x[0][j] * x[0][j];
            }
        }
    };

    private static Workers workers;

    @BeforeAll
    static void start() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static WeightedSolve system(DiffusionProcess process, Reaction reaction, Boundary boundary, int... cells) {
        double[] lower = new double[cells.length];
        double[] upper = new double[cells.length];
        Arrays.fill(lower, -3);
        Arrays.fill(upper, 4);
        Domain domain = Domain.box(lower, upper, boundary);
        return (WeightedSolve) FiniteVolume.scharfetterGummel(cells)
                .discretise(
                        new FokkerPlanckProblem(
                                process, GaussianMixture.standardNormal(cells.length), domain, 0, 1, reaction),
                        workers);
    }

    /** Each line with rates of its own. */
    private static DiffusionProcess coupled(int d) {
        double[][] a = new double[d][d];
        for (int i = 0; i < d; i++) {
            a[i][i] = -1;
            a[i][(i + 1) % d] -= 0.7;
        }
        double[] tensor = new double[d * (d + 1) / 2];
        for (int i = 0; i < d; i++) {
            tensor[i * d - i * (i - 1) / 2] = 0.5 + i;
        }
        return TestProcess.affine(a, new double[d], tensor);
    }

    @Test
    void residualsAreOfTheOrderOfRounding() {
        int[][] shapes = {{70}, {70, 37}, {9, 75, 11}, {1, 5}, {3, 3}};
        for (int[] shape : shapes) {
            for (DiffusionProcess process : new DiffusionProcess[] {
                coupled(shape.length), AffineGaussianProcess.of(VariancePreserving.linear(0.5, 4), shape.length)
            }) {
                for (Reaction reaction : new Reaction[] {Reaction.NONE, KILLING}) {
                    for (Boundary boundary : Boundary.values()) {
                        if (boundary != Boundary.PERIODIC
                                || Arrays.stream(shape).min().orElse(0) >= 3) {
                            check(system(process, reaction, boundary, shape), 3, Arrays.toString(shape) + boundary);
                        }
                    }
                }
            }
        }
    }

    private static void check(WeightedSolve system, double c, String what) {
        SplittableRandom random = new SplittableRandom(7);
        int size = system.grid().size();
        double[] r = random.doubles(size).toArray();
        double[] m = random.doubles(size, 0.1, 2).toArray();
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        double bound = c * system.spectralBound(0.5);
        for (int part = 0; part < system.parts(); part++) {
            double[] plain = r.clone();
            system.solvePart(part, 0.5, c, plain);
            residual(system, part, c, ones, r, plain, bound, what + ", part " + part);
            double[] weighted = r.clone();
            system.solveWeighted(part, 0.5, c, m, weighted);
            residual(system, part, c, m, r, weighted, bound, what + ", weighted part " + part);
        }
    }

    private static void residual(
            WeightedSolve system, int part, double c, double[] m, double[] r, double[] w, double bound, String what) {
        double[] image = new double[w.length];
        system.applyPart(part, 0.5, w, image);
        double largest = Arrays.stream(w).map(Math::abs).max().orElse(0);
        for (int i = 0; i < w.length; i++) {
            // Backward stable row by row, a handful of roundings of terms up to (m + c|A|)·max w.
            assertEquals(r[i], m[i] * w[i] - c * image[i], 20 * 0x1p-53 * (2 + bound) * largest, what + ", cell " + i);
        }
    }
}
