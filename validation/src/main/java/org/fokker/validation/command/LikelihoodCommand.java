package org.fokker.validation.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScenarioPart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fokker likelihood}: estimates log p_0 at points. */
@Command(
        name = "likelihood",
        description = "Estimate the log-likelihoods of scenarios, at their points or at others.",
        mixinStandardHelpOptions = true)
final class LikelihoodCommand implements Callable<Integer> {

    private static final String DIRECTORY = "fokker-likelihood";

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Built-in names or TOML files.")
    private List<String> names = List.of();

    @Option(
            names = "--at",
            paramLabel = "X1,X2,...",
            description = "A point in the place of those of the scenario, as often as needed.")
    private List<String> points = List.of();

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return new ScenarioBatch(spec, options).run(names, DIRECTORY, this::part);
    }

    private Scenario part(Scenario scenario) {
        return ScenarioPart.likelihood(
                scenario, points.stream().map(LikelihoodCommand::point).toList());
    }

    private static double[] point(String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--at must be numbers with commas between them, got " + text, e);
        }
    }
}
