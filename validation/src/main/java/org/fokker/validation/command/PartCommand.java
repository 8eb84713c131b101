package org.fokker.validation.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fokker.validation.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that runs one part of scenarios, or a section made from the command line in its place. */
abstract class PartCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Built-in names or TOML files.")
    private List<String> names = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A further key of the section in its place, as often as needed.")
    private Map<String, String> keys = Map.of();

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates the command; picocli fills it. */
    PartCommand() {}

    /** Takes from a scenario what is to be run. */
    abstract Scenario part(Scenario scenario);

    @Override
    public final Integer call() throws IOException {
        String directory = "fokker-" + Objects.requireNonNull(spec).name();
        return new ScenarioBatch(spec, options).run(names, directory, this::part);
    }

    /** The keys and values of a section of a kind, those of the command line last. */
    final Map<String, String> section(String kind, Map<String, String> own) {
        Map<String, String> section = new LinkedHashMap<>();
        section.put("kind", Toml.string(kind));
        section.putAll(own);
        keys.forEach((key, value) -> section.put(key, Toml.value(value)));
        return section;
    }

    /** Refuses keys where there is no section for them. */
    final void requireNoKeys(String option) {
        if (!keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "--set gives keys to what " + option + " names, and there is no " + option);
        }
    }
}
