package org.fokker.validation.report;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.DoubleToIntFunction;
import org.fokker.validation.report.AxisMarks.Scale;
import org.fokker.validation.report.AxisMarks.Side;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Fills the plot of a chart with the colours of values on the product of two axes, which need not be uniform. */
final class HeatMap extends Annotation {

    /**
     * Values at the points of two axes.
     *
     * @param acrossTitle what the horizontal axis measures
     * @param across points of the horizontal axis, increasing
     * @param upTitle what the vertical axis measures
     * @param up points of the vertical axis, increasing
     * @param at the value at a point of each
     */
    record Field(String acrossTitle, double[] across, String upTitle, double[] up, Values at) {

        double largest() {
            double largest = 0;
            for (int i = 0; i < across.length; i++) {
                for (int j = 0; j < up.length; j++) {
                    double size = Math.abs(at.value(i, j));
                    largest = Double.isFinite(size) ? Math.max(largest, size) : largest;
                }
            }
            return largest;
        }
    }

    /** Values by index. */
    @FunctionalInterface
    interface Values {
        double value(int across, int up);
    }

    private static final Color PARTICLE = new Color(255, 255, 255, 120);
    private static final double PARTICLE_SIZE = 1.8;

    private final XYChart plot;
    private final Field field;
    private final DoubleToIntFunction colours;
    private final double @Nullable [][] particles;

    private HeatMap(XYChart plot, Field field, DoubleToIntFunction colours, double @Nullable [][] particles) {
        super(false);
        this.plot = plot;
        this.field = field;
        this.colours = colours;
        this.particles = particles;
    }

    /**
     * Makes a chart of a field.
     *
     * @param chart an empty chart; its axes are set to the edges of the field's cells
     * @param field the values
     * @param colours the colour of a value, as red, green and blue of eight bits each
     * @param particles points to be drawn over it, component i of point j at [i][j], or null
     */
    static void fill(XYChart chart, Field field, DoubleToIntFunction colours, double @Nullable [][] particles) {
        double[] x = ends(field.across());
        double[] y = ends(field.up());
        chart.addSeries("corners", x, y)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarkerColor(new Color(0, true));
        chart.addAnnotation(new HeatMap(chart, field, colours, particles));
        AxisMarks.add(
                chart,
                new Side(field.acrossTitle(), field.across().length > 1 ? Scale.LINEAR : Scale.NONE, x[0], x[1]),
                new Side(field.upTitle(), Scale.LINEAR, y[0], y[1]));
    }

    @Override
    public void paint(Graphics2D g) {
        double[] x = ends(field.across());
        double[] y = ends(field.up());
        int left = (int) Math.round(plot.getScreenXFromChart(x[0]));
        int right = (int) Math.round(plot.getScreenXFromChart(x[1]));
        int top = (int) Math.round(plot.getScreenYFromChart(y[1]));
        int bottom = (int) Math.round(plot.getScreenYFromChart(y[0]));
        if (right <= left || bottom <= top) {
            return;
        }
        BufferedImage image = new BufferedImage(right - left, bottom - top, BufferedImage.TYPE_INT_RGB);
        int[] columns = cells(field.across(), x, image.getWidth());
        int[] rows = cells(field.up(), y, image.getHeight());
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                double value = field.at().value(columns[column], rows[rows.length - 1 - row]);
                image.setRGB(column, row, colours.applyAsInt(value));
            }
        }
        g.drawImage(image, left, top, null);
        if (particles != null) {
            paintParticles(g.create(left, top, image.getWidth(), image.getHeight()), left, top, particles);
        }
    }

    private void paintParticles(Graphics clipped, int left, int top, double[][] points) {
        Graphics2D g = (Graphics2D) clipped;
        g.setColor(PARTICLE);
        for (int j = 0; j < points[0].length; j++) {
            double x = plot.getScreenXFromChart(points[0][j]) - left;
            double y = plot.getScreenYFromChart(points[1][j]) - top;
            g.fill(new Ellipse2D.Double(x - PARTICLE_SIZE / 2, y - PARTICLE_SIZE / 2, PARTICLE_SIZE, PARTICLE_SIZE));
        }
        g.dispose();
    }

    /** Outer edges of the first and the last cell, whose centres are given. */
    private static double[] ends(double[] centres) {
        int n = centres.length;
        if (n == 1) {
            return new double[] {centres[0] - 0.5, centres[0] + 0.5};
        }
        return new double[] {
            1.5 * centres[0] - 0.5 * centres[1], 1.5 * centres[n - 1] - 0.5 * centres[n - 2],
        };
    }

    /** The nearest centre for each of a number of pixels between the ends. */
    private static int[] cells(double[] centres, double[] ends, int pixels) {
        int[] nearest = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            double at = ends[0] + (i + 0.5) / pixels * (ends[1] - ends[0]);
            int found = Arrays.binarySearch(centres, at);
            int right = Math.min(found >= 0 ? found : -found - 1, centres.length - 1);
            int left = Math.max(0, right - 1);
            nearest[i] = at - centres[left] < centres[right] - at ? left : right;
        }
        return nearest;
    }
}
