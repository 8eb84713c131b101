package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.LineDensity;
import org.fokker.fokkerplanck.LineProblem;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.Mesh;
import org.fokker.fokkerplanck.ObservedOrder;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.fokkerplanck.TestProcess;
import org.fokker.grid.CellAverages;
import org.fokker.grid.SpacingSettings;
import org.fokker.grid.Spacings;
import org.fokker.process.Interpretation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * f = −D U' with D(x) that varies, between reflecting walls: the stationary density is e^{−U} times 1/D if the noise is read as
 * Itô does, 1/√D as Stratonovich and 1 as Hänggi and Klimontovich (case T-28).
 */
class MultiplicativeNoiseTest {

    private static double diffusion(double x) {
        return 1 + 0.5 * Math.sin(x);
    }

    private static double stationary(Interpretation reading, double x) {
        double power = switch (reading) {
            case ITO -> 1;
            case STRATONOVICH -> 0.5;
            case HAENGGI_KLIMONTOVICH -> 0;
        };
        return Math.exp(-0.25 * Math.pow(x, 4) + 0.5 * x * x) / Math.pow(diffusion(x), power);
    }

    private static LineProblem problem(Interpretation reading) {
        return LineProblem.of(
                TestProcess.line(reading, x -> -diffusion(x) * (x * x * x - x), MultiplicativeNoiseTest::diffusion),
                GaussianMixture.standardNormal(1),
                -2,
                2,
                Boundary.REFLECTING);
    }

    @ParameterizedTest
    @EnumSource(Interpretation.class)
    void structurePreservingFluxIsExactForCubicForcesUnderEveryReading(Interpretation reading) {
        // f/D = −U' is a cubic, which three points integrate exactly, and ∂D/D is integrated as log D: on any grid.
        Mesh mesh = Mesh.of(Spacings.of("sinh", SpacingSettings.none().with("points", -1, 1)), 17);
        SemiDiscretisation system = problem(reading).discretise("structure-preserving", mesh);
        double[] u = LineProblem.steadyState(system);
        double[] exact = LineProblem.atCentres(system, x -> stationary(reading, x), system.mass(u));
        // Products of up to 17 ratios of a few roundings each; three steps of 1e6 leave e^{−…} of the start.
        assertEquals(0, Marches.distance(system.grid(), exact, u), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Interpretation.class)
    void otherFluxesComeToItWithTheirOrder(Interpretation reading) {
        for (String scheme : new String[] {"scharfetter-gummel", "central", "central-4"}) {
            ObservedOrder.assertOrder(
                    scheme.equals("central-4") ? 4 : 2,
                    cells -> {
                        SemiDiscretisation system = problem(reading).discretise(scheme, cells);
                        double[] u = LineProblem.steadyState(system);
                        double scale = system.mass(u);
                        double[] exact =
                                CellAverages.of(new LineDensity(x -> Math.log(stationary(reading, x))), system.grid());
                        double mass = system.mass(exact);
                        Arrays.setAll(exact, i -> exact[i] * scale / mass);
                        return Marches.distance(system.grid(), exact, u);
                    },
                    80,
                    120,
                    160,
                    240,
                    320);
        }
    }
}
