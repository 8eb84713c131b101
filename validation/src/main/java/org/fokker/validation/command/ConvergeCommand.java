package org.fokker.validation.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fokker.execution.Workers;
import org.fokker.validation.converge.ConvergeResults;
import org.fokker.validation.converge.Laboratory;
import org.fokker.validation.converge.Study;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.report.ConvergeReport;
import org.fokker.validation.result.ResultDirectory;
import org.fokker.validation.result.Version;
import org.fokker.validation.study.Studies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fokker converge}: measures the orders of schemes against their promises. */
@Command(
        name = "converge",
        description = "Measure the orders of schemes, with confidence intervals, against their promises.",
        mixinStandardHelpOptions = true)
final class ConvergeCommand implements Callable<Integer> {

    private static final String DIRECTORY = "fokker-converge";

    @Parameters(
            arity = "0..*",
            paramLabel = "STUDY",
            description = "Names of studies, or of schemes for all their studies; 'fokker list studies' shows them.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "All studies of all registered schemes.")
    private boolean all;

    @Option(
            names = "--readme",
            paramLabel = "FILE",
            description = "Also replace the table of orders in FILE; needs --all and no --quick.")
    private @Nullable Path readme;

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ProgramRun run = new ProgramRun(Objects.requireNonNull(spec), options);
        List<Study> studies = studies();
        @Nullable ResultDirectory directory = run.claim(DIRECTORY);
        List<StudyResult> results = measure(studies, run.err());
        ConvergeResults found = ConvergeResults.of(
                Version.TEXT,
                options.seed(),
                options.quick(),
                run.machine(),
                options.reproducible()
                        ? results.stream().map(StudyResult::withoutTimings).toList()
                        : results);
        PrintWriter tables = run.tables();
        if (tables != null) {
            StudyTable.print(tables, results);
            tables.println(ConvergeReport.verdict(found));
            tables.flush();
        }
        run.writeJson(found);
        if (readme != null) {
            OrdersTable.replace(readme, results);
        }
        if (directory != null) {
            directory.write(run.manifest(Map.of()), target -> ConvergeReport.write(target, found));
            if (!options.quiet()) {
                run.err().println("Report: " + directory.path().resolve(ConvergeReport.FILE));
            }
        }
        return (found.allPassed() ? ExitStatus.PASSED : ExitStatus.FAILED).code();
    }

    private List<Study> studies() throws IOException {
        if (all != names.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    all
                            ? "--all stands for every study; leave out " + names
                            : "name studies or schemes, or say --all; 'fokker list studies' shows what there is");
        }
        if (readme != null) {
            if (!all || options.quick()) {
                throw new IllegalArgumentException(
                        "--readme needs --all and no --quick: the table of orders is that of the full run");
            }
            OrdersTable.requirePlace(readme);
        }
        return all ? Studies.all() : Studies.find(names);
    }

    private List<StudyResult> measure(List<Study> studies, PrintWriter err) {
        try (Workers workers = Workers.of(options.threads());
                ProgressDisplay display = ProgressDisplay.of("converge", err, options.quiet())) {
            return new Laboratory(options.quick(), options.seed()).run(studies, workers, display);
        }
    }
}
