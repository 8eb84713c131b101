package org.fokker.validation.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/** A right triangle of legs 1 and p in a chart of logarithms, below a curve of slope p. */
final class SlopeTriangle extends Annotation {

    private static final Color FILL = new Color(0x5d, 0x63, 0x6d, 40);

    private final XYChart plot;
    private final double left;
    private final double bottom;
    private final double width;
    private final double slope;
    private final String label;

    /**
     * Creates the triangle.
     *
     * @param plot the chart
     * @param left decimal logarithm at its left corner
     * @param bottom decimal logarithm of its lower leg
     * @param width length of the lower leg in decades
     * @param slope p
     * @param label p in words
     */
    SlopeTriangle(XYChart plot, double left, double bottom, double width, double slope, String label) {
        super(false);
        this.plot = plot;
        this.left = left;
        this.bottom = bottom;
        this.width = width;
        this.slope = slope;
        this.label = label;
    }

    @Override
    public void paint(Graphics2D g) {
        double x0 = plot.getScreenXFromChart(left);
        double x1 = plot.getScreenXFromChart(left + width);
        double y0 = plot.getScreenYFromChart(bottom);
        double y1 = plot.getScreenYFromChart(bottom + slope * width);
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(x0, y0);
        triangle.lineTo(x1, y0);
        triangle.lineTo(x1, y1);
        triangle.closePath();
        g.setColor(FILL);
        g.fill(triangle);
        g.setColor(Ink.SOFT);
        g.setStroke(new BasicStroke(1.2f));
        g.draw(triangle);
        g.setFont(Ink.SMALL);
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(Ink.TEXT);
        g.drawString("1", (float) ((x0 + x1 - metrics.stringWidth("1")) / 2), (float) (y0 + metrics.getAscent() + 1));
        g.drawString(label, (float) (x1 + 5), (float) ((y0 + y1 + metrics.getAscent()) / 2 - 2));
    }
}
