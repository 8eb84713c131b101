package org.fokker.fokkerplanck.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Extrapolation;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.Systems;
import org.fokker.fokkerplanck.analysis.Currents;
import org.fokker.fokkerplanck.analysis.EffectiveTransport;
import org.fokker.fokkerplanck.analysis.EntropyProduction;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case T-20: dX = (F − sin x) dt + √(2D) dW on a ring of length 2π. References by two methods that agree to 12 digits. */
class TiltedWashboardTest {

    private static Edges ring(double force, double diffusion, int cells) {
        return Systems.line(
                Systems.drifting(x -> force - Math.sin(x), diffusion),
                0,
                2 * Math.PI,
                Boundary.PERIODIC,
                Boundary.PERIODIC,
                cells);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0.175593406037, 0.423588797443",
        "1, 0.5, 0.626523187421, 0.795241035230",
        "1, 0.1, 0.368953245762, 0.411129935320",
        "2, 0.5, 1.75757936719, 0.680114985699",
        "0.8, 0.1, 0.0898236656068, 0.219995112869"
    })
    void velocityAndDiffusionOfManyTurns(double force, double diffusion, double velocity, double spreading) {
        // References of twelve digits.
        Extrapolation.of(
                        n -> EffectiveTransport.of(ring(force, diffusion, n), 0).velocity()[0], 100, 4)
                .assertLimit(velocity, 5e-12 * velocity, 1e-10);
        Extrapolation.of(
                        n -> EffectiveTransport.of(ring(force, diffusion, n), 0).diffusion()[0][0], 100, 4)
                .assertLimit(spreading, 2e-12, 1e-9);
    }

    /** S-6 on a line: J is constant in the steady state. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "1, 0.1", "2, 0.5", "0.8, 0.1"})
    void theCurrentIsConstantAndItsWorkBecomesEntropy(double force, double diffusion) {
        Edges system = ring(force, diffusion, 400);
        double[] u = SteadyState.of(system, 0).density().averages();
        double[] current = Currents.of(system, 0, u).onFaces();
        double velocity = EffectiveTransport.of(system, 0).velocity()[0];
        double spread = Arrays.stream(current).max().orElseThrow()
                - Arrays.stream(current).min().orElseThrow();
        // Each balance of a cell rounds terms of D/h · u < 64 · 1, and 400 of them follow each other at random.
        assertEquals(0, spread, 1e-13);
        assertEquals(velocity / (2 * Math.PI), current[0], 1e-14);
        // ln(a/b) = v h/D on every edge, whose sum around the ring is 2π F/D: an identity of the scheme.
        assertEquals(force * velocity / diffusion, EntropyProduction.rate(system, 0, u), 1e-12);
    }
}
