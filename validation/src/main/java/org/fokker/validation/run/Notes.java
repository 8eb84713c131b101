package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fokker.validation.result.Note;
import org.fokker.validation.route.Solution;
import org.fokker.validation.scenario.SampleData;
import org.fokker.validation.scenario.Scenario;

/** Remarks on a scenario that its numbers do not tell. */
final class Notes {

    private Notes() {}

    static List<Note> of(Scenario scenario, List<Solution> solutions) {
        List<Note> notes = new ArrayList<>();
        for (Solution solution : solutions) {
            if (solution.result().more().get("warnings") instanceof List<?> warnings) {
                warnings.forEach(warning -> notes.add(new Note(Note.WARNING, solution.name() + ": " + warning)));
            }
        }
        scenario.target().samples().ifPresent(samples -> notes.add(new Note("samples", describe(samples))));
        return notes;
    }

    private static String describe(SampleData samples) {
        int training = samples.training()[0].length;
        int heldOut = samples.heldOut()[0].length;
        String chosen = samples.choice().bic().isEmpty()
                ? "as given"
                : "chosen by the Bayesian information criterion: "
                        + samples.choice().bic().entrySet().stream()
                                .map(entry -> String.format(Locale.ROOT, "%d → %.1f", entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s (%s): %d points fitted, %d held out; %d components, %s",
                samples.file(),
                String.join(", ", samples.columns()),
                training,
                heldOut,
                samples.choice().components(),
                chosen);
    }
}
