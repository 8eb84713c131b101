package org.fokker.validation.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fokker.validation.result.PosteriorResult;
import org.fokker.validation.result.SamplerResult;
import org.fokker.validation.result.ScoreResult;

/** What was found of samplers, of models and of posterior laws, as rows for terminals. */
final class ModelRows {

    private ModelRows() {}

    static List<String[]> samplers(List<SamplerResult> samplers) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "sampler",
            "kind",
            "model",
            "class",
            "steps",
            "evaluations",
            "samples",
            "W1",
            "floor",
            "expected",
            "to data",
            ""
        });
        for (SamplerResult row : samplers) {
            rows.add(new String[] {
                row.name(),
                row.sampler(),
                row.model(),
                Objects.requireNonNullElse(row.label(), "-"),
                Integer.toString(row.steps()),
                Long.toString(row.evaluations()),
                Long.toString(row.samples()),
                Columns.size(row.wasserstein1()),
                Columns.size(row.floor()),
                Columns.known(row.expected()),
                Columns.size(row.stopping()),
                Columns.verdict(row.passed())
            });
        }
        return rows;
    }

    static List<String[]> posteriors(List<PosteriorResult> posteriors) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "measured",
            "posterior",
            "kind",
            "samples",
            "seconds",
            "W1",
            "floor",
            "modes KL",
            "least size",
            "log p(y)",
            "± s.e.",
            "exact",
            "expected",
            ""
        });
        for (PosteriorResult row : posteriors) {
            Double evidence = row.logEvidence();
            Double seconds = row.seconds();
            rows.add(new String[] {
                Integer.toString(row.problem()),
                row.name(),
                row.kind(),
                Integer.toString(row.samples()),
                seconds == null ? "-" : String.format(Locale.ROOT, "%.2f", seconds),
                Columns.size(row.wasserstein1()),
                Columns.size(row.floor()),
                Columns.size(row.modeDivergence()),
                Columns.known(row.effectiveSize()),
                evidence == null ? "-" : String.format(Locale.ROOT, "%.4f", evidence),
                Columns.known(row.logEvidenceStandardError()),
                String.format(Locale.ROOT, "%.4f", row.exactLogEvidence()),
                Columns.known(row.expected()),
                Columns.verdict(row.passed())
            });
        }
        return rows;
    }

    static List<String[]> scores(List<ScoreResult> scores) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "score",
            "kind",
            "points",
            "time",
            "error²",
            "± s.e.",
            "matching",
            "± s.e.",
            "relative",
            "paths KL",
            "± s.e.",
            "expected",
            ""
        });
        for (ScoreResult row : scores) {
            rows.add(new String[] {
                row.name(),
                row.kind(),
                row.samples() == 0 ? "-" : Integer.toString(row.samples()),
                Double.toString(row.time()),
                Columns.size(row.squaredError()),
                Columns.size(row.standardError()),
                Columns.size(row.matchingError()),
                Columns.size(row.matchingStandardError()),
                Columns.size(row.squaredError() / row.energy()),
                Columns.size(row.divergence()),
                Columns.size(row.divergenceStandardError()),
                Columns.known(row.expected()),
                Columns.verdict(row.passed())
            });
        }
        return rows;
    }
}
