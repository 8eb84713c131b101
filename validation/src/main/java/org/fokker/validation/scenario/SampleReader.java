package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fokker.diffusion.likelihood.BitsPerDimension;
import org.fokker.distribution.GaussianMixture;
import org.fokker.distribution.MixtureFit;
import org.fokker.method.NumericalException;
import org.fokker.random.RandomStream;
import org.fokker.validation.scenario.SampleData.ComponentChoice;

/** Reads a target of kind "samples": a table, and the Gaussian mixture fitted to it or, class by class, to its classes. */
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

    /** The stream of the numbers that are added to levels. */
    private static final int DEQUANTISATION_STREAM = 7002;

    private static final int MOST_LEVELS = 1 << 24;
    private static final int MOST_PIXELS = 1 << 16;

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
     * @param seed decides which samples are held out, where the fit starts, and where in its cell the value of a level lies
     * @return the fitted mixture with the samples
     */
    Target read(double heldOutShare, long seed) {
        String file = target.string("file");
        SampleTable table = SampleTable.parse(target, file, TextFile.decoded(file, tables.content(target, file)));
        List<SampleTable.Column> chosen = table.expanded(target.strings("columns"));
        List<String> columns = chosen.stream().map(SampleTable.Column::name).toList();
        boolean standardise = target.flagOr("standardise", false);
        int components = target.has("components") ? target.count("components", 1, MOST_COMPONENTS) : 0;
        Optional<BitsPerDimension> coding = coding(standardise);
        double[][] given = table.columns(chosen);
        double[][] samples = coding.map(levels -> dequantised(given, levels, table, columns, seed))
                .orElse(given);
        Optional<List<String>> labels = target.has("class") ? Optional.of(table.labels("class")) : Optional.empty();
        Optional<ImageShape> image = image(columns.size(), coding, standardise);
        SampleSplit split = SampleSplit.of(samples[0].length, heldOutShare, new RandomStream(seed, HELD_OUT_STREAM));
        double[][] fitted = SampleSplit.rows(samples, split.training());
        checkVariation(file, chosen, fitted);
        Standardisation map = standardise ? Standardisation.of(fitted) : Standardisation.none(columns.size());
        double[][] training = map.apply(fitted);
        double[][] heldOut = map.apply(SampleSplit.rows(samples, split.heldOut()));
        MixtureFit method = method(columns.size(), seed);
        int each = leastPoints(columns.size());
        Fitted fitting = labels.map(names -> byClass(names, split, training, method, each, components))
                .orElseGet(() -> whole(training, method, each, components));
        SampleData data = new SampleData(
                file,
                columns,
                training,
                heldOut,
                map.mean(),
                map.deviation(),
                fitting.choice(),
                fitting.classes(),
                coding,
                image);
        return new Target(fitting.mixture(), Optional.of(data));
    }

    /** What was fitted. */
    private record Fitted(GaussianMixture mixture, ComponentChoice choice, Optional<SampleClasses> classes) {}

    private Fitted byClass(
            List<String> labels, SampleSplit split, double[][] training, MixtureFit method, int each, int components) {
        int own = Math.max(1, components);
        ClassFit fit = new ClassFit(target, labels, split);
        GaussianMixture mixture = fit.mixture(training, (label, part) -> {
            checkCount("class", "of class '" + label + "' ", part[0].length, each, own);
            return fit(method, part, own, each).best().mixture();
        });
        return new Fitted(
                mixture, new ComponentChoice(mixture.components(), new TreeMap<>()), Optional.of(fit.classes()));
    }

    private Fitted whole(double[][] training, MixtureFit method, int each, int components) {
        checkCount("file", "", training[0].length, each, Math.max(1, components));
        MixtureFit.Selection selection = fit(method, training, components, each);
        SortedMap<Integer, Double> bic = new TreeMap<>();
        if (components == 0) {
            selection.byComponents().forEach(fit -> bic.put(fit.components(), fit.bic()));
        }
        return new Fitted(
                selection.best().mixture(), new ComponentChoice(selection.best().components(), bic), Optional.empty());
    }

    private MixtureFit method(int dimension, long seed) {
        double floor = target.positiveOr("floor", FLOOR);
        MixtureFit method = new MixtureFit(seed, STARTS, floor);
        return target.has("rank") ? method.principal(target.count("rank", 0, dimension - 1)) : method;
    }

    /** Every component needs as many points: one more than its covariance has directions of its own. */
    private int leastPoints(int dimension) {
        return target.has("rank") ? target.count("rank", 0, dimension - 1) + 2 : dimension + 1;
    }

    /** Levels 0 … k − 1 are put into a range. */
    private Optional<BitsPerDimension> coding(boolean standardise) {
        if (!target.has("levels")) {
            if (target.has("range")) {
                throw target.error("range", "belongs to 'levels'");
            }
            return Optional.empty();
        }
        if (standardise) {
            throw target.error("standardise", "cannot be true with 'levels', which have a range of their own");
        }
        int levels = target.count("levels", 2, MOST_LEVELS);
        double[] range = target.has("range") ? Points.vector(target, "range", 2) : new double[] {-1, 1};
        try {
            return Optional.of(new BitsPerDimension(levels, range[0], range[1]));
        } catch (IllegalArgumentException refusal) {
            throw target.error("range", "is refused: " + refusal.getMessage());
        }
    }

    /** Puts every level into its cell of the range, at a place that the seed and the row of the table decide. */
    private static double[][] dequantised(
            double[][] values, BitsPerDimension coding, SampleTable table, List<String> columns, long seed) {
        RandomStream stream = new RandomStream(seed, DEQUANTISATION_STREAM);
        int n = values[0].length;
        double[][] samples = new double[values.length][n];
        for (int i = 0; i < values.length; i++) {
            stream.uniforms(0, i, n, samples[i]);
            for (int j = 0; j < n; j++) {
                double level = values[i][j];
                if (level != Math.rint(level) || level < 0 || level >= coding.levels()) {
                    throw table.error(
                            j,
                            columns.get(i),
                            "must be a level 0 ... " + (coding.levels() - 1) + " ('levels' of [target]), got " + level);
                }
                samples[i][j] = coding.dequantise((int) level, samples[i][j]);
            }
        }
        return samples;
    }

    private Optional<ImageShape> image(int dimension, Optional<BitsPerDimension> coding, boolean standardise) {
        if (!target.has("image")) {
            return Optional.empty();
        }
        if (standardise) {
            throw target.error("standardise", "cannot be true with 'image': every pixel would have a scale of its own");
        }
        if (coding.isEmpty()) {
            throw target.error("image", "needs 'levels', the number of its grey values");
        }
        List<Integer> shape = target.counts("image", 1, MOST_PIXELS);
        if (shape.size() != 2 || (long) shape.get(0) * shape.get(1) != dimension) {
            throw target.error(
                    "image",
                    "must be rows and columns whose product is the number of 'columns', " + dimension + ", got "
                            + shape);
        }
        return Optional.of(new ImageShape(
                shape.get(0), shape.get(1), coding.get().lower(), coding.get().upper()));
    }

    /** Fits a given number of components or, if that is zero, chooses one. */
    private MixtureFit.Selection fit(MixtureFit method, double[][] training, int components, int each) {
        int n = training[0].length;
        try {
            if (components == 0) {
                return method.select(training, n, Math.min(MOST_TRIED, n / each));
            }
            MixtureFit.Fit fit = method.fit(training, n, components);
            return new MixtureFit.Selection(fit, List.of(fit));
        } catch (NumericalException failure) {
            throw target.error("file", "gives samples that no mixture could be fitted to: " + failure.getMessage());
        }
    }

    private void checkCount(String key, String whose, int samples, int each, int components) {
        int least = Math.max(2, components * each);
        if (samples < least) {
            throw target.error(
                    key,
                    "gives " + samples + " samples " + whose + "to fit " + components
                            + (components == 1 ? " component" : " components") + " to, expected at least " + least
                            + ": " + target.string("file"));
        }
    }

    private void checkVariation(String file, List<SampleTable.Column> columns, double[][] samples) {
        for (int i = 0; i < samples.length; i++) {
            double first = samples[i][0];
            if (Arrays.stream(samples[i]).allMatch(x -> x == first)) {
                throw target.errorInEntry(
                        "columns",
                        columns.get(i).entry(),
                        "is constant in " + file + ": '" + columns.get(i).name() + "' is always " + first);
            }
        }
    }
}
