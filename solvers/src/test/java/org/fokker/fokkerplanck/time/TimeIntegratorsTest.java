package org.fokker.fokkerplanck.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fokker.distribution.GaussianMixture;
import org.fokker.fokkerplanck.Marches;
import org.fokker.fokkerplanck.SemiDiscretisation;
import org.fokker.method.NumericalException;
import org.fokker.method.UnknownNameException;
import org.junit.jupiter.api.Test;

class TimeIntegratorsTest {

    @Test
    void requestedTimesAreHitExactlyWithStepsInProportion() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 20);
        double[] times = {0, 0.1, 0.25, 0.5};
        List<Double> seen = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        int made = TimeIntegrators.of("implicit-euler", 10)
                .integrate(system, system.initial(), times, (t, index, u) -> {
                    seen.add(t);
                    indices.add(index);
                });
        // Two, three and five steps.
        assertEquals(10, made);
        assertEquals(List.of(0, -1, 1, -1, -1, 2, -1, -1, -1, -1, 3), indices);
        assertEquals(0.1, seen.get(2));
        assertEquals(0.25, seen.get(5));
        assertEquals(0.5, seen.get(10));
    }

    @Test
    void unstableStepsAreRefusedWithTheLargestStableOne() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 100);
        double largest = 2 / system.spectralBound(0);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Marches.march(system, "explicit-euler", 10, 0, 0.5));
        assertTrue(refusal.getMessage().contains(Double.toString(largest)), refusal.getMessage());
        int enough = (int) Math.ceil(0.5 / largest);
        double[] u = Marches.march(system, "explicit-euler", enough, 0, 0.5);
        // At the limit of Gershgorin's discs every explicit step is a stochastic matrix.
        assertTrue(Arrays.stream(u).allMatch(p -> p >= 0));
    }

    @Test
    void valuesThatAreNotFiniteStopTheMarchAndNameTheCell() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 12);
        double[] u = system.initial();
        u[3] = Double.NaN;
        NumericalException stop = assertThrows(
                NumericalException.class,
                () -> TimeIntegrators.of("implicit-euler", 3)
                        .integrate(system, u, new double[] {0, 1}, (t, index, state) -> {}));
        assertTrue(
                stop.getMessage().contains("implicit-euler")
                        && stop.getMessage().contains("cell 0"),
                stop.getMessage());
    }

    @Test
    void missingCapabilitiesAreNamed() {
        SemiDiscretisation system = TimeSystems.ornsteinUhlenbeck(GaussianMixture.standardNormal(1), 12);
        IllegalArgumentException missing = assertThrows(
                IllegalArgumentException.class, () -> Marches.march(system, "integrating-factor-rk4", 3, 0, 1));
        assertTrue(missing.getMessage().contains("ExactPart"), missing.getMessage());
        assertThrows(UnknownNameException.class, () -> TimeIntegrators.of("crank-nicholson", 3));
        assertThrows(IllegalArgumentException.class, () -> TimeIntegrators.of("tr-bdf2", 0));
    }

    @Test
    void resultsAreRepeatedBitForBit() {
        SemiDiscretisation system = TimeSystems.variancePreserving(false, 1, 50);
        double[] first = Marches.march(system, "tr-bdf2", 20, 0, 0.3);
        // The caches of the system now stand at another time; that must not show.
        assertArrayEquals(first, Marches.march(system, "tr-bdf2", 20, 0, 0.3), 0);
    }
}
