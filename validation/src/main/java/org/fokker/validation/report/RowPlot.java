package org.fokker.validation.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.fokker.validation.report.AxisMarks.Scale;
import org.fokker.validation.report.AxisMarks.Side;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Annotation;

/** A chart of named rows, each with a value, an interval and an expectation along the horizontal axis. */
final class RowPlot extends Annotation {

    /**
     * One row.
     *
     * @param label its name
     * @param value the value, drawn as a dot if it passed and as a cross if it failed
     * @param low left end of a thin line, NaN for none
     * @param high right end of the thin line
     * @param expected drawn as an upright stroke, NaN for none
     * @param passed whether the value passed
     */
    record Row(String label, double value, double low, double high, double expected, boolean passed) {}

    private static final int ROW_HEIGHT = 34;
    private static final int OVERHEAD = 130;
    /** A chart that is lower than this many rows has no place left between its title and its axis. */
    private static final int LEAST_ROWS = 2;

    private static final int LABEL_GAP = 14;

    private final XYChart plot;
    private final List<Row> rows;

    private RowPlot(XYChart plot, List<Row> rows) {
        super(false);
        this.plot = plot;
        this.rows = List.copyOf(rows);
    }

    /**
     * Makes the chart.
     *
     * @param title title of the chart
     * @param across the horizontal axis
     * @param rows the rows, from the top
     * @param width width of the chart in pixels
     * @param labels width of the labels in pixels
     * @return the chart
     */
    static XYChart chart(String title, Side across, List<Row> rows, int width, int labels) {
        XYChart chart = Charts.empty(width, OVERHEAD + ROW_HEIGHT * Math.max(LEAST_ROWS, rows.size()), title);
        chart.addSeries("corners", new double[] {across.min(), across.max()}, new double[] {0, rows.size()})
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarkerColor(new Color(0, true));
        chart.getStyler().setYAxisLeftWidthHint(labels);
        AxisMarks.add(chart, across, new Side("", Scale.NONE, 0, rows.size()));
        chart.addAnnotation(new RowPlot(chart, rows));
        return chart;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setFont(Ink.PLAIN);
        FontMetrics metrics = g.getFontMetrics();
        int left = (int) Math.round(plot.getScreenXFromChart(plot.getStyler().getXAxisMin()));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = plot.getScreenYFromChart(rows.size() - i - 0.5);
            g.setColor(Ink.TEXT);
            g.drawString(
                    row.label(),
                    left - LABEL_GAP - metrics.stringWidth(row.label()),
                    (int) y + metrics.getAscent() / 2 - 2);
            paint(g, row, y);
        }
    }

    private void paint(Graphics2D g, Row row, double y) {
        Color colour = row.passed() ? Ink.GOOD : Ink.BAD;
        if (row.low() <= row.high()) {
            g.setColor(colour);
            g.setStroke(new BasicStroke(2));
            double a = plot.getScreenXFromChart(row.low());
            double b = plot.getScreenXFromChart(row.high());
            g.draw(new Line2D.Double(a, y, b, y));
        }
        if (Double.isFinite(row.expected())) {
            g.setColor(Ink.TEXT);
            g.setStroke(new BasicStroke(3));
            double x = plot.getScreenXFromChart(row.expected());
            g.draw(new Line2D.Double(x, y - 10, x, y + 10));
        }
        if (Double.isFinite(row.value())) {
            g.setColor(colour);
            double x = plot.getScreenXFromChart(row.value());
            if (row.passed()) {
                g.fill(new Ellipse2D.Double(x - 6, y - 6, 12, 12));
            } else {
                g.setStroke(new BasicStroke(4));
                g.draw(new Line2D.Double(x - 6, y - 6, x + 6, y + 6));
                g.draw(new Line2D.Double(x - 6, y + 6, x + 6, y - 6));
            }
        }
    }
}
