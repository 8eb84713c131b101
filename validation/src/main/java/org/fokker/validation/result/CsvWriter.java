package org.fokker.validation.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes results as CSV files in UTF-8 with a header line, in full precision; a number that is not finite or not known
 * is an empty field.
 *
 * <p>The files {@code routes.csv}, {@code comparisons.csv}, {@code probes.csv}, {@code likelihood.csv},
 * {@code masses.csv}, {@code analyses.csv}, {@code samplers.csv}, {@code scores.csv} and {@code posteriors.csv} cover the whole run.
 * Each scenario has a directory of its own with the densities at its snapshots, {@code <scenario>/density-<route>-<time>.csv},
 * and with what samplers have made, {@code <scenario>/samples-<sampler>.csv}.
 */
public final class CsvWriter {

    private CsvWriter() {}

    /**
     * Writes all files of a run.
     *
     * @param directory an existing directory
     * @param results the results
     * @param galleries the densities of the scenarios
     * @throws IOException if writing fails
     */
    public static void write(Path directory, Results results, List<Gallery> galleries) throws IOException {
        CsvTable routes =
                new CsvTable("scenario", "name", "kind", "seconds", "unknowns", "steps", "massDefect", "minimum");
        CsvTable comparisons = new CsvTable(
                "scenario",
                "time",
                "reference",
                "route",
                "l1",
                "l2",
                "linf",
                "kl",
                "hellinger",
                "wasserstein1",
                "scoreRms",
                "expected",
                "passed");
        CsvTable probes = new CsvTable("scenario", "time", "route", "density", "standardError");
        CsvTable likelihood = new CsvTable(
                "scenario", "estimator", "value", "standardError", "exact", "bound", "expectedGap", "passed");
        CsvTable masses = new CsvTable(
                "scenario", "time", "route", "mass", "standardError", "reference", "difference", "expected", "passed");
        CsvTable analyses =
                new CsvTable("scenario", "name", "kind", "quantity", "value", "expected", "estimatedError", "passed");
        CsvTable samplers = CsvTable.of("scenario", SamplerResult.class);
        CsvTable scores = CsvTable.of("scenario", ScoreResult.class);
        CsvTable posteriors = CsvTable.of("scenario", PosteriorResult.class);
        for (ScenarioResult scenario : results.scenarios()) {
            String name = scenario.name();
            scenario.routes().forEach(route -> routes.add("scenario", name, route));
            scenario.comparisons().forEach(comparison -> comparisons.add("scenario", name, comparison));
            scenario.probes().forEach(probe -> probes.add("scenario", name, probe));
            scenario.likelihood().forEach(estimate -> likelihood.add("scenario", name, estimate));
            scenario.masses().forEach(mass -> masses.add("scenario", name, mass));
            scenario.analyses().forEach(analysis -> analyses.add("scenario", name, analysis));
            scenario.samplers().forEach(sampler -> samplers.add("scenario", name, sampler));
            scenario.scores().forEach(score -> scores.add("scenario", name, score));
            scenario.posteriors().forEach(posterior -> posteriors.add("scenario", name, posterior));
        }
        routes.write(directory.resolve("routes.csv"));
        comparisons.write(directory.resolve("comparisons.csv"));
        probes.write(directory.resolve("probes.csv"));
        likelihood.write(directory.resolve("likelihood.csv"));
        masses.write(directory.resolve("masses.csv"));
        analyses.write(directory.resolve("analyses.csv"));
        samplers.write(directory.resolve("samplers.csv"));
        scores.write(directory.resolve("scores.csv"));
        posteriors.write(directory.resolve("posteriors.csv"));
        FileNames directories = new FileNames();
        for (Gallery gallery : galleries) {
            if (!gallery.profiles().isEmpty() || !gallery.ensembles().isEmpty()) {
                Path own = Files.createDirectories(directory.resolve(directories.unique(gallery.scenario(), "")));
                DensityFiles.write(own, gallery.profiles());
                SampleFiles.write(own, gallery.ensembles());
            }
        }
    }
}
