package org.fokker.validation.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.fokker.validation.scenario.BuiltInScenarios;
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

    private static final String DIRECTORY = "fokker-out";

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
        List<String> wanted = names.isEmpty() ? BuiltInScenarios.names() : names;
        return new ScenarioBatch(spec, options).run(wanted, DIRECTORY, UnaryOperator.identity());
    }
}
