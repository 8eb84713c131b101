package org.fokker.validation.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * The names of curves in a column at the right edge of a chart, each as near as it can to the height of its curve's end and with a
 * line to it: many curves can be told apart where a legend of as many colours and dashes cannot be read.
 */
final class CurveLabels extends Annotation {

    private static final int LINE = 18;

    /** Between the column's names and the ends of the lines to them. */
    private static final int GAP = 6;

    private final XYChart plot;
    private final double column;
    private final List<Label> labels = new ArrayList<>();

    /** A name at the end of a curve, in the units of the chart. */
    private record Label(String name, Color colour, double x, double y) {}

    /**
     * Creates an empty column.
     *
     * @param plot the chart
     * @param column where on its horizontal axis the column begins
     */
    CurveLabels(XYChart plot, double column) {
        super(false);
        this.plot = plot;
        this.column = column;
    }

    /** Adds the name of a curve that ends at a point. */
    void add(String name, Color colour, double x, double y) {
        labels.add(new Label(name, colour, x, y));
    }

    @Override
    public void paint(Graphics2D g) {
        List<Label> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(Label::y).reversed());
        double[] heights = new double[sorted.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = plot.getScreenYFromChart(sorted.get(i).y());
        }
        spread(heights, LINE, plot.getHeight() - 3.0 * LINE);
        g.setFont(Ink.SMALL);
        FontMetrics metrics = g.getFontMetrics();
        g.setStroke(new BasicStroke(0.8f));
        double left = plot.getScreenXFromChart(column);
        for (int i = 0; i < heights.length; i++) {
            Label label = sorted.get(i);
            g.setColor(label.colour());
            g.draw(new Line2D.Double(
                    plot.getScreenXFromChart(label.x()), plot.getScreenYFromChart(label.y()), left - GAP, heights[i]));
            g.drawString(label.name(), (float) left, (float) (heights[i] + 0.35 * metrics.getAscent()));
        }
    }

    /**
     * Moves heights apart, the least in the sum of squares: neighbours that would overlap form a block around their mean, which is
     * joined with the block before it for as long as the two overlap (isotonic regression).
     *
     * @param heights increasing heights, changed
     * @param gap least distance of neighbours
     * @param lowest where the last one has to end
     */
    static void spread(double[] heights, double gap, double lowest) {
        int n = heights.length;
        double[] means = new double[n];
        int[] sizes = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            // Without the gaps the distances have only to be no less than zero.
            means[blocks] = heights[i] - i * gap;
            sizes[blocks++] = 1;
            while (blocks > 1 && means[blocks - 1] < means[blocks - 2]) {
                int joined = sizes[blocks - 2] + sizes[blocks - 1];
                means[blocks - 2] =
                        (sizes[blocks - 2] * means[blocks - 2] + sizes[blocks - 1] * means[blocks - 1]) / joined;
                sizes[blocks - 2] = joined;
                blocks--;
            }
        }
        int i = 0;
        for (int b = 0; b < blocks; b++) {
            for (int k = 0; k < sizes[b]; k++, i++) {
                heights[i] = Math.min(means[b], lowest - (n - 1) * gap) + i * gap;
            }
        }
    }
}
