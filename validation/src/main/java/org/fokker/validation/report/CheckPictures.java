package org.fokker.validation.report;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fokker.validation.report.AxisMarks.Scale;
import org.fokker.validation.report.AxisMarks.Side;
import org.fokker.validation.report.RowPlot.Row;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.PointText;
import org.fokker.validation.result.ScenarioResult;
import org.knowm.xchart.XYChart;

/** Pictures of what was checked: distances between routes, and likelihoods. */
final class CheckPictures {

    private static final double SMALLEST = 1e-17;
    private static final double NINETY_FIVE = 1.96;
    private static final int MOST_POINTS = 4;
    private static final int MOST_ROWS = 60;
    private static final int PLOT_WIDTH = 700;

    private CheckPictures() {}

    /** Distances of all comparisons and what the errors explain, on a logarithmic axis. */
    static Optional<BufferedImage> errors(ScenarioResult result) {
        if (result.comparisons().isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int shown = Math.min(MOST_ROWS, result.comparisons().size());
        for (Comparison c : result.comparisons().subList(0, shown)) {
            double value = decades(c.l1());
            double expected = decades(c.expected());
            String label = c.route() + " : " + c.reference() + ", t = " + Charts.tick(c.time());
            rows.add(new Row(label, value, Math.min(value, expected), Math.max(value, expected), expected, c.passed()));
            for (double end : new double[] {value, expected}) {
                min = Double.isNaN(end) ? min : Math.min(min, Math.floor(end - 0.15));
                max = Double.isNaN(end) ? max : Math.max(max, Math.ceil(end + 0.15));
            }
        }
        if (!(min < max)) {
            return Optional.empty();
        }
        int labels = labelWidth(rows);
        XYChart chart = RowPlot.chart(
                "distance (dot: passed, cross: failed) and what the errors explain (stroke)",
                new Side("L¹ distance", Scale.DECADES, min, max),
                rows,
                PLOT_WIDTH + labels,
                labels);
        Montage montage = new Montage(result.title());
        montage.row(List.of(chart));
        return Optional.of(montage.image());
    }

    /** Estimates with their intervals against the exact values, one chart per point. */
    static Optional<BufferedImage> likelihood(ScenarioResult result) {
        Map<List<Double>, List<LikelihoodResult>> points = new LinkedHashMap<>();
        for (LikelihoodResult estimate : result.likelihood()) {
            points.computeIfAbsent(estimate.point(), point -> new ArrayList<>()).add(estimate);
        }
        Montage montage = new Montage(result.title());
        boolean empty = true;
        List<List<LikelihoodResult>> shown =
                points.values().stream().limit(MOST_POINTS).toList();
        for (List<LikelihoodResult> estimates : shown) {
            Optional<XYChart> chart = point(estimates);
            if (chart.isPresent()) {
                montage.row(List.of(chart.get()));
                empty = false;
            }
        }
        return empty ? Optional.empty() : Optional.of(montage.image());
    }

    private static Optional<XYChart> point(List<LikelihoodResult> estimates) {
        List<Row> rows = new ArrayList<>();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (LikelihoodResult e : estimates) {
            double half = Double.isFinite(e.standardError()) ? NINETY_FIVE * e.standardError() : 0;
            rows.add(new Row(e.estimator(), e.value(), e.value() - half, e.value() + half, e.exact(), e.passed()));
            for (double end : new double[] {e.value() - half, e.value() + half, e.exact()}) {
                min = Double.isFinite(end) ? Math.min(min, end) : min;
                max = Double.isFinite(end) ? Math.max(max, end) : max;
            }
        }
        if (!(min <= max)) {
            return Optional.empty();
        }
        double margin = Math.max(0.08 * (max - min), 1e-9 * Math.max(1, Math.abs(max)));
        String point = PointText.of(estimates.get(0).point(), CheckPictures::coordinate);
        int labels = labelWidth(rows);
        return Optional.of(RowPlot.chart(
                "log p at x = " + point + ", ±1.96 standard errors; stroke: exact",
                new Side("log p / nat", Scale.LINEAR, min - margin, max + margin),
                rows,
                PLOT_WIDTH + labels,
                labels));
    }

    private static double decades(double value) {
        return Double.isNaN(value) ? Double.NaN : Math.log10(Math.max(value, SMALLEST));
    }

    private static int labelWidth(List<Row> rows) {
        BufferedImage sketch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Font font = Ink.PLAIN;
        FontMetrics metrics = sketch.createGraphics().getFontMetrics(font);
        return 30
                + rows.stream()
                        .mapToInt(row -> metrics.stringWidth(row.label()))
                        .max()
                        .orElse(0);
    }

    /** Three digits of a coordinate: a title of more does not fit. */
    private static String coordinate(double value) {
        return Charts.tick(new BigDecimal(value).round(new MathContext(3)).doubleValue());
    }
}
