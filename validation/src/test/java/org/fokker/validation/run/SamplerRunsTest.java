package org.fokker.validation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.validation.result.SamplerResult;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplerRunsTest {

    private static final String START = """
            name = "t"
            [target]
            kind = "gaussian-mixture"
            weights = [0.4, 0.6]
            means = [[-1.0], [1.0]]
            deviations = [0.2, 0.3]
            [process]
            kind = "variance-preserving"
            [[score]]
            name = "wrong"
            kind = "fitted-mixture"
            components = 1
            samples = 500
            """;

    @TempDir
    private Path directory;

    private SamplerResult run(String keys, int threads) throws IOException {
        Path file = directory.resolve("t.toml");
        Files.writeString(file, START + "[[sampler]]\nname = \"s\"\n" + keys);
        try (Workers workers = Workers.of(threads)) {
            RunContext context = new RunContext(1, Effort.FULL, workers, Progress.NONE);
            return new ScenarioRun(ScenarioReader.read(file, 1))
                    .run(context, stage -> {})
                    .result()
                    .withoutTimings()
                    .samplers()
                    .get(0);
        }
    }

    /** At these steps the discretisation is far below the sampling, whose distance is the floor within five deviations. */
    @Test
    void anExactSamplerEndsAtTheSamplingFloor() throws IOException {
        SamplerResult result = run("kind = \"dpmpp-3m\"\nsteps = 200\nsamples = 4000\n", 2);
        assertTrue(result.passed());
        assertEquals(1, result.wasserstein1() / result.floor(), 1.5);
        assertTrue(result.expected() != null && result.expected() < 8 * result.floor());
    }

    /** Ten steps of the first order are wrong by more than sampling explains, and the coarser ensembles say so. */
    @Test
    void fewStepsAreExplainedBySteps() throws IOException {
        SamplerResult result = run("kind = \"ddim\"\nsteps = 10\nsamples = 4000\n", 2);
        assertTrue(result.passed());
        assertTrue(result.wasserstein1() > 3 * result.floor(), result.toString());
    }

    @Test
    void aModelThatIsNotExactIsReportedAndNotJudged() throws IOException {
        SamplerResult result = run("kind = \"dpmpp-2m\"\nsteps = 50\nsamples = 4000\nmodel = \"wrong\"\n", 2);
        assertNull(result.expected());
        assertTrue(result.wasserstein1() > 5 * result.floor(), "one Gaussian for two modes");
    }

    @Test
    void aStartFromTheReferenceLawAndADenoisedEndAreExplained() throws IOException {
        SamplerResult result =
                run("kind = \"dpmpp-2m\"\nsteps = 50\nsamples = 4000\nstart-law = \"reference\"\ndenoise = true\n", 2);
        assertTrue(result.passed(), result.toString());
    }

    @Test
    void threadsDoNotChangeABit() throws IOException {
        String keys = "kind = \"ddpm\"\nsteps = 20\nsamples = 2000\n";
        assertEquals(run(keys, 1), run(keys, 3));
    }
}
