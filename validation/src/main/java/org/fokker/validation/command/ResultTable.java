package org.fokker.validation.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fokker.validation.result.AnalysisResult;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.Mass;
import org.fokker.validation.result.Note;
import org.fokker.validation.result.PointText;
import org.fokker.validation.result.Results;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.result.ScenarioResult;
import org.jspecify.annotations.Nullable;

/** Prints results as tables for people. */
final class ResultTable {

    private final @Nullable PrintWriter out;

    /**
     * Creates the table.
     *
     * @param out where it is printed; null for nowhere
     */
    ResultTable(@Nullable PrintWriter out) {
        this.out = out;
    }

    /** Prints a scenario: its routes, its comparisons, its likelihoods, its masses, its analyses and its models. */
    void print(ScenarioResult result) {
        if (out == null) {
            return;
        }
        out.println(Columns.verdict(result.passed()) + "  " + result.name() + ": " + result.title());
        print(routes(result.routes()));
        result.notes().stream()
                .filter(note -> note.kind().equals(Note.WARNING))
                .forEach(note -> out.println("    warning: " + note.text()));
        if (!result.comparisons().isEmpty()) {
            print(comparisons(result.comparisons()));
        }
        if (!result.likelihood().isEmpty()) {
            print(likelihoods(result.likelihood()));
        }
        if (!result.masses().isEmpty()) {
            print(masses(result.masses()));
        }
        if (!result.analyses().isEmpty()) {
            print(analyses(result.analyses()));
        }
        if (!result.samplers().isEmpty()) {
            print(ModelRows.samplers(result.samplers()));
        }
        if (!result.scores().isEmpty()) {
            print(ModelRows.scores(result.scores()));
        }
        if (!result.posteriors().isEmpty()) {
            print(ModelRows.posteriors(result.posteriors()));
        }
        result.notes().stream()
                .filter(note -> note.kind().equals(Note.POSTERIORS))
                .forEach(note -> out.println("    " + note.text()));
        out.flush();
    }

    /** Prints the last line. */
    void printVerdict(Results results) {
        if (out == null) {
            return;
        }
        long passed =
                results.scenarios().stream().filter(ScenarioResult::passed).count();
        int all = results.scenarios().size();
        out.println(String.format(Locale.ROOT, "%d of %d scenarios passed", passed, all));
        out.flush();
    }

    private void print(List<String[]> rows) {
        PrintWriter writer = Objects.requireNonNull(out);
        Columns.align(rows).forEach(line -> writer.println("    " + line));
        writer.println();
    }

    private static List<String[]> routes(List<RouteResult> routes) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"route", "kind", "unknowns", "steps", "seconds", "mass defect", "minimum"});
        for (RouteResult route : routes) {
            Double seconds = route.seconds();
            rows.add(new String[] {
                route.name(),
                route.kind(),
                Long.toString(route.unknowns()),
                Long.toString(route.steps()),
                seconds == null ? "-" : String.format(Locale.ROOT, "%.2f", seconds),
                Columns.size(route.massDefect()),
                Columns.size(route.minimum())
            });
        }
        return rows;
    }

    private static List<String[]> comparisons(List<Comparison> comparisons) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"time", "reference", "route", "L1", "expected", "KL", "W1", "score rms", ""});
        for (Comparison row : comparisons) {
            rows.add(new String[] {
                Double.toString(row.time()),
                row.reference(),
                row.route(),
                Columns.size(row.l1()),
                Columns.size(row.expected()),
                Columns.size(row.kl()),
                Columns.size(row.wasserstein1()),
                Columns.size(row.scoreRms()),
                Columns.verdict(row.passed())
            });
        }
        return rows;
    }

    private static List<String[]> likelihoods(List<LikelihoodResult> likelihoods) {
        boolean coded = likelihoods.stream().anyMatch(row -> row.bitsPerDimension() != null);
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "point", "estimator", "value", "± s.e.", "expected gap", "exact", coded ? "bits/dimension" : "", ""
        });
        for (LikelihoodResult row : likelihoods) {
            Double bits = row.bitsPerDimension();
            rows.add(new String[] {
                PointText.of(row.point(), coordinate -> String.format(Locale.ROOT, "%.4g", coordinate)),
                row.estimator(),
                String.format(Locale.ROOT, "%.9f", row.value()),
                Columns.size(row.standardError()),
                Columns.size(row.expectedGap()),
                String.format(Locale.ROOT, "%.9f", row.exact()),
                bits == null ? "" : String.format(Locale.ROOT, "%.5f", bits),
                Columns.verdict(row.passed())
            });
        }
        return rows;
    }

    private static List<String[]> masses(List<Mass> masses) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"time", "route", "mass", "± s.e.", "reference", "difference", "expected", ""});
        for (Mass row : masses) {
            rows.add(new String[] {
                Double.toString(row.time()),
                row.route(),
                String.format(Locale.ROOT, "%.9f", row.mass()),
                Columns.size(row.standardError()),
                Objects.requireNonNullElse(row.reference(), "-"),
                Columns.known(row.difference()),
                Columns.known(row.expected()),
                Columns.verdict(row.passed())
            });
        }
        return rows;
    }

    private static List<String[]> analyses(List<AnalysisResult> analyses) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"analysis", "kind", "quantity", "value", "± error", "expected", ""});
        for (AnalysisResult row : analyses) {
            Double expected = row.expected();
            rows.add(new String[] {
                row.name(),
                row.kind(),
                row.quantity(),
                String.format(Locale.ROOT, "%.10g", row.value()),
                Columns.size(row.estimatedError()),
                expected == null ? "-" : String.format(Locale.ROOT, "%.10g", expected),
                Columns.verdict(row.passed())
            });
        }
        return rows;
    }
}
