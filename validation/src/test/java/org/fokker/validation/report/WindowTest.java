package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fokker.validation.result.Profile;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static Profile bump(double halfRange, double deviation) {
        double[] x = new double[2001];
        double[] p = new double[x.length];
        Arrays.setAll(x, i -> halfRange * (i - 1000) / 1000.0);
        Arrays.setAll(p, i -> Math.exp(-0.5 * x[i] * x[i] / (deviation * deviation)));
        return new Profile("bump", 1, List.of(x), p, null);
    }

    @Test
    void aLawThatFillsItsBoxIsShownWhole() {
        assertEquals(new Window(-8, 8), Window.of(List.of(bump(8, 1.5))));
    }

    /** exp(−x²/2) is a thousandth at 3.717; half of 2 · 3.717 more on each side, to the width of a cell. */
    @Test
    void aLawInASmallPartOfItsBoxIsShownCloser() {
        Window window = Window.of(List.of(bump(100, 1)));
        assertEquals(2 * 3.717, window.right(), 0.2);
        assertEquals(-window.right(), window.left(), 1e-12);
        assertTrue(window.right() < 8);
    }
}
