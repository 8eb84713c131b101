package org.fokker.validation.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command that runs something has. */
final class RunOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Directory for the results, replaced if it holds earlier ones (default: fokker-out; studies of"
                            + " convergence: fokker-converge).")
    private @Nullable Path out;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Also write the results as JSON to FILE; '-' for standard output, which then holds nothing else.")
    private @Nullable String json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Key of every random number (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads (default: all processors); results do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quick", description = "Less of everything: coarser grids, fewer particles and samples.")
    private boolean quick;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Option(names = "--no-report", description = "Do not write the result directory.")
    private boolean noReport;

    @Option(
            names = "--reproducible",
            description =
                    "Leave times and the number of threads out of the results, so that equal runs give equal files.")
    private boolean reproducible;

    RunOptions() {}

    /**
     * Checks what picocli cannot.
     *
     * @throws IllegalArgumentException if the number of threads is not positive
     */
    void check() {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1, got " + threads);
        }
    }

    /** The result directory, or the standard one of a command. */
    Path out(String standard) {
        return out == null ? Path.of(standard) : out;
    }

    @Nullable
    String json() {
        return json;
    }

    boolean jsonToOutput() {
        return "-".equals(json);
    }

    long seed() {
        return seed;
    }

    int threads() {
        return threads;
    }

    boolean quick() {
        return quick;
    }

    boolean quiet() {
        return quiet;
    }

    boolean report() {
        return !noReport;
    }

    boolean reproducible() {
        return reproducible;
    }
}
