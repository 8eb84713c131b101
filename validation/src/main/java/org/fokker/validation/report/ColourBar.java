package org.fokker.validation.report;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.function.DoubleToIntFunction;
import org.fokker.validation.report.AxisMarks.Scale;
import org.knowm.xchart.internal.chartpart.IChart;

/** Shows beside a heat map which value has which colour, from zero to a largest value. */
final class ColourBar implements IChart {

    private static final int WIDTH = 96;
    private static final int TOP = 46;
    private static final int BOTTOM = 72;
    private static final int BAR = 16;
    private static final int MARK = 5;
    private static final int SPACING = 48;

    private final int height;
    private final double largest;
    private final DoubleToIntFunction colours;

    ColourBar(int height, double largest, DoubleToIntFunction colours) {
        this.height = height;
        this.largest = largest;
        this.colours = colours;
    }

    @Override
    public void paint(Graphics2D g, int width, int paintedHeight) {
        int length = height - TOP - BOTTOM;
        for (int i = 0; i < length; i++) {
            g.setColor(new Color(colours.applyAsInt(largest * (i + 0.5) / length)));
            g.fillRect(0, height - BOTTOM - 1 - i, BAR, 1);
        }
        g.setFont(Ink.SMALL);
        FontMetrics metrics = g.getFontMetrics();
        double step = AxisMarks.step(largest, Math.max(1, length / SPACING));
        for (double value : AxisMarks.marks(0, largest, step)) {
            double y = height - BOTTOM - value / largest * length;
            g.setColor(Ink.SOFT);
            g.draw(new Line2D.Double(BAR, y, BAR + MARK, y));
            g.setColor(Ink.TEXT);
            String label = AxisMarks.label(Scale.LINEAR, value, step);
            g.drawString(label, BAR + MARK + 4, (float) (y + 0.36 * metrics.getAscent()));
        }
        g.setFont(Ink.PLAIN);
        g.drawString("p", 2, TOP - 10);
    }

    @Override
    public int getWidth() {
        return WIDTH;
    }

    @Override
    public int getHeight() {
        return height;
    }

    @Override
    public String getTitle() {
        return "p";
    }
}
