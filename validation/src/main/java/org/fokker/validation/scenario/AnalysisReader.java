package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.grid.Spacing;
import org.fokker.validation.expression.Expression;

/** Reads the {@code [[analysis]]} sections. */
final class AnalysisReader {

    private static final List<String> KINDS = List.of(
            "expectation",
            "survival",
            "steady-state",
            "spectrum",
            "first-passage",
            "committor",
            "current",
            "effective-diffusion",
            "entropy-production");

    private static final int MOST_STEPS = 100_000_000;
    private static final int MOST_EIGENVALUES = 50;

    private final Domain domain;
    private final int dimension;

    AnalysisReader(Domain domain) {
        this.domain = domain;
        this.dimension = domain.dimension();
    }

    List<AnalysisSpec> read(List<Section> sections) {
        return sections.stream().map(this::read).toList();
    }

    private AnalysisSpec read(Section section) {
        String kind = section.choice("kind", "kind of analysis", KINDS);
        if (dimension > Scenario.MOST_AXES) {
            throw section.error("needs a grid, and grids have at most " + Scenario.MOST_AXES + " axes");
        }
        String name = section.has("name") ? Names.checked(section, "name") : kind;
        AnalysisSpec.Question question = question(section, kind);
        String flux = flux(section, question);
        List<Integer> cells = RouteReader.cells(section, "cells", 8, dimension);
        List<Spacing> spacings = SpacingReader.read(
                section, cells, FiniteVolume.registry().find(flux).factory());
        SpacingReader.check(section, spacings, cells, domain);
        AnalysisSpec spec = new AnalysisSpec(
                name,
                question,
                flux,
                cells,
                spacings,
                question instanceof AnalysisSpec.Marched ? Optional.of(march(section)) : Optional.empty(),
                expected(section),
                section.atLeastZeroOr("tolerance", 0));
        section.finish();
        return spec;
    }

    private AnalysisSpec.Question question(Section section, String kind) {
        return switch (kind) {
            case "expectation" -> new AnalysisSpec.Expectation(region(section, "observable"));
            case "steady-state" ->
                new AnalysisSpec.Stationary(
                        section.has("observables") ? observables(section, "observables") : List.of());
            case "spectrum" -> new AnalysisSpec.Eigenvalues(section.count("eigenvalues", 1, MOST_EIGENVALUES));
            case "first-passage" -> passage(section);
            case "committor" ->
                new AnalysisSpec.Committor(
                        region(section, "first"), region(section, "second"), Points.inside(section, "points", domain));
            case "current" -> new AnalysisSpec.Velocity(rings(section));
            case "effective-diffusion" -> new AnalysisSpec.EffectiveDiffusion(rings(section));
            case "entropy-production" -> new AnalysisSpec.Entropy();
            default -> new AnalysisSpec.Survival();
        };
    }

    private AnalysisSpec.Passage passage(Section section) {
        double[] from = Points.vector(section, "from", dimension);
        Points.requireInside(section, "from", from, domain);
        Optional<Expression> into = section.has("into") ? Optional.of(region(section, "into")) : Optional.empty();
        return new AnalysisSpec.Passage(Arrays.stream(from).boxed().toList(), into);
    }

    private Expression region(Section section, String key) {
        return Formulas.formula(section, key, dimension, false);
    }

    private List<Expression> observables(Section section, String key) {
        List<String> texts = section.formulas(key);
        return IntStream.range(0, texts.size())
                .mapToObj(i -> Formulas.entry(section, key, i, texts.get(i), dimension, false))
                .toList();
    }

    private List<Integer> rings(Section section) {
        List<Integer> rings = IntStream.range(0, dimension)
                .filter(i -> domain.boundaries().get(i).lower() == Boundary.PERIODIC)
                .boxed()
                .toList();
        if (rings.isEmpty()) {
            throw section.errorAt(
                    "kind", "needs an axis whose 'boundary' in [domain] is \"periodic\": nothing drifts between walls");
        }
        return rings;
    }

    private static AnalysisSpec.March march(Section section) {
        return new AnalysisSpec.March(
                section.choiceOr(
                        "time-integrator",
                        "time integrator",
                        TimeIntegrators.registry().names(),
                        "crank-nicolson"),
                section.count("steps", 1, MOST_STEPS));
    }

    private static String flux(Section section, AnalysisSpec.Question question) {
        String flux = section.choiceOr("flux", "flux", FiniteVolume.registry().names(), "scharfetter-gummel");
        boolean edges = Edges.class.isAssignableFrom(
                FiniteVolume.registry().find(flux).factory().cells(8).offers());
        if (question instanceof AnalysisSpec.OfGenerator && !edges) {
            throw section.error(
                    "flux", "\"" + flux + "\" has no flows between pairs of cells; take \"scharfetter-gummel\"");
        }
        return flux;
    }

    /** One number, or one for each quantity. */
    private static List<Double> expected(Section section) {
        if (!section.has("expected")) {
            return List.of();
        }
        return section.isNumber("expected")
                ? List.of(section.number("expected"))
                : Arrays.stream(section.vector("expected")).boxed().toList();
    }
}
