package org.fokker.validation.scenario;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fokker.distribution.MixtureFit;
import org.fokker.method.NumericalException;
import org.fokker.random.RandomStream;
import org.fokker.validation.scenario.SampleData.ComponentChoice;

/** Reads a target of kind "samples": a table, and the Gaussian mixture fitted to it. */
final class SampleReader {

    private static final int MOST_COMPONENTS = 50;

    /** With no number of components given, 1 to this many are tried. */
    private static final int MOST_TRIED = 5;

    /** Starts of a fit: scenarios are read before every run, so this has to be a matter of seconds. */
    private static final int STARTS = 4;

    /** Variance added to every component, relative to that of the samples, so that none collapses onto a sample. */
    private static final double FLOOR = 1e-6;

    /** The stream that decides which samples are held out. */
    private static final int HELD_OUT_STREAM = 7001;

    private final Section target;
    private final ScenarioReader.Tables tables;

    SampleReader(Section target, ScenarioReader.Tables tables) {
        this.target = target;
        this.tables = tables;
    }

    /**
     * Reads the table, takes the held-out share away, and fits the rest.
     *
     * @param heldOutShare the share, in [0, 1)
     * @param seed decides which samples are held out, and where the fit starts
     * @return the fitted mixture with the samples
     */
    Target read(double heldOutShare, long seed) {
        String file = target.string("file");
        List<String> columns = target.strings("columns");
        boolean standardise = target.flagOr("standardise", false);
        int components = target.has("components") ? target.count("components", 1, MOST_COMPONENTS) : 0;
        double[][] samples =
                SampleTable.parse(target, file, tables.text(target, file)).columns(columns);
        SampleSplit split = SampleSplit.of(samples, heldOutShare, new RandomStream(seed, HELD_OUT_STREAM));
        checkCount(file, split.training()[0].length, columns.size(), Math.max(1, components));
        checkVariation(file, columns, split.training());
        Standardisation map = standardise ? Standardisation.of(split.training()) : Standardisation.none(columns.size());
        double[][] training = map.apply(split.training());
        MixtureFit.Selection selection = fit(training, components, seed);
        SortedMap<Integer, Double> bic = new TreeMap<>();
        if (components == 0) {
            selection.byComponents().forEach(fit -> bic.put(fit.components(), fit.bic()));
        }
        ComponentChoice choice = new ComponentChoice(selection.best().components(), bic);
        SampleData data = new SampleData(
                file, columns, training, map.apply(split.heldOut()), map.mean(), map.deviation(), choice);
        return new Target(selection.best().mixture(), Optional.of(data));
    }

    /** Fits a given number of components or, if that is zero, chooses one. */
    private MixtureFit.Selection fit(double[][] training, int components, long seed) {
        MixtureFit method = new MixtureFit(seed, STARTS, FLOOR);
        int n = training[0].length;
        try {
            if (components == 0) {
                return method.select(training, n, Math.min(MOST_TRIED, n / (training.length + 1)));
            }
            MixtureFit.Fit fit = method.fit(training, n, components);
            return new MixtureFit.Selection(fit, List.of(fit));
        } catch (NumericalException failure) {
            throw target.error("file", "gives samples that no mixture could be fitted to: " + failure.getMessage());
        }
    }

    private void checkCount(String file, int samples, int dimension, int components) {
        int least = Math.max(2, components * (dimension + 1));
        if (samples < least) {
            throw target.error(
                    "file",
                    "gives " + samples + " samples to fit " + components
                            + (components == 1 ? " component" : " components") + " to, expected at least " + least
                            + ": " + file);
        }
    }

    private void checkVariation(String file, List<String> columns, double[][] samples) {
        for (int i = 0; i < samples.length; i++) {
            double first = samples[i][0];
            if (java.util.Arrays.stream(samples[i]).allMatch(x -> x == first)) {
                throw target.errorInEntry(
                        "columns", i, "is constant in " + file + ": '" + columns.get(i) + "' is always " + first);
            }
        }
    }
}
