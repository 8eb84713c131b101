package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.fokker.grid.GridDensity;
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
        // drift without an
        // error in moments up to the second, but for the rounding of tails by the grid, exp(−2π² s²/h²) = e⁻³⁷ at s =
        // 1/3 and
        // larger where the cloud is thin.
        double spread = 1 / (6.0 * k * k);
        assertEquals(6.778909139856, mean[0], 1e-5);
        assertEquals(-1.629386987354, mean[1], 1e-5);
        assertEquals(0.156195016898, covariance[0][0] - spread, 1e-5);
        assertEquals(0.057001315203, covariance[0][1], 1e-5);
        assertEquals(0.229504997295, covariance[1][1] - spread, 1e-5);
    }
}
