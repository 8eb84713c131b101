package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fokker.diffusion.TimeGrid;
import org.fokker.diffusion.sampler.LocalErrorSpacing;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.method.Parameters;
import org.fokker.process.MixtureDiffusion;

/** Reads the {@code [[sampler]]} sections. */
final class SamplerReader {

    private static final int DEFAULT_SAMPLES = 10_000;
    private static final List<String> START_LAWS = List.of("exact", "reference");

    private final Target target;
    private final ClosedForm closedForm;
    private final TimeSpec time;
    private final List<String> models;

    SamplerReader(Target target, ClosedForm closedForm, TimeSpec time, List<ScoreSpec> scores) {
        this.target = target;
        this.closedForm = closedForm;
        this.time = time;
        models = new ArrayList<>(List.of(ScoreSpec.EXACT));
        scores.forEach(score -> models.add(score.name()));
    }

    List<SamplerSpec> read(List<Section> sections) {
        List<SamplerSpec> specs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Section section : sections) {
            closedForm.demandMixture(section);
            specs.add(read(section, names));
        }
        return specs;
    }

    private SamplerSpec read(Section section, List<String> taken) {
        String name = Names.different(section, "name", taken);
        String kind = section.choice("kind", "sampler", Samplers.registry().names());
        WaySpec way = WayReader.read(section, time, OptionalInt.empty(), LocalErrorSpacing.NAME);
        long samples = section.has("samples") ? section.integer("samples", 1, Integer.MAX_VALUE) : DEFAULT_SAMPLES;
        String model = section.choiceOr("model", "score model", models, ScoreSpec.EXACT);
        Optional<String> label = label(section, model);
        boolean reference =
                section.choiceOr("start-law", "start law", START_LAWS, "exact").equals("reference");
        boolean denoise = section.flagOr("denoise", false);
        Parameters parameters = ParameterReader.read(section, given -> Samplers.of(kind, given));
        SamplerSpec spec = new SamplerSpec(name, kind, parameters, way, samples, model, label, reference, denoise);
        check(section, spec);
        return spec;
    }

    /** Classes come with the table of samples, and the exact score of each is that of its own mixture. */
    private Optional<String> label(Section section, String model) {
        if (!section.has("class")) {
            return Optional.empty();
        }
        SampleClasses classes = target.samples()
                .flatMap(SampleData::classes)
                .orElseThrow(() -> section.error(
                        "class", "needs a target of kind \"samples\" with classes, which the target is not"));
        if (!model.equals(ScoreSpec.EXACT)) {
            throw section.error("class", "needs the model \"exact\", got \"" + model + "\", which knows no classes");
        }
        List<String> known = new ArrayList<>(classes.names());
        known.add(SamplerSpec.EVERY);
        return Optional.of(section.choice("class", "class", known));
    }

    /** Refuses what a sampler cannot do on the grid. */
    private void check(Section section, SamplerSpec spec) {
        try {
            MixtureDiffusion law = closedForm.requiredMixture();
            TimeGrid grid = spec.way()
                    .grid(law.process().schedule(), time.end(), spec.way().steps());
            spec.sampler().walk(law, grid, 1);
            if (spec.way().measured() && spec.sampler().normalsPerStep() > 0) {
                throw section.error(
                        "spacing",
                        "\"" + LocalErrorSpacing.NAME + "\" is for samplers without noise, and \"" + spec.kind()
                                + "\" has some; take \"log-snr\"");
            }
        } catch (ScenarioException explained) {
            throw explained;
        } catch (IllegalArgumentException refusal) {
            throw section.error("is refused: " + refusal.getMessage());
        }
    }
}
