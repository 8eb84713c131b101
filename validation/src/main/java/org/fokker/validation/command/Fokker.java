package org.fokker.validation.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.fokker.validation.result.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code fokker}. */
@Command(
        name = "fokker",
        description = "A laboratory for the mathematics of diffusion models.",
        mixinStandardHelpOptions = true,
        versionProvider = Fokker.VersionText.class,
        subcommands = {
            ValidateCommand.class,
            SampleCommand.class,
            LikelihoodCommand.class,
            ScoreCommand.class,
            ConvergeCommand.class,
            ListCommand.class
        },
        footer = {
            "",
            "Exit status: 0 all comparisons pass and all promises hold, 1 one does not, 2 the input is wrong,",
            "3 numerical failure or internal error, 4 input/output."
        })
public final class Fokker implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /** Creates the command; picocli fills it. */
    Fokker() {}

    /**
     * Runs the program.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = run(out, err, arguments);
        out.flush();
        System.exit(status);
    }

    /**
     * Runs the program with its output where one wants it.
     *
     * @param out receives data
     * @param err receives messages
     * @param arguments the command line
     * @return the exit status
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Fokker())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    ExitStatus status = ExitStatus.of(failure);
                    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
                    err.println("fokker: " + message);
                    if (status == ExitStatus.INTERNAL && !(failure instanceof org.fokker.method.NumericalException)) {
                        failure.printStackTrace(err);
                    }
                    return status.code();
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(),
                "missing command: validate, sample, likelihood, score, converge or list");
    }

    /** Says which version this is. */
    static final class VersionText implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"fokker " + Version.TEXT};
        }
    }
}
