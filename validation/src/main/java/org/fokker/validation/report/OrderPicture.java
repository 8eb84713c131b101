package org.fokker.validation.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.fokker.statistics.ExponentialFit;
import org.fokker.validation.converge.LevelResult;
import org.fokker.validation.converge.NormFit;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.report.AxisMarks.Scale;
import org.fokker.validation.report.AxisMarks.Side;
import org.fokker.validation.report.Ink.Pen;
import org.knowm.xchart.XYChart;

/** The errors of a study over what it refines, in all norms, with a triangle of the promised slope. */
final class OrderPicture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 470;

    /** Part of the fitted range that the triangle spans. */
    private static final double SPAN = 0.4;

    /** How far the triangle stands below the curve, as a part of the height. */
    private static final double GAP = 0.05;

    private final StudyResult result;
    private final boolean exponential;

    private OrderPicture(StudyResult result) {
        this.result = result;
        exponential = result.promise().isExponential();
    }

    /** Draws a study; an error of zero, which has no logarithm, is left out. */
    static BufferedImage of(StudyResult result) {
        return new OrderPicture(result).draw();
    }

    private BufferedImage draw() {
        Montage montage = new Montage(result.title());
        XYChart chart = Charts.empty(WIDTH, HEIGHT, result.measured() + "; promised: " + result.promised());
        List<Pen> pens = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int k = 0; k < result.norms().size(); k++) {
            Pen pen = Ink.pen(result.norms().get(k), k);
            pens.add(pen);
            curve(chart, k, pen, errors);
        }
        if (errors.isEmpty()) {
            errors.add(1.0);
        }
        List<Double> sizes = result.levels().stream().map(LevelResult::size).toList();
        Side up = LogAxis.side("error", errors);
        triangle(chart, up);
        AxisMarks.add(
                chart, exponential ? counts() : LogAxis.side(result.refined().symbol(), sizes), up);
        montage.row(List.of(chart));
        montage.legend(pens);
        return montage.image();
    }

    private Side counts() {
        double last = result.levels().get(result.levels().size() - 1).count();
        return new Side(result.refined().counted(), Scale.LINEAR, 0, 1.04 * last);
    }

    private void curve(XYChart chart, int norm, Pen pen, List<Double> errors) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (LevelResult level : result.levels()) {
            double error = level.errors().get(norm);
            if (error > 0) {
                errors.add(error);
                x.add(exponential ? level.count() : LogAxis.of(level.size()));
                y.add(LogAxis.of(error));
            }
        }
        if (!x.isEmpty()) {
            Charts.curve(chart, pen.label(), pen, x, y);
        }
    }

    /** Below the lowest curve: of the promised slope for an order, of the measured one for an exponential. */
    private void triangle(XYChart chart, Side up) {
        double gap = GAP * (up.max() - up.min());
        ExponentialFit fall = result.exponential();
        if (fall != null || result.promise().isExact() || result.order().isEmpty()) {
            return;
        }
        NormFit fit = result.order().get();
        int last = fit.first() + fit.points() - 1;
        double fine = LogAxis.of(result.levels().get(last).size());
        double coarse = LogAxis.of(result.levels().get(fit.first()).size());
        double width = SPAN * (coarse - fine);
        double slope = result.promise().order();
        double left = coarse - width;
        double bottom = lowest(left, fit, slope) - gap;
        chart.addAnnotation(
                new SlopeTriangle(chart, left, Math.max(bottom, up.min() + gap), width, slope, Charts.tick(slope)));
    }

    /** The lowest of all curves between two levels, by their fits, so that a line of the slope from here stays below them. */
    private double lowest(double left, NormFit fit, double slope) {
        double lowest = Double.POSITIVE_INFINITY;
        for (LevelResult level : result.levels().subList(fit.first(), fit.first() + fit.points())) {
            double x = LogAxis.of(level.size());
            if (x >= left) {
                for (double error : level.errors()) {
                    lowest = error > 0 ? Math.min(lowest, LogAxis.of(error) - slope * (x - left)) : lowest;
                }
            }
        }
        return lowest;
    }
}
