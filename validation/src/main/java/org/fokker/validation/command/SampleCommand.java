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

/** {@code fokker sample}: leads ensembles from noise to data and draws from posterior laws. */
@Command(
        name = "sample",
        description = "Run the samplers and posterior samplers of scenarios, or one sampler in their place.",
        mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

    private static final String DIRECTORY = "fokker-sample";

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Built-in names or TOML files.")
    private List<String> names = List.of();

    @Option(
            names = "--sampler",
            paramLabel = "KIND",
            description = "One sampler in the place of those of the scenario.")
    private @Nullable String kind;

    @Option(names = "--steps", paramLabel = "N", description = "Its steps (default: 50).")
    private int steps = 50;

    @Option(names = "--samples", paramLabel = "N", description = "Points that it leads (default: 10000).")
    private int samples = 10_000;

    @Option(names = "--class", paramLabel = "LABEL", description = "The class that it is asked for, or each.")
    private @Nullable String label;

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
            return ScenarioPart.samples(scenario);
        }
        Map<String, String> section = new LinkedHashMap<>();
        section.put("name", Toml.string(kind));
        section.put("kind", Toml.string(kind));
        section.put("steps", Integer.toString(steps));
        section.put("samples", Integer.toString(samples));
        if (label != null) {
            section.put("class", Toml.string(label));
        }
        keys.forEach((key, value) -> section.put(key, Toml.value(value)));
        return ScenarioPart.sampler(scenario, section);
    }
}
