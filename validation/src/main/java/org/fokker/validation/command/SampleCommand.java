package org.fokker.validation.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScenarioPart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fokker sample}: leads ensembles from noise to data and draws from posterior laws. */
@Command(
        name = "sample",
        description = "Run the samplers and posterior samplers of scenarios, or one sampler in their place.",
        mixinStandardHelpOptions = true)
final class SampleCommand extends PartCommand {

    private static final String SAMPLER = "--sampler";

    @Option(names = SAMPLER, paramLabel = "KIND", description = "One sampler in the place of those of the scenario.")
    private @Nullable String kind;

    @Option(names = "--steps", paramLabel = "N", description = "Its steps (default: 50).")
    private int steps = 50;

    @Option(names = "--samples", paramLabel = "N", description = "Points that it leads (default: 10000).")
    private int samples = 10_000;

    @Option(names = "--class", paramLabel = "LABEL", description = "The class that it is asked for, or each.")
    private @Nullable String label;

    @Override
    Scenario part(Scenario scenario) {
        if (kind == null) {
            requireNoKeys(SAMPLER);
            return ScenarioPart.samples(scenario);
        }
        Map<String, String> own = new LinkedHashMap<>();
        own.put("name", Toml.string(kind));
        own.put("steps", Integer.toString(steps));
        own.put("samples", Integer.toString(samples));
        if (label != null) {
            own.put("class", Toml.string(label));
        }
        return ScenarioPart.sampler(scenario, section(kind, own));
    }
}
