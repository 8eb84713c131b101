package org.fokker.validation.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fokker.validation.converge.LevelResult;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.report.Ink.Pen;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Work–precision diagrams: the errors of all methods on one problem over what they cost. */
final class CostPicture {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 470;

    private CostPicture() {}

    /**
     * Draws the methods on a problem.
     *
     * @param problem the problem
     * @param studies its studies
     * @return the picture: error over work, and over time where it is known; empty if no error is above zero
     */
    static Optional<BufferedImage> of(String problem, List<StudyResult> studies) {
        Montage montage = new Montage("Work and precision: " + problem);
        List<XYChart> charts = new ArrayList<>();
        chart("work", studies, LevelResult::work).ifPresent(charts::add);
        chart("time / s", studies, CostPicture::seconds).ifPresent(charts::add);
        if (charts.isEmpty()) {
            return Optional.empty();
        }
        List<Pen> pens = new ArrayList<>();
        for (StudyResult study : studies) {
            pens.add(Ink.pen(study.method(), pens.size()));
        }
        montage.row(charts);
        montage.legend(pens);
        return Optional.of(montage.image());
    }

    private static double seconds(LevelResult level) {
        Double seconds = level.seconds();
        return seconds == null ? Double.NaN : seconds;
    }

    private static Optional<XYChart> chart(
            String across, List<StudyResult> studies, ToDoubleFunction<LevelResult> cost) {
        XYChart chart = Charts.empty(WIDTH, HEIGHT, studies.get(0).norms().get(0) + " error over " + across);
        List<Double> costs = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int k = 0; k < studies.size(); k++) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (LevelResult level : studies.get(k).levels()) {
                double error = level.errors().get(0);
                double spent = cost.applyAsDouble(level);
                if (error > 0 && spent > 0) {
                    costs.add(spent);
                    errors.add(error);
                    x.add(LogAxis.of(spent));
                    y.add(LogAxis.of(error));
                }
            }
            if (!x.isEmpty()) {
                Pen pen = Ink.pen(studies.get(k).method(), k);
                XYSeries series = chart.addSeries(studies.get(k).name(), x, y);
                series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
                series.setLineColor(pen.colour());
                series.setLineStyle(pen.stroke());
                series.setMarker(SeriesMarkers.CIRCLE);
                series.setMarkerColor(pen.colour());
            }
        }
        if (costs.isEmpty()) {
            return Optional.empty();
        }
        AxisMarks.add(chart, LogAxis.side(across, costs), LogAxis.side("error", errors));
        return Optional.of(chart);
    }
}
