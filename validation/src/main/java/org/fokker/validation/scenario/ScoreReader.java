package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.fokker.diffusion.score.GridScore;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.method.Parameters;

/** Reads the {@code [[score]]} sections. */
final class ScoreReader {

    private static final String DRAWS = "draws";
    private static final String TRAINING = "training";
    private static final int MOST_DIMENSIONS_OF_GRID = 2;
    private static final int DEFAULT_SAMPLES = 1000;

    private final Target target;
    private final ClosedForm closedForm;
    private final TimeSpec time;

    ScoreReader(Target target, ClosedForm closedForm, TimeSpec time) {
        this.target = target;
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
        List<String> kinds = new ArrayList<>(ScoreEstimators.registry().names());
        kinds.add(GridScore.NAME);
        kinds.add(ScoreSpec.EXACT);
        String kind = section.choice("kind", "score model", kinds);
        List<Double> times = section.has("times") ? times(section) : afterTheStart();
        boolean learnt = ScoreEstimators.registry().names().contains(kind);
        OptionalInt samples = learnt ? samples(section) : OptionalInt.empty();
        Parameters parameters = ParameterReader.read(section, given -> attempt(kind, given));
        return new ScoreSpec(name, kind, parameters, samples, times);
    }

    /** The draws that a model learns from; nothing for the training part of a table. */
    private OptionalInt samples(Section section) {
        boolean table = target.samples().isPresent();
        String data = section.choiceOr("data", "kind of data", List.of(DRAWS, TRAINING), table ? TRAINING : DRAWS);
        if (data.equals(TRAINING)) {
            if (!table) {
                throw section.error(
                        "data", "names the training part of a table, but the target is not of kind \"samples\"");
            }
            if (section.has("samples")) {
                throw section.error("samples", "belongs to data = \"draws\"; the training part is taken whole");
            }
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                section.has("samples") ? section.count("samples", 1, Integer.MAX_VALUE) : DEFAULT_SAMPLES);
    }

    private List<Double> times(Section section) {
        List<Double> times = new ArrayList<>();
        for (double t : section.vector("times")) {
            double last = times.isEmpty() ? 0 : times.get(times.size() - 1);
            if (!(t > last && t <= time.end())) {
                throw section.error(
                        "times",
                        "must increase from above 0 to at most the end " + time.end() + ", got " + t + " after "
                                + last);
            }
            times.add(t);
        }
        return times;
    }

    /** The snapshots at which there is noise. */
    private List<Double> afterTheStart() {
        return time.snapshots().stream().filter(t -> t > 0).toList();
    }

    /** Tries the parameters. */
    private void attempt(String kind, Parameters given) {
        int dimension = target.law().dimension();
        if (kind.equals(GridScore.NAME)) {
            if (dimension > MOST_DIMENSIONS_OF_GRID) {
                throw new IllegalArgumentException(
                        "a grid needs d <= " + MOST_DIMENSIONS_OF_GRID + ", and the target has d = " + dimension);
            }
            ScoreSpec.Resolution.of(given, dimension);
        } else if (kind.equals(ScoreSpec.EXACT)) {
            given.only("score '" + kind + "'");
        } else {
            ScoreEstimators.of(kind, given);
        }
    }
}
