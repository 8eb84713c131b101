package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.LineDensity;
import org.fokker.fokkerplanck.LineProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.ReversibleLine;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.SemiDiscretisation.ShiftedSolve;
import org.fokker.grid.Axis;
import org.fokker.grid.Spacing;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.junit.jupiter.api.Test;

/**
 * Compton scattering without induced emission, x² ∂t f = ∂x[x⁴ (∂x f + f)] without flux at the ends (Chang and Cooper 1970; case
 * T-26). For p = x² f it is ∂t p = −∂x[(2x − x²) p − x² ∂x p]: D = x², and the equilibrium f ∝ e^{−x} is p ∝ exp(2 log x − x).
 */
class KompaneetsTest {

    private static final ReversibleLine SCATTERING =
            new ReversibleLine(x -> x - 2 * Math.log(x), x -> x * x, x -> 4 * x - x * x);

    private static final LineDensity LINE =
            new LineDensity(x -> -50 * (x - 3) * (x - 3) + 0.5 * Math.log(50 / Math.PI));

    private static LineProblem problem(double lower) {
        return LineProblem.of(SCATTERING, LINE, lower, 40, Boundary.REFLECTING);
    }

    @Test
    void theExponentialIsReproducedOnAnyGrid() {
        double[] random = new Random(3).doubles(59, 1e-3, 40).sorted().toArray();
        Spacing uneven = new Spacing() {
            @Override
            public String name() {
                return "random";
            }

            @Override
            public Axis divide(double lower, double upper, int cells) {
                double[] edges = new double[cells + 1];
                Arrays.setAll(edges, i -> i == 0 ? lower : i == cells ? upper : random[i - 1]);
                return Axis.of(edges);
            }
        };
        for (Spacing spacing : new Spacing[] {
            Spacing.uniform(),
            Spacings.of("logarithmic", SpacingSettings.none()),
            Spacings.of("half-line", SpacingSettings.none().with("scale", 2)),
            uneven
        }) {
            SemiDiscretisation system = problem(1e-3).discretise("scharfetter-gummel", Mesh.of(spacing, 60));
            double[] u = LineProblem.steadyState(system);
            double mass = system.mass(u);
            // f at the centres, and the mass N = ∫ x² f that is conserved.
            double[] exact = LineProblem.atCentres(system, x -> x * x * Math.exp(-x), mass);
            for (int i = 0; i < 60; i++) {
                // Relative, cell by cell: potentials of up to 40 and products of 60 ratios carry some 100 roundings.
                assertEquals(exact[i], u[i], 2e-12 * exact[i], spacing.name() + " cell " + i);
            }
            // Fewer where the mass is.
            assertEquals(0, Marches.distance(system.grid(), exact, u) / mass, 1e-12, spacing.name());
        }
    }

    @Test
    void aSpectralLineStaysPositiveUnderAnyStep() {
        Spacing logarithmic = Spacings.of("logarithmic", SpacingSettings.none());
        SemiDiscretisation system = problem(1e-3).discretise("scharfetter-gummel", Mesh.of(logarithmic, 200));
        for (double step : new double[] {1e-6, 1, 1e6}) {
            double[] u = system.initial();
            ((ShiftedSolve) system).solveShifted(0, step, u.clone(), u);
            assertTrue(Arrays.stream(u).allMatch(p -> p >= 0), "dt = " + step);
        }
        double[] u = Marches.march(system, "implicit-euler", 100, 0, 1);
        // A hundred solves of condition 1 + 0.02 |A|, |A| ≈ 4 (200/10.6)² x.
        assertEquals(system.mass(system.initial()), system.mass(u), 1e-12);
    }
}
