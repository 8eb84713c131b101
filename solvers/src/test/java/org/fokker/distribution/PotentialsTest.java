package org.fokker.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fokker.method.UnknownNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registered potential obeys. */
class PotentialsTest {

    static List<String> names() {
        return Potentials.registry().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradientIsTheDerivativeOfTheEnergy(String name) {
        for (int d : name.equals("mueller-brown") ? new int[] {2} : new int[] {1, 2, 4}) {
            Potential potential = Potentials.of(name, d);
            assertEquals(d, potential.dimension());
            double h = 1e-3;
            double[] offsets = {-3, -2, -1, 1, 2, 3};
            double[] factors = {-1, 9, -45, 45, -9, 1};
            for (int axis = 0; axis < d; axis++) {
                double[][] x = new double[d][6];
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < 6; j++) {
                        x[i][j] = 0.4 - 0.3 * i + (i == axis ? offsets[j] * h : 0);
                    }
                }
                double[] energy = new double[6];
                potential.energy(x, 6, energy);
                double difference = 0;
                for (int j = 0; j < 6; j++) {
                    difference += factors[j] * energy[j] / (60 * h);
                }
                double[][] gradient = new double[d][1];
                double[][] point = new double[d][1];
                for (int i = 0; i < d; i++) {
                    point[i][0] = 0.4 - 0.3 * i;
                }
                potential.gradient(point, 1, gradient);
                // h⁶ U⁽⁷⁾/140 ≤ 1e-18 · 1e7/140, rounding 1e-16 · 2/h = 2e-13.
                assertEquals(gradient[axis][0], difference, 1e-11);
            }
        }
    }

    @Test
    void muellerBrownHasItsThreeMinima() {
        // Published energies −146.700, −108.167 and −80.768, in units of 100; positions to three digits.
        double[][] minima = {{-0.558, 0.623, -0.050}, {1.442, 0.028, 0.467}};
        double[] energy = new double[3];
        new MuellerBrown().energy(minima, 3, energy);
        // The third digit of the position changes the energy by curvature 10 · (5e-4)²/2 · 10.
        assertEquals(-1.46700, energy[0], 1e-4);
        assertEquals(-1.08167, energy[1], 1e-4);
        assertEquals(-0.80768, energy[2], 1e-4);
    }

    @Test
    void unknownNamesAndDimensionsAreRefused() {
        String message = assertThrows(UnknownNameException.class, () -> Potentials.of("double-wel", 1))
                .getMessage();
        assertTrue(message.contains("double-well"), message);
        assertThrows(IllegalArgumentException.class, () -> Potentials.of("mueller-brown", 1));
        assertThrows(IllegalArgumentException.class, () -> Potentials.of("ring", 0));
    }
}
