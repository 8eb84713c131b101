package org.fokker.validation.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.validation.report.Pictures;
import org.fokker.validation.report.Report;
import org.fokker.validation.result.CsvWriter;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.JsonWriter;
import org.fokker.validation.result.ResultDirectory;
import org.fokker.validation.result.Results;
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.result.Version;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.run.ScenarioRun;
import org.fokker.validation.scenario.BuiltInScenarios;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScenarioException;
import org.fokker.validation.scenario.ScenarioReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Scenarios that a command runs one after the other: reading, running, tables and files. */
final class ScenarioBatch {

    private final RunOptions options;
    private final CommandSpec spec;

    ScenarioBatch(@Nullable CommandSpec spec, RunOptions options) {
        this.spec = Objects.requireNonNull(spec);
        this.options = options;
    }

    /**
     * Reads scenarios and runs what of them is wanted.
     *
     * @param names built-in names or files
     * @param directoryName name of the result directory where none is given
     * @param wanted takes what is to be run from a scenario, and refuses one that has none of it
     * @return the exit status
     */
    int run(List<String> names, String directoryName, UnaryOperator<Scenario> wanted) throws IOException {
        ProgramRun run = new ProgramRun(spec, options);
        // Everything that can be refused is refused before anything is computed.
        List<Scenario> scenarios = read(names).stream().map(wanted).toList();
        @Nullable ResultDirectory directory = run.claim(directoryName);
        List<ScenarioResult> results = new ArrayList<>();
        List<Gallery> galleries = new ArrayList<>();
        ResultTable table = new ResultTable(run.tables());
        try (Workers workers = Workers.of(options.threads())) {
            RunContext context = new RunContext(
                    options.seed(), options.quick() ? Effort.QUICK : Effort.FULL, workers, Progress.NONE);
            scenarios.forEach(scenario -> new ScenarioRun(scenario).check(context));
            for (Scenario scenario : scenarios) {
                ScenarioRun.Outcome outcome = outcome(scenario, context, run.err());
                results.add(options.reproducible() ? outcome.result().withoutTimings() : outcome.result());
                galleries.add(outcome.gallery());
                table.print(outcome.result());
            }
            Results all = new Results(Results.SCHEMA, Version.TEXT, options.seed(), run.machine(), results);
            table.printVerdict(all);
            run.writeJson(all);
            if (directory != null) {
                directory.write(run.manifest(texts(scenarios)), target -> writeFiles(target, all, galleries, workers));
                if (!options.quiet()) {
                    run.err().println("Report: " + directory.path().resolve(Report.FILE));
                }
            }
            return (all.allPassed() ? ExitStatus.PASSED : ExitStatus.FAILED).code();
        }
    }

    private List<Scenario> read(List<String> names) {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        for (String name : names) {
            boolean file = name.endsWith(".toml") || name.contains("/") || Files.exists(Path.of(name));
            Scenario scenario = file
                    ? ScenarioReader.read(Path.of(name), options.seed())
                    : BuiltInScenarios.read(name, options.seed());
            Scenario other = scenarios.putIfAbsent(scenario.name(), scenario);
            if (other != null) {
                throw new ScenarioException(scenario.origin() + ": the name '" + scenario.name() + "' is also that of "
                        + other.origin() + ", and results are kept by name");
            }
        }
        return List.copyOf(scenarios.values());
    }

    private ScenarioRun.Outcome outcome(Scenario scenario, RunContext context, PrintWriter err) {
        try (ProgressDisplay display = ProgressDisplay.of(scenario.name(), err, options.quiet())) {
            return new ScenarioRun(scenario).run(context.withProgress(display), display::stage);
        }
    }

    private static void writeFiles(Path target, Results results, List<Gallery> galleries, Workers workers)
            throws IOException {
        try (Writer writer = Files.newBufferedWriter(target.resolve("results.json"))) {
            JsonWriter.write(results, writer);
        }
        CsvWriter.write(target, results, galleries);
        // The page is one file and the pictures are many: both are drawn at the same time.
        try {
            workers.run(galleries.size() + 1, task -> {
                try {
                    if (task == 0) {
                        Report.write(target, results, galleries);
                    } else {
                        Pictures.write(target, results.scenarios().get(task - 1), galleries.get(task - 1));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Map<String, String> texts(List<Scenario> scenarios) {
        Map<String, String> texts = new LinkedHashMap<>();
        scenarios.forEach(scenario -> texts.put(scenario.name(), scenario.text()));
        return texts;
    }
}
