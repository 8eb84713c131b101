package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fokker.validation.report.AxisMarks.Scale;
import org.junit.jupiter.api.Test;

class AxisMarksTest {

    @Test
    void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
        assertEquals(2, AxisMarks.step(10, 5));
        assertEquals(5, AxisMarks.step(10, 3));
        assertEquals(10, AxisMarks.step(26, 3));
        // Powers of ten come from Math.pow, whose error is one unit in the last place.
        assertEquals(0.02, AxisMarks.step(0.085, 5), 1e-17);
        assertEquals(1, AxisMarks.step(1, 1));
    }

    @Test
    void marksLieBetweenTheEnds() {
        assertEquals(List.of("−4", "−2", "0", "2", "4"), labels(-5, 5, 2));
        assertEquals(List.of("0", "0.1", "0.2", "0.3"), labels(0, 0.3, 0.1));
        assertEquals(List.of("1.05", "1.10"), labels(1.01, 1.14, 0.05));
    }

    @Test
    void labelsShowTheDigitsThatTellMarksApart() {
        assertEquals(List.of("0", "2e−9", "4e−9"), labels(0, 5e-9, 2e-9));
        assertEquals("1e−3", AxisMarks.label(Scale.DECADES, -3, 1));
        assertEquals("1", AxisMarks.label(Scale.DECADES, 0, 1));
    }

    private static List<String> labels(double min, double max, double step) {
        return AxisMarks.marks(min, max, step).stream()
                .map(value -> AxisMarks.label(Scale.LINEAR, value, step))
                .toList();
    }
}
