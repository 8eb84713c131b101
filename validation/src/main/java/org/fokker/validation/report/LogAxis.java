package org.fokker.validation.report;

import java.util.List;
import org.fokker.validation.report.AxisMarks.Scale;
import org.fokker.validation.report.AxisMarks.Side;

/** Axes of decimal logarithms that fit their data. */
final class LogAxis {

    private static final double ROOM = 0.06;

    /** Marks at 1, 2 and 5 crowd an axis of more decades. */
    private static final double FEW_DECADES = 3.2;

    private LogAxis() {}

    static double of(double value) {
        return Math.log10(value);
    }

    /**
     * Makes an axis.
     *
     * @param title what it measures
     * @param values positive values that it has to hold, at least one
     */
    static Side side(String title, List<Double> values) {
        double min = values.stream().mapToDouble(LogAxis::of).min().orElseThrow();
        double max = values.stream().mapToDouble(LogAxis::of).max().orElseThrow();
        double room = Math.max(ROOM * (max - min), 0.02);
        boolean few = max - min < FEW_DECADES;
        return new Side(title, few ? Scale.LOGARITHMIC : Scale.DECADES, min - room, max + room);
    }
}
