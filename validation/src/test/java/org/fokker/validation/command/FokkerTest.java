package org.fokker.validation.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user meets it: what it prints where, what it leaves behind, and its exit status. */
class FokkerTest {

    private static final String SCENARIO = """
            name = "small"
            title = "A small scenario"
            [target]
            kind = "gaussian-mixture"
            weights = [0.4, 0.6]
            means = [[-1.0], [1.0]]
            deviations = [0.4, 0.3]
            [process]
            kind = "variance-preserving"
            [time]
            snapshots = [0.2, 0.5]
            [domain]
            lower = [-8.0]
            upper = [8.0]
            [[route]]
            name = "grid"
            kind = "finite-volume"
            cells = [400]
            steps = 60
            [[route]]
            name = "particles"
            kind = "particles"
            particles = 20_000
            steps = 40
            [likelihood]
            points = [[0.5]]
            start = 1e-3
            [[likelihood.estimator]]
            kind = "elbo-discrete"
            steps = 40
            samples = 4_000
            [[likelihood.estimator]]
            kind = "probability-flow"
            [probe]
            points = [[0.5]]
            """;

    @TempDir
    private Path directory;

    /** What one run printed and returned. */
    private record Run(int status, String out, String err) {}

    private static Run fokker(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Fokker.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Run(status, out.toString(), err.toString());
    }

    private String scenario(String text) throws IOException {
        Path file = directory.resolve("small.toml");
        Files.writeString(file, text);
        return file.toString();
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.endsWith("small.toml")).toList();
        }
    }

    @Test
    void aRunThatAgreesExitsWithZeroAndLeavesAllItsFiles() throws IOException {
        Path out = directory.resolve("results");
        Run run = fokker("validate", scenario(SCENARIO), "--out", out.toString());
        assertAll(
                () -> assertEquals(0, run.status(), run.out() + run.err()),
                () -> assertTrue(run.out().contains("1 of 1 scenarios passed"), run.out()),
                () -> assertTrue(run.err().contains("report.html"), run.err()));
        for (String file : List.of("results.json", "manifest.json", "report.html", "comparisons.csv", "routes.csv")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
        assertEquals(List.of(out), leftovers());
    }

    @Test
    void jsonOnStandardOutputStandsThereAlone() throws IOException {
        Run run = fokker("validate", scenario(SCENARIO), "--no-report", "--json", "-");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals(1, json.path("schema").asInt());
        JsonNode result = json.path("scenarios").path(0);
        assertAll(
                () -> assertEquals("small", result.path("name").asText()),
                () -> assertTrue(result.path("passed").asBoolean()),
                () -> assertEquals(3, result.path("routes").size()),
                // Two times, three pairs of routes; two times, three routes at one point; two estimators at one point.
                () -> assertEquals(6, result.path("comparisons").size()),
                () -> assertEquals(6, result.path("probes").size()),
                () -> assertEquals(2, result.path("likelihood").size()));
        assertEquals(List.of(), leftovers());
    }

    @Test
    void resultsAreTheSameBitsForOneTwoAndThreeThreads() throws IOException {
        String file = scenario(SCENARIO);
        String one = fokker("validate", file, "--no-report", "--json", "-", "--reproducible", "--threads", "1")
                .out();
        for (String threads : List.of("2", "3")) {
            assertEquals(
                    one,
                    fokker("validate", file, "--no-report", "--json", "-", "--reproducible", "--threads", threads)
                            .out());
        }
    }

    @Test
    void anotherSeedGivesOtherSamples() throws IOException {
        String file = scenario(SCENARIO);
        String one = fokker("validate", file, "--no-report", "--json", "-", "--reproducible")
                .out();
        String two = fokker("validate", file, "--no-report", "--json", "-", "--reproducible", "--seed", "2")
                .out();
        assertFalse(one.replace("\"seed\":1", "").equals(two.replace("\"seed\":2", "")));
    }

    @Test
    void aComparisonThatFailsExitsWithOne() throws IOException {
        // Twenty steps of Euler–Maruyama cannot follow a stiff decay of rate 30 that is over after one of them, and two
        // grids that are both wrong by more than their difference tell too little: the bound misses the error.
        String wrong = SCENARIO.replace("cells = [400]", "cells = [6]").replace("steps = 60", "steps = 200");
        Run run = fokker("validate", scenario(wrong), "--no-report");
        assertAll(
                () -> assertEquals(1, run.status(), run.out() + run.err()),
                () -> assertTrue(run.out().contains("FAIL"), run.out()));
    }

    @Test
    void wrongInputExitsWithTwoAndOneMessageAndLeavesNothing() throws IOException {
        Path out = directory.resolve("results");
        String misspelt = SCENARIO.replace("particles = 20_000", "partikles = 20_000");
        Run run = fokker("validate", scenario(misspelt), "--out", out.toString());
        assertAll(
                () -> assertEquals(2, run.status()),
                () -> assertTrue(run.err().contains("small.toml:"), run.err()),
                () -> assertTrue(run.err().contains("particles"), run.err()),
                () -> assertEquals(1, run.err().lines().count(), run.err()),
                () -> assertEquals("", run.out()));
        assertEquals(List.of(), leftovers());
    }

    @Test
    void anUnknownScenarioIsAnsweredByTheNearestName() {
        Run run = fokker("validate", "three-mode", "--no-report");
        assertAll(
                () -> assertEquals(2, run.status()), () -> assertTrue(run.err().contains("three-modes"), run.err()));
    }

    @Test
    void anUnknownOptionExitsWithTwo() {
        assertEquals(2, fokker("validate", "--fast").status());
        assertEquals(2, fokker("validate", "--threads", "0", "three-modes").status());
        assertEquals(2, fokker().status());
    }

    @Test
    void aPlaceThatCannotBeWrittenExitsWithFour() throws IOException {
        Path taken = directory.resolve("taken");
        Files.writeString(taken, "a file of the user's");
        Run run = fokker("validate", scenario(SCENARIO), "--out", taken.toString());
        assertAll(
                () -> assertEquals(4, run.status()),
                () -> assertTrue(run.err().contains("taken"), run.err()),
                () -> assertEquals("a file of the user's", Files.readString(taken)));
    }

    @Test
    void aFileInADirectoryThatDoesNotExistExitsWithFourBeforeTheRun() throws IOException {
        Path json = directory.resolve("nowhere").resolve("results.json");
        Run run = fokker("validate", scenario(SCENARIO), "--no-report", "--json", json.toString());
        assertAll(
                () -> assertEquals(4, run.status()),
                () -> assertTrue(run.err().contains("nowhere"), run.err()),
                () -> assertEquals("", run.out(), "nothing was computed"));
    }

    @Test
    void aGridThatDoesNotFitInMemoryIsRefusedWithItsSize() throws IOException {
        Run run = fokker("validate", scenario(SCENARIO.replace("[400]", "[2_000_000_000]")), "--no-report");
        assertAll(
                () -> assertEquals(2, run.status(), run.err()),
                () -> assertTrue(run.err().contains("memory"), run.err()));
    }

    @Test
    void theListNamesEveryRegisteredSchemeWithItsPromise() {
        Run run = fokker("list", "time-integrators");
        assertAll(
                () -> assertEquals(0, run.status(), run.err()),
                () -> assertTrue(run.out().contains("crank-nicolson"), run.out()),
                () -> assertTrue(run.out().contains("time order 2"), run.out()));
        assertEquals(2, fokker("list", "time-integrator").status());
    }

    @Test
    void aSamplerOfTheCommandLineIsRunAloneAndItsPointsAreWritten() throws IOException {
        Path out = directory.resolve("samples");
        Run run = fokker(
                "sample",
                "--out",
                out.toString(),
                "--sampler",
                "ddim",
                "--steps",
                "20",
                "--samples",
                "1000",
                "--set",
                "eta=0.5",
                scenario(SCENARIO));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("ddim") && !run.out().contains("finite-volume"), run.out());
        assertEquals(
                1001,
                Files.readAllLines(out.resolve("small").resolve("samples-ddim.csv"))
                        .size());
    }

    @Test
    void likelihoodsAreEstimatedAtPointsOfTheCommandLine() throws IOException {
        Run run = fokker("likelihood", "--no-report", "--at=-0.25", "--at", "0.75", scenario(SCENARIO));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("(-0.2500)") && run.out().contains("(0.7500)"), run.out());
    }

    @Test
    void anEstimatorOfTheCommandLineIsTheOnlyOne() throws IOException {
        Run run = fokker(
                "likelihood",
                "--no-report",
                "--at",
                "0.75",
                "--estimator",
                "forward-path",
                "--set",
                "steps=50",
                scenario(SCENARIO));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("forward-path") && !run.out().contains("elbo"), run.out());
        Run keys = fokker("likelihood", "--no-report", "--set", "steps=50", scenario(SCENARIO));
        assertEquals(2, keys.status());
        assertTrue(keys.err().contains("there is no --estimator"), keys.err());
    }

    @Test
    void aModelOfTheCommandLineIsMeasured() throws IOException {
        Run run = fokker("score", "--no-report", "--model", "empirical", "--set", "samples=200", scenario(SCENARIO));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("empirical model"), run.out());
    }

    @Test
    void partsThatAScenarioHasNotAndSectionsThatAreWrongAreRefused() throws IOException {
        Run none = fokker("score", "--no-report", scenario(SCENARIO));
        assertEquals(2, none.status());
        assertTrue(none.err().contains("there is no [[score]] to run"), none.err());
        Run slip = fokker("sample", "--no-report", "--sampler", "ddmi", scenario(SCENARIO));
        assertEquals(2, slip.status());
        assertTrue(slip.err().contains("unknown sampler 'ddmi'; did you mean 'ddim'?"), slip.err());
        Run plane = fokker("likelihood", "--no-report", "--at", "1,2", scenario(SCENARIO));
        assertEquals(2, plane.status());
        assertTrue(plane.err().contains("must have 1 components"), plane.err());
        Run letters = fokker("likelihood", "--no-report", "--at", "one", scenario(SCENARIO));
        assertEquals(2, letters.status());
    }
}
