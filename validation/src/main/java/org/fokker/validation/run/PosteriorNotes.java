package org.fokker.validation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.fokker.statistics.Estimate;
import org.fokker.validation.result.Note;
import org.fokker.validation.result.PosteriorResult;

/** What several measurements tell of the methods together: mean distances with intervals, and paired differences. */
final class PosteriorNotes {

    /** Two-sided intervals of 95 %. */
    private static final double UPPER = 0.975;

    private PosteriorNotes() {}

    /**
     * One note for each method; none for fewer than two measurements.
     *
     * @param rows the results, one measurement after the other, the methods in the same order after each
     */
    static List<Note> of(List<PosteriorResult> rows) {
        List<String> names = rows.stream().map(PosteriorResult::name).distinct().toList();
        List<Note> notes = new ArrayList<>();
        if (names.isEmpty() || rows.size() < 2 * names.size()) {
            return notes;
        }
        double[] first = distances(rows, names.get(0));
        double[] floor = rows.stream()
                .filter(row -> row.name().equals(names.get(0)))
                .mapToDouble(PosteriorResult::floor)
                .toArray();
        String exact = String.format(
                Locale.ROOT, "exact draws %.3g", Estimate.ofMean(floor).value());
        for (String name : names) {
            double[] own = distances(rows, name);
            String text =
                    String.format(Locale.ROOT, "%s: mean W1 %s of %d measurements", name, interval(own), own.length);
            if (name.equals(names.get(0))) {
                notes.add(new Note(Note.POSTERIORS, text + "; " + exact));
            } else {
                double[] difference = own.clone();
                for (int p = 0; p < difference.length; p++) {
                    difference[p] -= first[p];
                }
                notes.add(new Note(
                        Note.POSTERIORS,
                        text + "; less that of " + names.get(0) + " on the same ones: " + interval(difference)));
            }
        }
        return notes;
    }

    private static double[] distances(List<PosteriorResult> rows, String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .mapToDouble(PosteriorResult::wasserstein1)
                .toArray();
    }

    /** The mean with Student's interval. */
    private static String interval(double[] values) {
        Estimate mean = Estimate.ofMean(values);
        double quantile = new TDistribution(null, values.length - 1).inverseCumulativeProbability(UPPER);
        return String.format(Locale.ROOT, "%.3g ± %.2g (95 %%)", mean.value(), quantile * mean.standardError());
    }
}
