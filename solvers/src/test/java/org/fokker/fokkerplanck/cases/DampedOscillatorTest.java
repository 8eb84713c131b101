package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.following.FollowingDomain;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.GridDensity;
import org.fokker.process.LinearProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Case T-23: ẍ + 0.1 ẋ + x = √0.2 Ẇ from N((5, 5), I/9), whose noise is in the velocity alone. */
class DampedOscillatorTest {

    private static final GaussianMixture START = GaussianMixture.of(
            new double[] {1}, new double[][] {{5, 5}}, new double[][][] {{{1.0 / 9, 0}, {0, 1.0 / 9}}});

    private static GridDensity march(
            String flux, double[] lower, double[] upper, int[] cells, String rule, int steps, double end) {
        TestProcess process = TestProcess.affine(new double[][] {{0, 1}, {-1, -0.1}}, new double[2], 0, 0, 0.1);
        Domain domain = Domain.box(lower, upper, Boundary.REFLECTING);
        try (Workers workers = Workers.of(2)) {
            SemiDiscretisation system = FiniteVolume.registry()
                    .find(flux)
                    .factory()
                    .on(Mesh.uniform(cells))
                    .discretise(new FokkerPlanckProblem(process, START, domain, 0, end), workers);
            return new GridDensity(system.grid(), Marches.march(system, rule, steps, 0, end));
        }
    }

    @Test
    void momentsAfterASixthOfATurn() {
        int k = 6;
        GridDensity p = march(
                "central-4",
                new double[] {2, -5},
                new double[] {10, 8},
                new int[] {8 * k, 13 * k},
                "runge-kutta-4",
                180,
                1);
        double[] mean = p.mean();
        double[][] covariance = p.covariance();
        // Averages over cells, spread over them again, add h²/12 twice. A central flux of fourth order moves a linear
        // drift without an error in moments up to the second, but for the rounding of tails by the grid, exp(−2π²
        // s²/h²) = e⁻³⁷ at s = 1/3 and larger where the cloud is thin.
        double spread = 1 / (6.0 * k * k);
        assertEquals(6.778909139856, mean[0], 1e-5);
        assertEquals(-1.629386987354, mean[1], 1e-5);
        assertEquals(0.156195016898, covariance[0][0] - spread, 1e-5);
        assertEquals(0.057001315203, covariance[0][1], 1e-5);
        assertEquals(0.229504997295, covariance[1][1] - spread, 1e-5);
    }

    /**
     * In a box that follows the cloud around, on cells of a third of a deviation. A central flux of fourth order has no
     * numerical diffusion along x, where nothing else diffuses.
     *
     * @param deviations half-width of the box
     * @param times requested times, from 0
     * @param references mean of x and v, variances and covariance, xx xv vv, and p(0, 0) at each time but the first
     */
    private static void follow(int deviations, int steps, double[] times, double[][] references) {
        LinearProcess process = new LinearProcess(
                new double[][] {{0, 1}, {-1, -0.1}}, new double[2], new double[][] {{0}, {Math.sqrt(0.2)}});
        Domain free = Domain.box(new double[] {-100, -100}, new double[] {100, 100}, Boundary.REFLECTING);
        FollowingDomain following = FollowingDomain.of(
                new FokkerPlanckProblem(process, START, free, 0, times[times.length - 1]), deviations);
        try (Workers workers = Workers.of(1)) {
            SemiDiscretisation system = FiniteVolume.registry()
                    .find("central-4")
                    .factory()
                    .on(Mesh.uniform(6 * deviations, 6 * deviations))
                    .discretise(following.problem(), workers);
            TimeIntegrators.of("runge-kutta-4", steps).integrate(system, system.initial(), times, (t, index, u) -> {
                if (index < 1) {
                    return;
                }
                double[] reference = references[index - 1];
                GridDensity p = following.density(system, u, t);
                double[] mean = p.mean();
                double[][] covariance = p.covariance();
                double[] spread = new double[2];
                Arrays.setAll(spread, i -> Math.pow(p.grid().axis(i).width(0), 2) / 6);
                // 2e-9 lie beyond six deviations and 36 times that is missing from variances; grids of h = ⅓
                // deviation round tails by more, some 8e-6 of variances.
                assertEquals(reference[0], mean[0], 1e-6);
                assertEquals(reference[1], mean[1], 1e-6);
                assertEquals(reference[2], covariance[0][0] - spread[0], 1e-5);
                assertEquals(reference[3], covariance[0][1], 1e-5);
                assertEquals(reference[4], covariance[1][1] - spread[1], 1e-5);
                double[] atRest = new double[1];
                following.evaluate(system, u, t, new double[2][1], 1, atRest, new double[2][1]);
                // Interpolation of fourth order, (3/128) h⁴ ∂⁴p along each axis, at up to 2.7 deviations: 2e-4 · (z⁴
                // − 6z² + 3).
                assertEquals(reference[5], atRest[0], 1e-3 * reference[5]);
            });
        }
    }

    @Test
    void meanCovarianceAndDensityAtRestAfterThreeTurns() {
        follow(6, 1500, new double[] {0, 20}, new double[][] {
            {2.537543106958, -0.952755574245, 0.874528225798, 0.009821867379, 0.883893528377, 2.644447311830e-3}
        });
    }

    @Test
    @Tag("slow")
    void afterTwentyTurnsTheCloudIsStationaryUpToItsMean() {
        double end = 40 * Math.PI;
        GaussianMixture exact = LinearGaussian.at(
                new double[][] {{0, 1}, {-1, -0.1}}, new double[] {0, 0, 0.1}, new double[] {5, 5}, 1.0 / 9, end);
        assertEquals(0.159141525551, Math.exp(exact.logDensity(0, 0)), 1e-11);
        double[] mean = exact.mean();
        double[][] covariance = exact.covariance();
        // What the turning cloud pushes into corners at six deviations comes back as 1e-3 of the variances after twenty
        // turns.
        follow(7, 11_000, new double[] {0, end}, new double[][] {
            {mean[0], mean[1], covariance[0][0], covariance[0][1], covariance[1][1], 0.159141525551}
        });
    }
}
