package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.List;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.method.Parameters;

/** Reads the {@code [[score]]} sections. */
final class ScoreReader {

    private final ClosedForm closedForm;
    private final TimeSpec time;

    ScoreReader(ClosedForm closedForm, TimeSpec time) {
        this.closedForm = closedForm;
        this.time = time;
    }

    List<ScoreSpec> read(List<Section> sections) {
        List<ScoreSpec> specs = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(ScoreSpec.EXACT));
        for (Section section : sections) {
            closedForm.demandMixture(section);
            specs.add(read(section, names));
        }
        return specs;
    }

    private ScoreSpec read(Section section, List<String> taken) {
        String name = Names.different(section, "name", taken);
        String kind = section.choice(
                "kind", "score estimator", ScoreEstimators.registry().names());
        int samples = section.count("samples", 1, Integer.MAX_VALUE);
        Parameters parameters = ParameterReader.read(section, given -> ScoreEstimators.of(kind, given));
        return new ScoreSpec(name, kind, parameters, samples, time.snapshots());
    }
}
