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
    private static final int ACROSS_PIXELS = 70;
    private static final int UP_PIXELS = 36;
    private static final int TITLE_GAP = 22;
    private static final int UP_TITLE_GAP = 12;
    private static final int MOST_DIGITS = 6;

    private final XYChart plot;
    private final Side across;
    private final Side up;

    /** How the numbers of an axis are written. */
    enum Scale {
        /** No marks. */
        NONE,
        /** The numbers themselves. */
        LINEAR,
        /** The axis holds decimal logarithms, marked at whole powers of ten. */
        DECADES,
        /** The axis holds decimal logarithms of few decades, marked at 1, 2 and 5 times powers of ten. */
        LOGARITHMIC
    }

    /**
     * One axis.
     *
     * @param title what it measures
     * @param scale how its numbers are written
     * @param min its lower end
     * @param max its upper end
     */
    record Side(String title, Scale scale, double min, double max) {

        /** A mark may lie outside of the ends by a rounding error, where a chart has no place for it. */
        double clamp(double value) {
            return Math.max(min, Math.min(max, value));
        }

        /** The same axis with room beyond its upper end, which is to be the given part of all of it. */
        Side extended(double part) {
            return new Side(title, scale, min, max + (max - min) * part / (1 - part));
        }
    }

    private AxisMarks(XYChart plot, Side across, Side up) {
        super(false);
        this.plot = plot;
        this.across = across;
        this.up = up;
    }

    /** Marks and names the axes of a chart and sets their ends. */
    static void add(XYChart chart, Side across, Side up) {
        chart.getStyler().setXAxisMin(across.min()).setXAxisMax(across.max());
        chart.getStyler().setYAxisMin(up.min()).setYAxisMax(up.max());
        chart.addAnnotation(new AxisMarks(chart, across, up));
    }

    @Override
    public void paint(Graphics2D g) {
        double left = plot.getScreenXFromChart(across.min());
        double right = plot.getScreenXFromChart(across.max());
        double bottom = plot.getScreenYFromChart(up.min());
        double top = plot.getScreenYFromChart(up.max());
        g.setStroke(new BasicStroke(1));
        if (across.scale() != Scale.NONE) {
            paintAcross(g, left, right, bottom);
        }
        if (up.scale() != Scale.NONE) {
            paintUp(g, left, bottom, top);
        }
    }

    private void paintAcross(Graphics2D g, double left, double right, double bottom) {
        line(g, left, bottom, right, bottom);
        g.setFont(Ink.SMALL);
        FontMetrics metrics = g.getFontMetrics();
        double baseline = bottom + MARK + 2 + metrics.getAscent();
        double step = step(across, right - left, ACROSS_PIXELS);
        for (double value : marks(across, step)) {
            double x = plot.getScreenXFromChart(across.clamp(value));
            String text = label(across.scale(), value, step);
            line(g, x, bottom, x, bottom + MARK);
            g.setColor(Ink.TEXT);
            g.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) baseline);
        }
        g.setFont(Ink.PLAIN);
        int width = g.getFontMetrics().stringWidth(across.title());
        g.drawString(across.title(), (float) ((left + right - width) / 2), (float) (baseline + TITLE_GAP));
    }

    private void paintUp(Graphics2D g, double left, double bottom, double top) {
        line(g, left, bottom, left, top);
        g.setFont(Ink.SMALL);
        FontMetrics metrics = g.getFontMetrics();
        double step = step(up, bottom - top, UP_PIXELS);
        int widest = 0;
        for (double value : marks(up, step)) {
            double y = plot.getScreenYFromChart(up.clamp(value));
            String text = label(up.scale(), value, step);
            int width = metrics.stringWidth(text);
            line(g, left, y, left - MARK, y);
            g.setColor(Ink.TEXT);
            g.drawString(text, (float) (left - MARK - 4 - width), (float) (y + 0.36 * metrics.getAscent()));
            widest = Math.max(widest, width);
        }
        g.setFont(Ink.PLAIN);
        int length = g.getFontMetrics().stringWidth(up.title());
        Graphics2D turned = (Graphics2D) g.create();
        turned.translate(left - MARK - 4 - widest - UP_TITLE_GAP, (bottom + top + length) / 2);
        turned.rotate(-Math.PI / 2);
        turned.drawString(up.title(), 0, 0);
        turned.dispose();
    }

    private static void line(Graphics2D g, double x1, double y1, double x2, double y2) {
        g.setColor(Ink.SOFT);
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private static double step(Side side, double pixels, int spacing) {
        int parts = Math.max(1, (int) (pixels / spacing));
        double step = step(side.max() - side.min(), parts);
        // A range of −4.8 … 4.8 in four parts would be marked at zero alone: two marks are the least that tell a scale.
        while (side.scale() == Scale.LINEAR
                && marks(side.min(), side.max(), step).size() < 2
                && side.max() > side.min()) {
            step = step(side.max() - side.min(), ++parts);
        }
        return side.scale() == Scale.DECADES ? Math.max(1, Math.rint(step)) : step;
    }

    private static List<Double> marks(Side side, double step) {
        if (side.scale() != Scale.LOGARITHMIC) {
            return marks(side.min(), side.max(), step);
        }
        List<Double> marks = new ArrayList<>();
        for (double power : marks(Math.floor(side.min()), side.max(), 1)) {
            for (int digit : new int[] {1, 2, 5}) {
                double value = power + Math.log10(digit);
                if (value >= side.min() - 1e-9 && value <= side.max() + 1e-9) {
                    marks.add(value);
                }
            }
        }
        return marks;
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
        if (scale == Scale.LOGARITHMIC) {
            return Charts.tick(Math.pow(10, value));
        }
        if (Math.abs(value) < step / 2) {
            return "0";
        }
        int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        if (digits > MOST_DIGITS || Math.abs(value) >= 1e6) {
            int significant = Math.max(0, (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9) + digits);
            return minus(String.format(Locale.ROOT, "%." + significant + "e", value)
                    .replaceFirst("e([+-])0*", "e$1")
                    .replace("e+", "e"));
        }
        return minus(
                new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString());
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
