package org.fokker.validation.report;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.fokker.validation.report.Ink.Pen;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts in the style of the pictures, with room for the marks and titles of {@link AxisMarks}. */
final class Charts {

    static final int WIDTH = 560;
    static final int HEIGHT = 400;

    /** Not blank to the chart, which leaves room for no title that is. */
    private static final String NO_BREAK_SPACE = "\u00a0";

    private static final int BELOW = 46;
    private static final int LEFT = 90;

    private Charts() {}

    static XYChart empty(int width, int height, String title) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(NO_BREAK_SPACE)
                .build();
        XYStyler style = chart.getStyler();
        style.setLegendVisible(false);
        style.setChartTitleBoxVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setChartFontColor(Ink.TEXT);
        style.setChartTitleFont(Ink.BOLD);
        style.setChartTitlePadding(8);
        style.setChartPadding(10);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesVisible(false);
        style.setAxisTitleFont(Ink.PLAIN);
        style.setAxisTicksVisible(false);
        style.setAxisTitlePadding(BELOW);
        style.setYAxisLeftWidthHint(LEFT);
        style.setPlotContentSize(1);
        style.setPlotMargin(0);
        style.setSeriesMarkers(new Marker[] {SeriesMarkers.NONE});
        return chart;
    }

    /** Adds a curve with its points. */
    static void curve(XYChart chart, String name, Pen pen, List<Double> x, List<Double> y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineColor(pen.colour());
        series.setLineStyle(pen.stroke());
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(pen.colour());
    }

    /** A tick's number as short as it can be said. */
    static String tick(double value) {
        if (Math.abs(value) < 1e-14) {
            return "0";
        }
        double size = Math.abs(value);
        String text = size >= 1e5 || size < 1e-3
                ? String.format(Locale.ROOT, "%.1e", value)
                        .replaceFirst("e([+-])0*", "e$1")
                        .replace("e+", "e")
                        .replace(".0e", "e")
                : String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
        return text.replace('-', '−');
    }
}
