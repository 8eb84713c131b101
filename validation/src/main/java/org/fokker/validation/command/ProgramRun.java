package org.fokker.validation.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fokker.kernel.Kernels;
import org.fokker.validation.result.JsonWriter;
import org.fokker.validation.result.Machine;
import org.fokker.validation.result.Manifest;
import org.fokker.validation.result.ResultDirectory;
import org.fokker.validation.result.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What every command that runs something does besides: claims the places of its results, and says what it ran on. */
final class ProgramRun {

    private final CommandLine line;
    private final RunOptions options;
    private final long began = System.nanoTime();
    private final String started = OffsetDateTime.now(ZoneId.systemDefault())
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();

    /**
     * Begins a run.
     *
     * @throws IllegalArgumentException if an option is wrong in a way that picocli cannot see
     */
    ProgramRun(CommandSpec spec, RunOptions options) {
        line = spec.commandLine();
        this.options = options;
        options.check();
    }

    /** Where data go. */
    PrintWriter out() {
        return line.getOut();
    }

    /** Where messages go. */
    PrintWriter err() {
        return line.getErr();
    }

    /** Where tables go; null for nowhere. */
    @Nullable
    PrintWriter tables() {
        return options.jsonToOutput() || options.quiet() ? null : out();
    }

    /**
     * Claims all places that will be written to, so that what must be refused is refused before anything is computed.
     *
     * @param standard name of the result directory where none is given
     * @return the result directory; null if none is wanted
     */
    @Nullable
    ResultDirectory claim(String standard) throws IOException {
        @Nullable ResultDirectory directory = options.report() ? ResultDirectory.at(options.out(standard)) : null;
        if (options.json() != null && !options.jsonToOutput()) {
            WholeFile.requirePlace(Path.of(options.json()));
        }
        return directory;
    }

    /** Writes a document where the option {@code --json} wants it. */
    void writeJson(Object document) throws IOException {
        if (options.jsonToOutput()) {
            JsonWriter.writeIndented(document, out());
            out().flush();
        } else if (options.json() != null) {
            WholeFile.write(Path.of(options.json()), writer -> JsonWriter.writeIndented(document, writer));
        }
    }

    /** The machine, without the number of threads where runs are to be compared byte for byte. */
    Machine machine() {
        String simd = Kernels.vectorBits() == 0 ? "scalar" : Kernels.vectorBits() + " bit";
        return Machine.current(options.reproducible() ? null : options.threads(), simd);
    }

    /** The manifest of the run up to now. */
    Manifest manifest(Map<String, String> scenarios) {
        double cpu =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                        ? bean.getProcessCpuTime() * 1e-9
                        : Double.NaN;
        List<String> commandLine = new ArrayList<>(List.of(Manifest.PROGRAM));
        commandLine.addAll(line.getParseResult().originalArgs());
        return Manifest.of(
                Version.TEXT,
                Version.commit(),
                commandLine,
                options.seed(),
                machine(),
                started,
                (System.nanoTime() - began) * 1e-9,
                cpu,
                scenarios);
    }
}
