package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class CurveLabelsTest {

    @Test
    void labelsThatOverlapSpreadAroundTheirMean() {
        double[] heights = {10, 50, 52, 54, 100};
        CurveLabels.spread(heights, 10, 1000);
        assertArrayEquals(new double[] {10, 42, 52, 62, 100}, heights, 1e-12);
    }

    @Test
    void blocksThatMeetBecomeOne() {
        double[] heights = {0, 2, 13, 13};
        CurveLabels.spread(heights, 10, 1000);
        // Distances to 0, 10, 20, 30 are 0, −8, −7, −17: their mean is −8.
        assertArrayEquals(new double[] {-8, 2, 12, 22}, heights, 1e-12);
    }

    @Test
    void theColumnEndsWhereItHasTo() {
        double[] heights = {80, 90};
        CurveLabels.spread(heights, 20, 60);
        assertArrayEquals(new double[] {40, 60}, heights, 1e-12);
    }
}
