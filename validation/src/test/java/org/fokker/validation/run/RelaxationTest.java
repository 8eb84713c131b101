package org.fokker.validation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a relaxation, and of a march of few steps, is known to the estimates. */
class RelaxationTest {

    private static final String VOLUMES = """
            [[route]]
            name = "grid"
            kind = "finite-volume"
            cells = 200
            time-integrator = "tr-bdf2"
            steps = 400
            """;

    @TempDir
    private Path directory;

    private ScenarioResult run(String text) throws IOException {
        Path file = directory.resolve("scenario.toml");
        Files.writeString(file, text);
        try (Workers workers = Workers.of(1)) {
            RunContext context = new RunContext(1, Effort.FULL, workers, Progress.NONE);
            return new ScenarioRun(ScenarioReader.read(file, 1))
                    .run(context, stage -> {})
                    .result();
        }
    }

    /** A start in the left one of two wells, with the three snapshots that a file gets by itself. */
    private static String wells(double volatility, double end, String route) {
        return """
                name = "wells"
                [target]
                kind = "gaussian-mixture"
                weights = [1.0]
                means = [[-1.4]]
                deviations = [0.1]
                [process]
                kind = "langevin"
                potential = "x^4/4 - x^2/2"
                volatility = %s
                [time]
                end = %s
                [domain]
                lower = [-2.0]
                upper = [2.0]
                %s
                """.formatted(volatility, end, route);
    }

    private static Optional<RouteResult> equilibrium(ScenarioResult result) {
        return result.routes().stream()
                .filter(route -> route.name().equals("equilibrium"))
                .findFirst();
    }

    private static Comparison withEquilibrium(ScenarioResult result) {
        return result.comparisons().stream()
                .filter(row -> row.reference().equals("equilibrium"))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Barriers of 3 and 8 kT, which are crossed at the rates √2/π e^{−1/(4kT)} = 0.02 and 1.5e-4: at the end the law has filled the
     * left well and hardly left it.
     */
    @ParameterizedTest
    @CsvSource({"0.4, 8", "0.25, 20"})
    void aPlateauIsAsFarFromTheEquilibriumAsTheSpectralGapSays(double volatility, double end) throws IOException {
        ScenarioResult result = run(wells(volatility, end, VOLUMES));
        Comparison row = withEquilibrium(result);
        double relaxation = (double) equilibrium(result).orElseThrow().more().get("relaxation");
        assertTrue(row.passed(), row.toString());
        // All of the mass is on one side, or a seventh of it on the other.
        assertTrue(row.l1() > 0.8, row.toString());
        // The slowest mode alone makes δ r/(1 − r) the distance itself, up to the errors of the grid. The next one, of
        // the rate
        // |U''(0)| = 1 at which the barrier fills, has come down to e^{−4} and e^{−10} by the last snapshot but one,
        // beside
        // ways of 4 · 0.02 and 10 · 1.5e-4: a fifth and a thirtieth, times the part that is near the barrier, below a
        // fifth.
        assertEquals(row.l1(), relaxation, 0.05 * row.l1() + row.expected() - relaxation);
    }

    @Test
    void aPlateauThatLeaksLessThanRoundingIsNoEquilibrium() throws IOException {
        // 50 kT: e^{−50} of the mass moves in a unit of time, far below an ulp of it.
        assertEquals(Optional.empty(), equilibrium(run(wells(0.1, 8, VOLUMES))));
    }

    @Test
    void withoutASpectrumNoEquilibriumIsBroughtIn() throws IOException {
        String route = """
                [[route]]
                name = "points"
                kind = "chebyshev"
                cells = 64
                time-integrator = "tr-bdf2"
                steps = 400
                """;
        assertEquals(Optional.empty(), equilibrium(run(wells(0.4, 8, route))));
    }

    /** Up to the first snapshot the file asks for less than a step. */
    @ParameterizedTest
    @ValueSource(strings = {"implicit-euler", "tr-bdf2", "crank-nicolson"})
    void theErrorOfASingleStepIsSeen(String integrator) throws IOException {
        ScenarioResult result = run("""
                name = "one-step"
                [target]
                kind = "gaussian-mixture"
                weights = [1.0]
                means = [[1.5]]
                deviations = [0.3]
                [process]
                kind = "ornstein-uhlenbeck"
                [time]
                snapshots = [0.3, 1.0]
                [[route]]
                name = "grid"
                kind = "finite-volume"
                cells = 400
                time-integrator = "%s"
                steps = 1
                """.formatted(integrator));
        List<Comparison> rows = result.comparisons();
        assertEquals(2, rows.size());
        rows.forEach(row -> assertTrue(row.passed(), row.toString()));
        // Four steps to each of the snapshots, two and one for the marches that estimate the error.
        assertEquals(
                8,
                result.routes().stream()
                        .filter(route -> route.name().equals("grid"))
                        .mapToLong(RouteResult::steps)
                        .sum());
    }
}
