package org.fokker.validation.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fokker.validation.result.SamplerResult;

/** What was found of samplers and of models, as rows for terminals. */
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
}
