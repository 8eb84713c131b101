package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fokker.distribution.GaussianMixture;
import org.fokker.statistics.Estimate;
import org.fokker.validation.result.Note;
import org.fokker.validation.route.Solution;
import org.fokker.validation.scenario.SampleData;
import org.fokker.validation.scenario.Scenario;

/** Remarks on a scenario that its numbers do not tell. */
final class Notes {

    private static final int MOST_NAMES = 6;

    private Notes() {}

    static List<Note> of(Scenario scenario, List<Solution> solutions) {
        List<Note> notes = new ArrayList<>();
        for (Solution solution : solutions) {
            if (solution.result().more().get("warnings") instanceof List<?> warnings) {
                warnings.forEach(warning -> notes.add(new Note(Note.WARNING, solution.name() + ": " + warning)));
            }
        }
        scenario.target().samples().ifPresent(samples -> {
            notes.add(new Note("samples", describe(samples)));
            if (samples.heldOut()[0].length > 1 && scenario.target().law() instanceof GaussianMixture law) {
                notes.add(new Note("held out", likelihood(samples, law)));
            }
        });
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
                columns(samples.columns()),
                training,
                heldOut,
                samples.choice().components(),
                chosen);
    }

    /** The mean of log p over all samples held out, with its standard error, and in bits where the table has levels. */
    private static String likelihood(SampleData samples, GaussianMixture law) {
        double[][] x = samples.heldOut();
        double[] logDensity = new double[x[0].length];
        law.logDensity(x, logDensity.length, logDensity);
        Estimate mean = Estimate.ofMean(logDensity);
        String nats = String.format(
                Locale.ROOT,
                "mean log-likelihood of the %d samples under the fitted mixture %.3f ± %.3f nats (± 1.96 SE)",
                logDensity.length,
                mean.value(),
                1.96 * mean.standardError());
        return samples.coding()
                .map(coding -> {
                    Estimate bits = coding.of(mean, x.length);
                    return String.format(
                            Locale.ROOT,
                            "%s, %.4f ± %.4f bits per dimension of %d levels, spread evenly over their cells",
                            nats,
                            bits.value(),
                            1.96 * bits.standardError(),
                            coding.levels());
                })
                .orElse(nats);
    }

    /** The names, or the first and the last where there are many. */
    private static String columns(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : names.get(0) + " … " + names.get(names.size() - 1) + ", " + names.size() + " columns";
    }
}
