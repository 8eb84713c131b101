package org.fokker.validation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.Profile;
import org.fokker.validation.result.RouteResult;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grids whose cells differ or move agree with closed forms and with each other within the errors that they expect. */
class StretchedAndFollowingTest {

    @TempDir
    private Path directory;

    private ScenarioRun.Outcome run(String text) throws IOException {
        Path file = directory.resolve("scenario.toml");
        Files.writeString(file, text);
        try (Workers workers = Workers.of(1)) {
            ScenarioRun run = new ScenarioRun(ScenarioReader.read(file, 1));
            RunContext context = new RunContext(1, Effort.FULL, workers, Progress.NONE);
            run.check(context);
            return run.run(context, stage -> {});
        }
    }

    private static List<Comparison> withExact(ScenarioRun.Outcome outcome, String route) {
        return outcome.result().comparisons().stream()
                .filter(row -> row.reference().equals("exact") && row.route().equals(route))
                .toList();
    }

    private static RouteResult route(ScenarioRun.Outcome outcome, String name) {
        return outcome.result().routes().stream()
                .filter(route -> route.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertAllPass(ScenarioRun.Outcome outcome) {
        outcome.result().comparisons().forEach(row -> assertTrue(row.passed(), row.toString()));
        assertFalse(outcome.result().comparisons().isEmpty());
    }

    @Test
    void cellsGatheredAtANarrowStartResolveWhatEqualOnesDoNot() throws IOException {
        String text = """
                name = "narrow"
                [target]
                kind = "gaussian-mixture"
                weights = [1.0]
                means = [[0.5]]
                deviations = [0.02]
                [process]
                kind = "ornstein-uhlenbeck"
                [time]
                end = 0.5
                snapshots = [0.01, 0.5]
                [[route]]
                name = "stretched"
                kind = "finite-volume"
                cells = 200
                spacing = { kind = "sinh", points = 0.5, strength = 300 }
                time-integrator = "tr-bdf2"
                tolerance = 1e-5
                [[route]]
                name = "equal"
                kind = "finite-volume"
                cells = 200
                time-integrator = "tr-bdf2"
                tolerance = 1e-5
                [[route]]
                name = "particles"
                kind = "particles"
                particles = 2000
                steps = 50
                """;
        ScenarioRun.Outcome outcome = run(text);
        assertAllPass(outcome);
        // Cells at the start are 0.0033 wide, a sixth of its deviation; equal ones 0.08, four of them. Central
        // differences err
        // by about (h/σ)²/8 of the density, 3e-3 at first and less when the law has spread to ten times the width.
        withExact(outcome, "stretched").forEach(row -> assertTrue(row.l1() < 3e-3, row.toString()));
        assertTrue(withExact(outcome, "equal").get(0).l1() > 3e-3);
        assertEquals(List.of("sinh"), route(outcome, "stretched").more().get("spacing"));
        assertFalse(route(outcome, "equal").more().containsKey("spacing"));
    }

    @Test
    void picturesAndTablesKnowTheWidthsOfCells() throws IOException {
        String text = """
                name = "half-line"
                [target]
                kind = "gaussian-mixture"
                weights = [1.0]
                means = [[1.0]]
                deviations = [0.2]
                [process]
                kind = "custom"
                drift = ["2 - x"]
                volatility = "0.5*sqrt(x)"
                interpretation = "ito"
                [time]
                snapshots = [0.5]
                [domain]
                lower = [0.0]
                upper = [10.0]
                confining = true
                [[route]]
                name = "half-line"
                kind = "finite-volume"
                cells = 100
                spacing = { kind = "half-line", scale = 2 }
                steps = 50
                [[analysis]]
                kind = "expectation"
                observable = "x"
                cells = 100
                spacing = { kind = "half-line", scale = 2 }
                steps = 50
                expected = 1.393469340287367
                """;
        ScenarioRun.Outcome outcome = run(text);
        // 2 − e^{−1/2} for the mean, within the error that three grids with the same map show.
        outcome.result().analyses().forEach(row -> assertTrue(row.passed(), row.toString()));
        Profile profile = outcome.gallery().profiles().get(0);
        assertFalse(profile.equalCells());
        double mass = 0;
        for (int c = 0; c < profile.density().length; c++) {
            mass += profile.widths().get(0)[c] * profile.density()[c];
        }
        // The start has Φ(−5) below zero. Sums of 100 products, and 50 steps that keep the mass to some ulps each.
        assertEquals(1 - 2.866515719e-7, mass, 1e-12);
        // Mid-points and widths come from the same edges, with a few roundings of numbers up to 10 per cell.
        assertEquals(10, profile.edges(0)[100], 1e-12);
    }

    @Test
    void aBoxFollowsAVarianceThatExplodes() throws IOException {
        String text = """
                name = "exploding"
                [target]
                kind = "gaussian-mixture"
                weights = [0.5, 0.5]
                means = [[-1.0], [1.0]]
                deviations = [0.3, 0.3]
                [process]
                kind = "variance-exploding"
                [time]
                snapshots = [0.3, 1.0]
                [[route]]
                name = "following"
                kind = "finite-volume"
                cells = 200
                follow = 7
                time-integrator = "tr-bdf2"
                steps = 100
                [[route]]
                name = "stretched"
                kind = "finite-volume"
                cells = 400
                spacing = { kind = "sinh", points = 0.0, strength = 500 }
                time-integrator = "tr-bdf2"
                steps = 200
                [[route]]
                name = "particles"
                kind = "particles"
                particles = 2000
                steps = 50
                [probe]
                points = [[0.0], [300.0]]
                """;
        ScenarioRun.Outcome outcome = run(text);
        assertAllPass(outcome);
        RouteResult following = route(outcome, "following");
        assertEquals(7.0, following.more().get("follow"));
        // A mixture of narrower parts has less outside than a Gaussian of its variance, erfc(7/√2) = 2.6e-12.
        assertTrue((double) following.more().get("outside") < 2.6e-12);
        // At the end the box is [−350, 350] and the cells are a fourteenth of a deviation: (h/σ)²/8 is 6e-4.
        assertTrue(withExact(outcome, "following").get(1).l1() < 6e-4);
        outcome.result().probes().stream()
                .filter(probe -> probe.route().equals("following") && probe.time() == 0.3)
                .filter(probe -> probe.point().get(0) == 300)
                .forEach(probe -> assertEquals(0, probe.density(), "outside of the box at this time"));
    }

    @Test
    void withoutAClosedFormTheOuterMassBoundsWhatIsCutOff() throws IOException {
        String text = """
                name = "double-well"
                [target]
                kind = "gaussian-mixture"
                weights = [1.0]
                means = [[-1.0]]
                deviations = [0.3]
                [process]
                kind = "langevin"
                potential = "double-well"
                [time]
                end = 1.0
                snapshots = [0.2, 1.0]
                [domain]
                lower = [-6.0]
                upper = [6.0]
                [[route]]
                name = "following"
                kind = "finite-volume"
                cells = 400
                follow = 6
                time-integrator = "tr-bdf2"
                steps = 100
                [[route]]
                name = "fixed"
                kind = "finite-volume"
                cells = 400
                time-integrator = "tr-bdf2"
                steps = 100
                """;
        ScenarioRun.Outcome outcome = run(text);
        assertAllPass(outcome);
        // At least what a Gaussian has outside, erfc(6/√2).
        assertTrue((double) route(outcome, "following").more().get("outside") >= 1.9e-9);
    }
}
