package org.fokker.validation.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScenarioPart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fokker likelihood}: estimates log p_0 at points. */
@Command(
        name = "likelihood",
        description = "Estimate the log-likelihoods of scenarios, at their points or at others.",
        mixinStandardHelpOptions = true)
final class LikelihoodCommand extends PartCommand {

    private static final String ESTIMATOR = "--estimator";

    @Option(
            names = "--at",
            paramLabel = "X1,X2,...",
            description = "A point in the place of those of the scenario, as often as needed.")
    private List<String> points = List.of();

    @Option(
            names = ESTIMATOR,
            paramLabel = "KIND",
            description = "One estimator in the place of those of the scenario.")
    private @Nullable String kind;

    @Override
    Scenario part(Scenario scenario) {
        List<double[]> places = points.stream().map(LikelihoodCommand::point).toList();
        if (kind == null) {
            requireNoKeys(ESTIMATOR);
            return ScenarioPart.likelihood(scenario, places);
        }
        return ScenarioPart.likelihood(scenario, places, section(kind, Map.of()));
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
