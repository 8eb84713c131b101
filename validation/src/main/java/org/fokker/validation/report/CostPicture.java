package org.fokker.validation.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fokker.validation.converge.LevelResult;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.report.AxisMarks.Side;
import org.fokker.validation.report.Ink.Pen;
import org.knowm.xchart.XYChart;

/** Work–precision diagrams: the errors of all methods on one problem over what they cost. */
final class CostPicture {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 470;

    /** More curves than this cross too often for a legend: they are labelled at their ends, in charts below each other. */
    private static final int FEW = 6;

    private static final int WIDE = 1120;

    /** Height that a labelled curve wants in the column of names. */
    private static final int HEIGHT_OF_LABEL = 19;

    /** Part of a wide chart for the names. */
    private static final double COLUMN = 0.2;

    private final String problem;
    private final List<StudyResult> studies;
    private final boolean labelled;

    private CostPicture(String problem, List<StudyResult> studies) {
        this.problem = problem;
        this.studies = studies;
        labelled = studies.size() > FEW;
    }

    /**
     * Draws the methods on a problem.
     *
     * @param problem the problem
     * @param studies its studies
     * @return the picture: error over work, and over time where it is known; empty if no error is above zero
     */
    static Optional<BufferedImage> of(String problem, List<StudyResult> studies) {
        return new CostPicture(problem, studies).draw();
    }

    private Optional<BufferedImage> draw() {
        Montage montage = new Montage("Work and precision: " + problem);
        List<XYChart> charts = new ArrayList<>();
        chart("work", LevelResult::work).ifPresent(charts::add);
        chart("time / s", CostPicture::seconds).ifPresent(charts::add);
        if (charts.isEmpty()) {
            return Optional.empty();
        }
        if (labelled) {
            charts.forEach(chart -> montage.row(List.of(chart)));
        } else {
            montage.row(charts);
            montage.legend(
                    IntStream.range(0, studies.size()).mapToObj(this::pen).toList());
        }
        return Optional.of(montage.image());
    }

    private Pen pen(int study) {
        return Ink.pen(studies.get(study).method(), study);
    }

    private static double seconds(LevelResult level) {
        Double seconds = level.seconds();
        return seconds == null ? Double.NaN : seconds;
    }

    private Optional<XYChart> chart(String across, ToDoubleFunction<LevelResult> cost) {
        int width = labelled ? WIDE : WIDTH;
        int height = Math.max(HEIGHT, labelled ? 130 + HEIGHT_OF_LABEL * studies.size() : 0);
        XYChart chart = Charts.empty(width, height, studies.get(0).norms().get(0) + " error over " + across);
        List<Double> costs = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        Map<Pen, double[]> ends = new LinkedHashMap<>();
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
                Charts.curve(chart, studies.get(k).name(), pen(k), x, y);
                ends.put(pen(k), new double[] {x.get(x.size() - 1), y.get(y.size() - 1)});
            }
        }
        if (costs.isEmpty()) {
            return Optional.empty();
        }
        Side along = LogAxis.side(across, costs);
        if (labelled) {
            along = along.extended(COLUMN);
            chart.addAnnotation(labels(chart, along, ends));
        }
        AxisMarks.add(chart, along, LogAxis.side("error", errors));
        return Optional.of(chart);
    }

    private static CurveLabels labels(XYChart chart, Side along, Map<Pen, double[]> ends) {
        CurveLabels labels = new CurveLabels(chart, along.max() - (COLUMN - 0.02) * (along.max() - along.min()));
        ends.forEach((pen, end) -> labels.add(pen.label(), pen.colour(), end[0], end[1]));
        return labels;
    }
}
