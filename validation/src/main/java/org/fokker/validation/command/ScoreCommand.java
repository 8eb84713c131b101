package org.fokker.validation.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** {@code fokker score}: measures the errors of models of the score. */
@Command(
        name = "score",
        description = "Measure the errors of the models of the score of scenarios, or of one model in their place.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    private static final String DIRECTORY = "fokker-score";

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Built-in names or TOML files.")
    private List<String> names = List.of();

    @Option(names = "--model", paramLabel = "KIND", description = "One model in the place of those of the scenario.")
    private @Nullable String kind;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A key of its section, as often as needed.")
    private Map<String, String> keys = Map.of();

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return new ScenarioBatch(spec, options).run(names, DIRECTORY, this::part);
    }

    private Scenario part(Scenario scenario) {
        if (kind == null) {
            return ScenarioPart.scores(scenario);
        }
        Map<String, String> section = new LinkedHashMap<>();
        section.put("name", Toml.string(kind + " model"));
        section.put("kind", Toml.string(kind));
        keys.forEach((key, value) -> section.put(key, Toml.value(value)));
        return ScenarioPart.score(scenario, section);
    }
}
