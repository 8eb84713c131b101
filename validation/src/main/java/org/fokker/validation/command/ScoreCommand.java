package org.fokker.validation.command;

import java.util.Map;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScenarioPart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fokker score}: measures the errors of models of the score. */
@Command(
        name = "score",
        description = "Measure the errors of the models of the score of scenarios, or of one model in their place.",
        mixinStandardHelpOptions = true)
final class ScoreCommand extends PartCommand {

    private static final String MODEL = "--model";

    @Option(names = MODEL, paramLabel = "KIND", description = "One model in the place of those of the scenario.")
    private @Nullable String kind;

    @Override
    Scenario part(Scenario scenario) {
        if (kind == null) {
            requireNoKeys(MODEL);
            return ScenarioPart.scores(scenario);
        }
        return ScenarioPart.score(scenario, section(kind, Map.of("name", Toml.string(kind + " model"))));
    }
}
