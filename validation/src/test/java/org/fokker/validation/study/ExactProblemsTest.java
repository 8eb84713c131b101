package org.fokker.validation.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.fokker.fokkerplanck.Domain;
import org.fokker.grid.CellAverages;
import org.fokker.grid.Grid;
import org.junit.jupiter.api.Test;

/** The oracles of the studies against other ways to compute the same. */
class ExactProblemsTest {

    @Test
    void theStretchedCircleSolvesItsEquation() {
        double speed = 1;
        CircleFlow flow = new CircleFlow(speed, 0.25, 0.5, 0.8);
        double t = 0.3;
        double h = 1e-3;
        for (double x : new double[] {0.1, 1.7, 3.1, 4.9}) {
            double change = (density(flow, t + h, x) - density(flow, t - h, x)) / (2 * h);
            double transport = (flux(flow, t, x + h) - flux(flow, t, x - h)) / (2 * h);
            double spreading = (spread(flow, t, x + h) - 2 * spread(flow, t, x) + spread(flow, t, x - h)) / (h * h);
            // Central differences err by h²/6 and h²/12 of third and fourth derivatives, which are below 30.
            assertEquals(0, change + transport - spreading, 30 * h * h);
        }
    }

    private static double density(CircleFlow flow, double t, double x) {
        return Math.exp(flow.density(t).logDensity(x));
    }

    private static double flux(CircleFlow flow, double t, double x) {
        double[][] drift = new double[1][1];
        flow.drift(t, new double[][] {{x}}, 1, drift);
        return drift[0][0] * density(flow, t, x);
    }

    private static double spread(CircleFlow flow, double t, double x) {
        double[][] tensor = new double[1][1];
        flow.diffusionTensor(t, new double[][] {{x}}, 1, tensor);
        return tensor[0][0] * density(flow, t, x);
    }

    @Test
    void cellAveragesOfTheCircleAreThoseOfItsDensity() {
        CircleFlow flow = new CircleFlow(1, 0.25, 0.5, 0.8);
        Grid grid = Grid.uniform(new double[] {0}, new double[] {2 * Math.PI}, 20);
        // Cubature to 1e-13 of the largest average, which is below one; differences of F ≤ 1 over h = 0.3.
        assertArrayEquals(CellAverages.of(flow.density(0.4), grid), flow.averages(0.4, grid), 1e-12);
    }

    @Test
    void exponentialOfAMatrixIsTheSumOfItsSeries() {
        Random random = new Random(3);
        int n = 12;
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        double[] u = new double[n];
        for (int i = 0; i < n; i++) {
            u[i] = random.nextDouble();
            for (int j = 0; j < n; j++) {
                a.set(i, j, random.nextDouble() - 0.5);
            }
        }
        // |A| < 6: sixty terms leave 6⁶⁰/60! < 1e-35.
        double[] sum = u.clone();
        double[] term = u.clone();
        for (int k = 1; k <= 60; k++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i] += a.get(i, j) * term[j] / k;
                }
            }
            term = next;
            for (int i = 0; i < n; i++) {
                sum[i] += term[i];
            }
        }
        // Terms up to 6ᵏ/k! ≈ 65 of rounding 1e-16 each.
        assertArrayEquals(sum, MatrixExponential.apply(a, 1, u), 65 * 60 * 2e-16);
    }

    @Test
    void exponentialOfAStiffGeneratorIsAStochasticMatrix() {
        int n = 50;
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        for (int i = 0; i + 1 < n; i++) {
            // Jumps between neighbours at rate 10⁴: columns sum to zero.
            a.add(i, i, -1e4);
            a.add(i + 1, i, 1e4);
            a.add(i, i + 1, 1e4);
            a.add(i + 1, i + 1, -1e4);
        }
        double[] u = new double[n];
        u[0] = 1;
        double[] p = MatrixExponential.apply(a, 10, u);
        // The uniform law after 10⁵ mean jump times, which are 40 times the relaxation time n²/π². Fourteen squarings
        // of a
        // matrix of sums 1 double their errors, n roundings each.
        double tolerance = n * Math.pow(2, 15) * 1.1e-16;
        assertEquals(1, Arrays.stream(p).sum(), tolerance);
        for (double value : p) {
            assertEquals(1.0 / n, value, tolerance);
        }
    }

    @Test
    void whatTheExactAveragesLackIsWithinTheirDoubt() {
        for (ExactProblem exact : List.of(
                ExactProblems.mixture(),
                ExactProblems.wideMixture(),
                ExactProblems.circle(),
                ExactProblems.transport(),
                ExactProblems.plane(),
                ExactProblems.tensor())) {
            Domain domain = exact.problem().domain();
            int[] cells = new int[domain.dimension()];
            Arrays.fill(cells, 24);
            Grid grid = Grid.uniform(domain.lowerCorner(), domain.upperCorner(), cells);
            // What lies outside of the box is what the averages lack of one; 24² sums of rounding 1e-16.
            double mass = grid.integral(exact.averages().apply(grid));
            assertEquals(1, mass, exact.doubt() + 24 * 24 * 1e-16, exact.name());
        }
    }
}
