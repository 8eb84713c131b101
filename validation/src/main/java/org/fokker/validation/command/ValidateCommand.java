package org.fokker.validation.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.kernel.Kernels;
import org.fokker.validation.report.Pictures;
import org.fokker.validation.report.Report;
import org.fokker.validation.result.CsvWriter;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.JsonWriter;
import org.fokker.validation.result.Machine;
import org.fokker.validation.result.Manifest;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fokker validate}: runs scenarios, compares every pair of routes, prints the table, writes the results. */
@Command(
        name = "validate",
        description = "Run scenarios, compare every pair of routes, print the table and write the results.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            description = "Built-in names or TOML files; all built-in ones if none is given.")
    private List<String> names = List.of();

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        long began = System.nanoTime();
        String started = OffsetDateTime.now(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        options.check();
        // Everything that can be refused is refused before anything is computed.
        List<Scenario> scenarios = read();
        @Nullable ResultDirectory directory = options.report() ? ResultDirectory.at(options.out()) : null;
        if (options.json() != null && !options.jsonToOutput()) {
            WholeFile.requirePlace(Path.of(options.json()));
        }
        List<ScenarioResult> results = new ArrayList<>();
        List<Gallery> galleries = new ArrayList<>();
        ResultTable table = new ResultTable(options.jsonToOutput() || options.quiet() ? null : out);
        try (Workers workers = Workers.of(options.threads())) {
            RunContext context = new RunContext(
                    options.seed(), options.quick() ? Effort.QUICK : Effort.FULL, workers, Progress.NONE);
            scenarios.forEach(scenario -> new ScenarioRun(scenario).check(context));
            for (Scenario scenario : scenarios) {
                ScenarioRun.Outcome outcome = run(scenario, context, err);
                results.add(options.reproducible() ? outcome.result().withoutTimings() : outcome.result());
                galleries.add(outcome.gallery());
                table.print(outcome.result());
            }
            Machine machine = Machine.current(options.reproducible() ? null : options.threads(), simd());
            Results all = new Results(Results.SCHEMA, Version.TEXT, options.seed(), machine, results);
            table.printVerdict(all);
            writeJson(all, out);
            if (directory != null) {
                Manifest manifest = manifest(scenarios, machine, started, (System.nanoTime() - began) * 1e-9);
                directory.write(manifest, target -> writeFiles(target, all, galleries, workers));
                if (!options.quiet()) {
                    err.println("Report: " + directory.path().resolve(Report.FILE));
                }
            }
            return (all.allPassed() ? ExitStatus.PASSED : ExitStatus.FAILED).code();
        }
    }

    private List<Scenario> read() {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        for (String name : names.isEmpty() ? BuiltInScenarios.names() : names) {
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

    private ScenarioRun.Outcome run(Scenario scenario, RunContext context, PrintWriter err) {
        try (ProgressDisplay display = ProgressDisplay.of(scenario.name(), err, options.quiet())) {
            return new ScenarioRun(scenario).run(context.withProgress(display), display::stage);
        }
    }

    private void writeJson(Results results, PrintWriter out) throws IOException {
        if (options.jsonToOutput()) {
            JsonWriter.write(results, out);
            out.flush();
        } else if (options.json() != null) {
            WholeFile.write(Path.of(options.json()), writer -> JsonWriter.write(results, writer));
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

    private static String simd() {
        return Kernels.vectorBits() == 0 ? "scalar" : Kernels.vectorBits() + " bit";
    }

    private Manifest manifest(List<Scenario> scenarios, Machine machine, String started, double seconds) {
        Map<String, String> texts = new LinkedHashMap<>();
        scenarios.forEach(scenario -> texts.put(scenario.name(), scenario.text()));
        double cpu =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                        ? bean.getProcessCpuTime() * 1e-9
                        : Double.NaN;
        List<String> arguments =
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs();
        List<String> commandLine = new ArrayList<>(List.of(Manifest.PROGRAM));
        commandLine.addAll(arguments);
        return Manifest.of(
                Version.TEXT, Version.commit(), commandLine, options.seed(), machine, started, seconds, cpu, texts);
    }
}
