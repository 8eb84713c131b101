package org.fokker.validation.report;

import static org.fokker.validation.report.Table.Column.number;
import static org.fokker.validation.report.Table.Column.text;

import java.util.ArrayList;
import java.util.List;
import org.fokker.statistics.RichardsonExtrapolation;
import org.fokker.validation.converge.LevelResult;
import org.fokker.validation.converge.NormFit;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.converge.WorkPrecision;

/** The tables of the page on convergence. */
final class ConvergeTables {

    private ConvergeTables() {}

    /** Promise beside measurement, one row a study, linked to its section. */
    static String summary(List<StudyResult> studies, List<String> ids) {
        Table table = new Table(
                "Promises and measurements",
                List.of(
                        text("<span class=\"hidden\">Verdict</span>"),
                        text("Study"),
                        text("Promise"),
                        text("Measured"),
                        text("Verdict"),
                        number("Finest error"),
                        number("Floor")));
        for (int i = 0; i < studies.size(); i++) {
            StudyResult study = studies.get(i);
            table.row(
                    study.passed() ? "pass" : "fail",
                    List.of(
                            Tables.verdict(study.passed()),
                            "<a href=\"#" + ids.get(i) + "\">" + Html.escape(study.name()) + "</a>",
                            Html.escape(study.promised()),
                            "<b>" + Html.escape(study.measured()) + "</b>",
                            Html.escape(study.verdict().words()),
                            Html.number(study.leastError()),
                            Html.number(study.floor())));
        }
        return table.end();
    }

    /** All levels of a study. */
    static String levels(StudyResult study) {
        boolean timed = study.levels().stream().anyMatch(level -> level.seconds() != null);
        boolean sampled = study.levels().stream()
                .anyMatch(level -> !level.standardErrors().isEmpty());
        List<Table.Column> columns = new ArrayList<>(List.of(
                number(Html.escape(study.refined().counted())),
                number("<i>" + Html.escape(study.refined().symbol()) + "</i>")));
        for (String norm : study.norms()) {
            columns.add(number(Html.escape(norm)));
        }
        if (sampled) {
            columns.add(number("± SE"));
        }
        columns.addAll(List.of(number("Order"), number("Doubt"), number("Work")));
        if (timed) {
            columns.add(number("Time / s"));
        }
        Table table = new Table("Levels", columns);
        for (LevelResult level : study.levels()) {
            List<String> cells = new ArrayList<>(List.of(Html.count(level.count()), Html.number(level.size())));
            level.errors().forEach(error -> cells.add(Html.number(error)));
            if (sampled) {
                cells.add(Html.number(level.standardErrors().get(0)));
            }
            cells.add(Html.number(level.order()));
            cells.add(Html.number(level.doubt()));
            cells.add(Html.number(level.work()));
            if (timed) {
                Double seconds = level.seconds();
                cells.add(Html.number(seconds == null ? Double.NaN : seconds));
            }
            table.row("", cells);
        }
        return table.end();
    }

    /** What the levels say: the order in each norm, the limit of the quantity. */
    static String fits(StudyResult study) {
        if (study.fits().isEmpty()) {
            return "";
        }
        Table table = new Table(
                "Orders over the asymptotic range",
                List.of(
                        text("Norm"),
                        number("Order"),
                        number("from"),
                        number("to"),
                        number("Constant"),
                        number("Levels"),
                        number("Floor")));
        for (NormFit fit : study.fits()) {
            table.row(
                    "",
                    List.of(
                            Html.escape(fit.norm()),
                            "<b>" + Html.number(fit.order()) + "</b>",
                            Html.number(fit.low()),
                            Html.number(fit.high()),
                            Html.number(fit.constant()),
                            (fit.first() + 1) + "–" + (fit.first() + fit.points()),
                            Html.number(fit.floor())));
        }
        return table.end();
    }

    /** Richardson's limit in one sentence. */
    static String extrapolation(StudyResult study) {
        RichardsonExtrapolation limit = study.extrapolation();
        if (limit == null || limit.value().size() != 1 || !Double.isFinite(limit.order())) {
            return "";
        }
        return "<p class=\"facts\">The quantity of the three finest levels tends to "
                + Html.full(limit.value().get(0))
                + " with order " + Html.number(limit.order()) + "; grid convergence index " + Html.number(limit.index())
                + ", asymptotic ratio " + Html.number(limit.asymptoticRatio())
                + (limit.oscillating() ? ", oscillating" : "") + ".</p>\n";
    }

    /** What errors cost on a problem. */
    static String costs(List<WorkPrecision> costs) {
        boolean timed = costs.stream().anyMatch(cost -> cost.seconds() != null);
        List<Table.Column> columns = new ArrayList<>(List.of(text("Method"), number("Error"), number("Work")));
        if (timed) {
            columns.add(number("Time / s"));
        }
        Table table = new Table("What an error costs", columns);
        for (WorkPrecision cost : costs) {
            List<String> cells = new ArrayList<>(
                    List.of(Html.escape(cost.method()), Html.plain(cost.error()), Html.number(cost.work())));
            if (timed) {
                Double seconds = cost.seconds();
                cells.add(Html.number(seconds == null ? Double.NaN : seconds));
            }
            table.row("", cells);
        }
        return table.end();
    }
}
