package org.fokker.validation.report;

import static org.fokker.validation.report.Table.Column.number;
import static org.fokker.validation.report.Table.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fokker.validation.result.PosteriorResult;
import org.fokker.validation.result.SamplerResult;
import org.fokker.validation.result.ScoreResult;

/** The tables of what was found of samplers, of models and of posterior laws; each is empty if there is nothing to tabulate. */
final class ModelTables {

    private ModelTables() {}

    static String samplers(List<SamplerResult> samplers) {
        if (samplers.isEmpty()) {
            return "";
        }
        boolean labelled = samplers.stream().anyMatch(row -> row.label() != null);
        boolean images = samplers.stream().anyMatch(row -> row.nearest() != null);
        List<Table.Column> columns = new ArrayList<>(List.of(
                text("<span class=\"hidden\">Verdict</span>"),
                text("Sampler"),
                text("Kind"),
                text("Score"),
                number("Steps"),
                number("Evaluations"),
                number("Samples"),
                number("<i>W</i><sub>1</sub>"),
                number("Exact draws"),
                number("Explained"),
                number("Kolmogorov"),
                number("Law to data")));
        if (labelled) {
            columns.add(text("Class"));
        }
        if (images) {
            columns.add(number("To nearest training point"));
            columns.add(number("Held out to nearest"));
        }
        Table table = new Table(
                "Samplers: mean 1-Wasserstein distance of projections from the law at the last time; it passes when sampling and"
                        + " steps explain it",
                columns);
        for (SamplerResult row : samplers) {
            List<String> cells = new ArrayList<>(List.of(
                    Tables.verdict(row.passed()),
                    "<b>" + Html.escape(row.name()) + "</b>",
                    Html.escape(row.sampler()),
                    Html.escape(row.model()),
                    Html.count(row.steps()),
                    Html.count(row.evaluations()),
                    Html.count(row.samples()),
                    "<b>" + Html.number(row.wasserstein1()) + "</b>",
                    Html.number(row.floor()),
                    Html.known(row.expected()),
                    Html.number(row.kolmogorov()),
                    Html.number(row.stopping())));
            if (labelled) {
                cells.add(Html.escape(Objects.requireNonNullElse(row.label(), "")));
            }
            if (images) {
                cells.add(Html.known(row.nearest()));
                cells.add(Html.known(row.nearestHeldOut()));
            }
            table.row(row.passed() ? "pass" : "fail", cells);
        }
        return table.end();
    }

    static String posteriors(List<PosteriorResult> posteriors) {
        if (posteriors.isEmpty()) {
            return "";
        }
        Table table = new Table(
                "Posterior laws: mean 1-Wasserstein distance of projections of the samples from the exact law; a method that is exact in"
                        + " the limit passes when its error of log <i>p</i>(<i>y</i>) is explained",
                List.of(
                        text("<span class=\"hidden\">Verdict</span>"),
                        number("Measurement"),
                        text("Method"),
                        text("Kind"),
                        number("Samples"),
                        number("Seconds"),
                        number("<i>W</i><sub>1</sub>"),
                        number("Exact draws"),
                        number("Modes KL"),
                        number("Least effective size"),
                        number("log <i>p</i>(<i>y</i>)"),
                        number("± 1.96 SE"),
                        number("Exact"),
                        number("Explained")));
        for (PosteriorResult row : posteriors) {
            Double error = row.logEvidenceStandardError();
            table.row(
                    row.passed() ? "pass" : "fail",
                    List.of(
                            Tables.verdict(row.passed()),
                            Html.count(row.problem()),
                            "<b>" + Html.escape(row.name()) + "</b>",
                            Html.escape(row.kind()),
                            Html.count(row.samples()),
                            Html.known(row.seconds()),
                            "<b>" + Html.number(row.wasserstein1()) + "</b>",
                            Html.number(row.floor()),
                            Html.number(row.modeDivergence()),
                            Html.known(row.effectiveSize()),
                            Html.known(row.logEvidence()),
                            Html.known(error == null ? null : 1.96 * error),
                            Html.number(row.exactLogEvidence()),
                            Html.known(row.expected())));
        }
        return table.end();
    }

    static String scores(List<ScoreResult> scores) {
        if (scores.isEmpty()) {
            return "";
        }
        Table table = new Table(
                "Models of the score: E|<i>ŝ</i> − ∇log <i>p</i>|² by two routes, which have to agree, as a share of E|∇log <i>p</i>|², and"
                        + " the divergence of reverse paths down to <i>t</i>, which bounds that of the law generated",
                List.of(
                        text("<span class=\"hidden\">Verdict</span>"),
                        text("Model"),
                        text("Kind"),
                        number("Points"),
                        number("<i>t</i>"),
                        number("Squared error"),
                        number("± 1.96 SE"),
                        number("By matching"),
                        number("± 1.96 SE"),
                        number("Relative"),
                        number("Paths KL"),
                        number("± 1.96 SE"),
                        number("Explained")));
        for (ScoreResult score : scores) {
            table.row(
                    score.passed() ? "pass" : "fail",
                    List.of(
                            Tables.verdict(score.passed()),
                            "<b>" + Html.escape(score.name()) + "</b>",
                            Html.escape(score.kind()),
                            score.samples() == 0 ? Html.number(Double.NaN) : Html.count(score.samples()),
                            Html.plain(score.time()),
                            "<b>" + Html.number(score.squaredError()) + "</b>",
                            Html.number(1.96 * score.standardError()),
                            Html.number(score.matchingError()),
                            Html.number(1.96 * score.matchingStandardError()),
                            Html.number(score.squaredError() / score.energy()),
                            Html.number(score.divergence()),
                            Html.number(1.96 * score.divergenceStandardError()),
                            Html.known(score.expected())));
        }
        return table.end();
    }
}
