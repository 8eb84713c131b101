package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fokker.distribution.UniformBox;
import org.fokker.execution.Workers;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.Extrapolation;
import org.fokker.fokkerplanck.FokkerPlanckProblem;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.finitevolume.Flux;
import org.fokker.grid.GridDensity;
import org.fokker.process.Interpretation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case T-25: ẋ = v, v̇ = −(x² + v² − 1) v − x + √(2D) Ẇ, with the stationary density ∝ exp(−(r⁴/4 − r²/2)/D). */
class CaugheyTest {

    private static TestProcess oscillator(double diffusion) {
        return new TestProcess(2, Interpretation.ITO, true, new TestProcess.Field() {
            @Override
            public double[] drift(double t, double[] x) {
                double energy = x[0] * x[0] + x[1] * x[1];
                return new double[] {x[1], (1 - energy) * x[1] - x[0]};
            }

            @Override
            public double[] tensor(double t, double[] x) {
                return new double[] {0, 0, diffusion};
            }

            @Override
            public boolean autonomous() {
                return true;
            }
        });
    }

    /**
     * Cells of width 1/k whose centres are the multiples of 1/k, up to 3, where the density has fallen by e⁻³¹ at least. Central
     * fluxes have no numerical diffusion along x, and an error in even powers of the width.
     */
    private static GridDensity steady(double diffusion, int k) {
        double end = 3 + 0.5 / k;
        Domain domain = Domain.box(new double[] {-end, -end}, new double[] {end, end}, Boundary.REFLECTING);
        UniformBox anywhere = new UniformBox(domain.lowerCorner(), domain.upperCorner());
        try (Workers workers = Workers.of(1)) {
            Edges system = (Edges) FiniteVolume.of(
                            Flux.registry().find("central").factory(), 6 * k + 1)
                    .discretise(new FokkerPlanckProblem(oscillator(diffusion), anywhere, domain, 0, 1), workers);
            return SteadyState.of(system, 0).density();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.0236074058823, 0.287597079589, 0.507416485289",
        "0.25, 0.0717060636016, 0.194917289679, 0.556317810657",
        "0.5, 0.0915459140161, 0.150933695684, 0.643799985470"
    })
    void theStationaryDensityOfADegenerateDiffusion(double diffusion, double centre, double circle, double square) {
        GridDensity coarse = steady(diffusion, 12);
        GridDensity fine = steady(diffusion, 24);
        assertLimit(centre, coarse.interpolate(0, 0), fine.interpolate(0, 0));
        assertLimit(circle, coarse.interpolate(1, 0), fine.interpolate(1, 0));
        assertLimit(circle, coarse.interpolate(0, 1), fine.interpolate(0, 1));
        for (int axis : new int[] {0, 1}) {
            assertLimit(square, coarse.covariance()[axis][axis], fine.covariance()[axis][axis]);
        }
    }

    private static void assertLimit(double reference, double coarse, double fine) {
        Extrapolation limit = Extrapolation.of(n -> n == 12 ? coarse : fine, 12, 2);
        // The rim of width √(D/2) is five cells wide at least: the finer grid errs by some (h/√(D/2))²/12 = 3e-3.
        limit.assertLimit(reference, 1e-12, 5e-3);
        // The next power, four times as large a number squared on the coarser grid.
        assertEquals(reference, limit.value(), 3e-4 * reference);
    }
}
