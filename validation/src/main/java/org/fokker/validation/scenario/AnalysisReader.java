package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.List;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.time.TimeIntegrators;

/** Reads the {@code [[analysis]]} sections. */
final class AnalysisReader {

    private static final List<String> KINDS = List.of("expectation", "survival");
    private static final int MOST_STEPS = 100_000_000;
    private static final int MOST_AXES = 3;

    private final int dimension;

    AnalysisReader(int dimension) {
        this.dimension = dimension;
    }

    List<AnalysisSpec> read(List<Section> sections) {
        return sections.stream().map(this::read).toList();
    }

    private AnalysisSpec read(Section section) {
        String kind = section.choice("kind", "kind of analysis", KINDS);
        if (dimension > MOST_AXES) {
            throw section.error("needs a grid, and grids have at most " + MOST_AXES + " axes");
        }
        String name = section.has("name") ? Names.checked(section, "name") : kind;
        AnalysisSpec.Question question = switch (kind) {
            case "expectation" ->
                new AnalysisSpec.Expectation(Formulas.formula(section, "observable", dimension, false));
            default -> new AnalysisSpec.Survival();
        };
        AnalysisSpec spec = new AnalysisSpec(
                name,
                question,
                section.choiceOr("flux", "flux", FiniteVolume.registry().names(), "scharfetter-gummel"),
                RouteReader.cells(section, "cells", 8, dimension),
                section.choiceOr(
                        "time-integrator",
                        "time integrator",
                        TimeIntegrators.registry().names(),
                        "crank-nicolson"),
                section.count("steps", 1, MOST_STEPS),
                expected(section),
                section.atLeastZeroOr("tolerance", 0));
        section.finish();
        return spec;
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
