package org.fokker.validation.report;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * Draws the axes of a chart with marks at round numbers (the chart's own marks stand at multiples of the spacing of the
 * data, such as 1.2375).
 */
final class AxisMarks extends Annotation {

    private static final int MARK = 5;
    private static final int ACROSS_PIXELS = 75;
    private static final int UP_PIXELS = 45;
    private static final int MOST_DIGITS = 6;

    private final XYChart plot;
    private final Scale across;
    private final Scale up;

    /** How the numbers of an axis are written. */
    enum Scale {
        /** No marks. */
        NONE,
        /** The numbers themselves. */
        LINEAR,
        /** The axis holds decimal logarithms, marked at whole powers of ten. */
        DECADES
    }

    private AxisMarks(XYChart plot, Scale across, Scale up) {
        super(false);
        this.plot = plot;
        this.across = across;
        this.up = up;
    }

    /** Marks the axes of a chart and sets their ends. */
    static void add(XYChart chart, Scale across, double xMin, double xMax, Scale up, double yMin, double yMax) {
        chart.getStyler().setXAxisMin(xMin).setXAxisMax(xMax).setYAxisMin(yMin).setYAxisMax(yMax);
        chart.addAnnotation(new AxisMarks(chart, across, up));
    }

    @Override
    public void paint(Graphics2D g) {
        double xMin = plot.getStyler().getXAxisMin();
        double xMax = plot.getStyler().getXAxisMax();
        double yMin = plot.getStyler().getYAxisMin();
        double yMax = plot.getStyler().getYAxisMax();
        double left = plot.getScreenXFromChart(xMin);
        double right = plot.getScreenXFromChart(xMax);
        double bottom = plot.getScreenYFromChart(yMin);
        double top = plot.getScreenYFromChart(yMax);
        g.setStroke(new BasicStroke(1));
        g.setFont(Ink.SMALL);
        FontMetrics metrics = g.getFontMetrics();
        if (across != Scale.NONE) {
            line(g, left, bottom, right, bottom);
            double step = step(across, xMax - xMin, right - left, ACROSS_PIXELS);
            for (double value : marks(xMin, xMax, step)) {
                double x = plot.getScreenXFromChart(value);
                String text = label(across, value, step);
                line(g, x, bottom, x, bottom + MARK);
                g.setColor(Ink.TEXT);
                g.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) (bottom + MARK + 2 + metrics.getAscent()));
            }
        }
        if (up != Scale.NONE) {
            line(g, left, bottom, left, top);
            double step = step(up, yMax - yMin, bottom - top, UP_PIXELS);
            for (double value : marks(yMin, yMax, step)) {
                double y = plot.getScreenYFromChart(value);
                String text = label(up, value, step);
                line(g, left, y, left - MARK, y);
                g.setColor(Ink.TEXT);
                g.drawString(text, (float) (left - MARK - 4 - metrics.stringWidth(text)), (float) (y + 0.36 * metrics.getAscent()));
            }
        }
    }

    private static void line(Graphics2D g, double x1, double y1, double x2, double y2) {
        g.setColor(Ink.SOFT);
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private static double step(Scale scale, double range, double pixels, int spacing) {
        double step = step(range, Math.max(1, (int) (pixels / spacing)));
        return scale == Scale.DECADES ? Math.max(1, Math.rint(step)) : step;
    }

    /** The least of 1, 2 and 5 times a power of ten that divides a range into no more than a number of parts. */
    static double step(double range, int parts) {
        double least = range / parts;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Multiples of a step within a range, ends included up to rounding. */
    static List<Double> marks(double min, double max, double step) {
        List<Double> marks = new ArrayList<>();
        double slack = 1e-9 * (max - min);
        for (long k = (long) Math.ceil((min - slack) / step); k * step <= max + slack; k++) {
            marks.add(k * step);
        }
        return marks;
    }

    /** A mark's number with the digits that its distance to the next one needs. */
    static String label(Scale scale, double value, double step) {
        if (scale == Scale.DECADES) {
            return Math.rint(value) == 0 ? "1" : minus("1e" + Math.round(value));
        }
        if (Math.abs(value) < step / 2) {
            return "0";
        }
        int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        if (digits > MOST_DIGITS || Math.abs(value) >= 1e6) {
            int significant = Math.max(0, (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9) + digits);
            return minus(String.format(Locale.ROOT, "%." + significant + "e", value).replaceFirst("e([+-])0*", "e$1").replace("e+", "e"));
        }
        return minus(new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString());
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
