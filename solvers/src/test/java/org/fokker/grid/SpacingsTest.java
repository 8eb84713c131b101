package org.fokker.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fokker.method.ParameterException;
import org.fokker.method.UnknownNameException;
import org.junit.jupiter.api.Test;

class SpacingsTest {

    private static Spacing spacing(String name) {
        return Spacings.of(name, SpacingSettings.none());
    }

    private static Spacing sinh(double strength, double... points) {
        return Spacings.of("sinh", SpacingSettings.none().with("points", points).with("strength", strength));
    }

    @Test
    void everyRuleKeepsTheEndPointsBitForBit() {
        double lower = 0.1;
        double upper = 13.7;
        for (var entry : Spacings.registry().entries()) {
            Spacing rule = entry.factory().apply(SpacingSettings.none());
            assertEquals(entry.name(), rule.name());
            for (int cells : new int[] {1, 2, 7, 1000}) {
                Axis axis = rule.divide(lower, upper, cells);
                assertEquals(cells, axis.cells());
                assertEquals(lower, axis.lower(), 0, entry.name());
                assertEquals(upper, axis.upper(), 0, entry.name());
            }
            assertThrows(IllegalArgumentException.class, () -> rule.divide(2, 1, 4), entry.name());
            assertThrows(IllegalArgumentException.class, () -> rule.divide(1, 2, 0), entry.name());
            assertThrows(
                    IllegalArgumentException.class, () -> rule.divide(1, Double.POSITIVE_INFINITY, 4), entry.name());
        }
    }

    @Test
    void twoGridsOfARuleShareEverySecondEdge() {
        for (var entry : Spacings.registry().entries()) {
            Spacing rule = entry.factory().apply(SpacingSettings.none());
            Axis coarse = rule.divide(0.5, 4, 25);
            Axis fine = rule.divide(0.5, 4, 50);
            for (int i = 0; i <= 25; i++) {
                // A smooth map of i/N: edges of values below 4 agree to a few roundings.
                assertEquals(coarse.edge(i), fine.edge(2 * i), 4e-15, entry.name());
            }
        }
    }

    @Test
    void sinhAroundOnePointIsTheMapOfTavellaAndRandall() {
        double strength = 8;
        Axis axis = sinh(strength, 0.3).divide(-1, 2, 40);
        double alpha = 3 / strength;
        double from = Math.log((-1.3 + Math.hypot(-1.3, alpha)) / alpha);
        double to = Math.log((1.7 + Math.hypot(1.7, alpha)) / alpha);
        for (int i = 0; i <= 40; i++) {
            // arsinh errs by two roundings of three, which cosh ≤ 5 magnifies.
            assertEquals(0.3 + alpha * Math.sinh(from + (to - from) * i / 40), axis.edge(i), 1e-14);
        }
    }

    @Test
    void sinhGathersCellsAroundEveryPointByItsStrength() {
        Spacing rule =
                Spacings.of("sinh", SpacingSettings.none().with("points", -1, 1).with("strength", 20, 60));
        Axis axis = rule.divide(-4, 4, 2000);
        // The density of cells at b_k is 1/α_k plus that of the other point: widths in the ratio of their sums.
        double atLeft = 20.0 / 8 + 1 / Math.hypot(8.0 / 60, 2);
        double atRight = 60.0 / 8 + 1 / Math.hypot(8.0 / 20, 2);
        double ratio = axis.width(axis.cellOf(-1)) / axis.width(axis.cellOf(1));
        // Within a cell of h ≈ 0.001 of the point the density changes by (h/α)² = 6e-5 and by h/2 of the other's slope.
        assertEquals(atRight / atLeft, ratio, 2e-3);
        assertTrue(axis.width(0) > 5 * axis.width(axis.cellOf(1)));
    }

    @Test
    void sinhAroundTheMiddleIsSymmetricAndWidensByItsStrength() {
        Axis axis = spacing("sinh").divide(-3, 3, 4000);
        for (int i = 0; i <= 2000; i++) {
            assertEquals(-axis.edge(i), axis.edge(4000 - i), 2e-15);
        }
        // √(1 + 10²/4) at the wall itself; the first cell's middle is half a cell away.
        assertEquals(Math.sqrt(26), axis.width(0) / axis.width(2000), 0.01);
        assertTrue(sinh(1e-6, 0).divide(0, 1, 10).isUniform(), "no strength, equal cells");
    }

    @Test
    void logarithmicCellsHaveOneRatio() {
        Axis axis = spacing("logarithmic").divide(1e-6, 1e3, 90);
        for (int i = 0; i < 90; i++) {
            // Nine decades in ninety steps; logarithms of 14 with half an ulp of 2e-15 each.
            assertEquals(Math.pow(10, 0.1), axis.edge(i + 1) / axis.edge(i), 1e-14);
        }
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> spacing("logarithmic").divide(0, 1, 3));
        assertTrue(refusal.getMessage().contains("half-line"), refusal.getMessage());
    }

    @Test
    void halfLineIsTheAlgebraicMap() {
        Axis axis = Spacings.of("half-line", SpacingSettings.none().with("scale", 2))
                .divide(1, 101, 100);
        double end = 100.0 / 102;
        for (int i = 0; i <= 100; i++) {
            double eta = end * i / 100;
            // η/(1 − η) has the condition 1/(1 − η) ≤ 51.
            assertEquals(1 + 2 * eta / (1 - eta), axis.edge(i), 51 * 100 * 3e-16);
        }
        assertEquals(51, axis.cellOf(3.0), 1, "half of the cells within the scale");
    }

    @Test
    void chebyshevsCellsGatherAtTheEndsAndAreNotSmooth() {
        Axis axis = spacing("chebyshev").divide(-1, 1, 64);
        for (int i = 0; i <= 64; i++) {
            assertEquals(-axis.edge(64 - i), axis.edge(i), 0);
            // One rounding in the angle and one in the function.
            assertEquals(-Math.cos(Math.PI * i / 64), axis.edge(i), 3e-16);
        }
        // 1 − cos φ for φ = π/64 and 2π/64: the ratio of the first widths is 3 − φ²/2 + …, for any number of cells.
        assertEquals(3, axis.largestRatio(), 0.003);
        for (var entry : Spacings.registry().entries()) {
            Spacing rule = entry.factory().apply(SpacingSettings.none());
            assertEquals(!entry.name().equals("chebyshev"), rule.smooth());
            if (rule.smooth()) {
                // Neighbours of a smooth map differ by h x''/x' ≤ 11/200 on this interval.
                assertTrue(rule.divide(0.1, 10, 400).largestRatio() < 1.06, entry.name());
            }
        }
    }

    @Test
    void whatNoRuleCanBeIsRefusedByName() {
        assertThrows(UnknownNameException.class, () -> spacing("sinus"));
        ParameterException unknown = assertThrows(
                ParameterException.class,
                () -> Spacings.of("sinh", SpacingSettings.none().with("point", 0)));
        assertTrue(unknown.getMessage().contains("did you mean 'points'"), unknown.getMessage());
        assertThrows(
                ParameterException.class,
                () -> Spacings.of(
                        "sinh", SpacingSettings.none().with("points", 0, 1).with("strength", 1, 2, 3)));
        assertThrows(
                ParameterException.class,
                () -> Spacings.of("sinh", SpacingSettings.none().with("strength", -1)));
        assertThrows(
                ParameterException.class,
                () -> Spacings.of("half-line", SpacingSettings.none().with("scale", 0)));
        assertThrows(
                ParameterException.class,
                () -> Spacings.of("half-line", SpacingSettings.none().with("scale", 1, 2)));
        assertThrows(
                ParameterException.class,
                () -> Spacings.of("uniform", SpacingSettings.none().with("scale", 1)));
        assertFalse(Spacings.registry().names().isEmpty());
    }
}
