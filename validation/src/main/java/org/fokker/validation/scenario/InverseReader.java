package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fokker.diffusion.conditional.PosteriorSamplers;
import org.fokker.distribution.GaussianMixture;
import org.fokker.method.Parameters;

/** Reads {@code [measurement]} and the {@code [[posterior]]} sections. */
final class InverseReader {

    private static final List<String> MATRICES = List.of("matrix", "observe", "random");
    private static final int MOST_PROBLEMS = 100_000;
    private static final int DEFAULT_STEPS = 100;
    private static final int DEFAULT_SAMPLES = 200;

    private final Target target;
    private final ClosedForm closedForm;
    private final TimeSpec time;

    InverseReader(Target target, ClosedForm closedForm, TimeSpec time) {
        this.target = target;
        this.closedForm = closedForm;
        this.time = time;
    }

    Optional<InverseSpec> read(Optional<Section> measurement, List<Section> posteriors) {
        if (measurement.isEmpty()) {
            posteriors.stream().findFirst().ifPresent(section -> {
                throw section.error("needs a [measurement], after which it samples");
            });
            return Optional.empty();
        }
        Section section = measurement.get();
        closedForm.demandMixture(section);
        if (target.law() instanceof GaussianMixture mixture && !mixture.hasDensity()) {
            throw section.error("a target of kind \"point\" has no density, and nothing is to be learnt about it");
        }
        if (posteriors.isEmpty()) {
            throw section.error("needs at least one [[posterior]], which samples what is known after it");
        }
        return Optional.of(read(section, posteriors));
    }

    private InverseSpec read(Section section, List<Section> posteriors) {
        List<String> given = MATRICES.stream().filter(section::has).toList();
        if (given.isEmpty()) {
            throw section.error("needs what is measured: 'matrix', 'observe' or 'random'");
        }
        if (given.size() > 1) {
            throw section.error(given.get(1), "says what is measured, and so does '" + given.get(0) + "'");
        }
        int d = target.law().dimension();
        int random = section.has("random") ? section.count("random", 1, d) : 0;
        List<double[]> matrix =
                random > 0 ? List.of() : section.has("matrix") ? rows(section, d) : observed(section, d);
        double noise = section.positive("noise");
        Optional<double[]> values = section.has("values") ? Optional.of(values(section, matrix)) : Optional.empty();
        int problems = section.has("problems") ? problems(section) : 1;
        section.finish();
        List<PosteriorSpec> specs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Section posterior : posteriors) {
            specs.add(posterior(posterior, names));
        }
        return new InverseSpec(matrix, random, noise, values, problems, specs);
    }

    private static List<double[]> rows(Section section, int d) {
        List<double[]> rows = section.vectors("matrix");
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).length != d) {
                throw section.errorInEntry(
                        "matrix",
                        i,
                        "must have one number for each coordinate, " + d + " in all, got " + rows.get(i).length);
            }
        }
        return rows;
    }

    private static List<double[]> observed(Section section, int d) {
        List<Integer> coordinates = section.counts("observe", 1, d);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < coordinates.size(); i++) {
            int coordinate = coordinates.get(i);
            if (coordinates.indexOf(coordinate) < i) {
                throw section.errorInEntry("observe", i, "is coordinate " + coordinate + " once more");
            }
            double[] row = new double[d];
            row[coordinate - 1] = 1;
            rows.add(row);
        }
        return rows;
    }

    private static double[] values(Section section, List<double[]> matrix) {
        if (matrix.isEmpty()) {
            throw section.error("values", "are measured by a known matrix, and not by 'random' ones");
        }
        if (section.has("problems")) {
            throw section.error("problems", "is how many truths are drawn and measured, but 'values' are given");
        }
        double[] values = section.vector("values");
        if (values.length != matrix.size()) {
            throw section.error(
                    "values",
                    "must have one number for each that is measured, " + matrix.size() + " in all, got "
                            + values.length);
        }
        return values;
    }

    private int problems(Section section) {
        int problems = section.count("problems", 1, MOST_PROBLEMS);
        int heldOut =
                target.samples().map(samples -> samples.heldOut()[0].length).orElse(0);
        if (heldOut > 0 && problems > heldOut) {
            throw section.error(
                    "problems", "must be at most the number of held-out samples, " + heldOut + ", got " + problems);
        }
        return problems;
    }

    private PosteriorSpec posterior(Section section, List<String> taken) {
        String name = Names.different(section, "name", taken);
        String kind = section.choice(
                "kind", "posterior sampler", PosteriorSamplers.registry().names());
        WaySpec way = WayReader.read(section, time, OptionalInt.of(DEFAULT_STEPS));
        int samples = section.has("samples") ? section.count("samples", 2, Integer.MAX_VALUE) : DEFAULT_SAMPLES;
        Parameters parameters = ParameterReader.read(section, given -> PosteriorSamplers.of(kind, given));
        PosteriorSpec spec = new PosteriorSpec(name, kind, parameters, way, samples);
        try {
            spec.sampler().check(way.grid(closedForm.requiredMixture().process().schedule(), time.end(), way.steps()));
        } catch (IllegalArgumentException refusal) {
            throw section.error("is refused: " + refusal.getMessage());
        }
        return spec;
    }
}
