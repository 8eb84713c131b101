package org.fokker.validation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of integers in more columns than a grid has axes. */
class ManyDimensionsTest {

    private static final int COLUMNS = 6;
    private static final int ROWS = 400;
    private static final int LEVELS = 8;

    private static final String TEXT = """
            name = "levels"
            [target]
            kind = "samples"
            file = "levels.csv"
            columns = ["x*"]
            components = 1
            levels = 8
            [process]
            kind = "variance-preserving"
            [likelihood]
            held-out = 0.5
            max-points = 1
            [[likelihood.estimator]]
            kind = "probability-flow"
            [[likelihood.estimator]]
            kind = "elbo-continuous"
            time-sampling = "stratified"
            samples = 4000
            """;

    @TempDir
    private Path directory;

    private ScenarioResult run() throws IOException {
        double[] u = new double[COLUMNS * ROWS];
        new RandomStream(3, 0).uniforms(0, 0, u.length, u);
        String header = IntStream.range(0, COLUMNS).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
        String rows = IntStream.range(0, ROWS)
                .mapToObj(j -> IntStream.range(0, COLUMNS)
                        .mapToObj(i -> Integer.toString((int) (LEVELS * u[j * COLUMNS + i])))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        Files.writeString(directory.resolve("levels.csv"), header + "\n" + rows + "\n");
        Path file = directory.resolve("levels.toml");
        Files.writeString(file, TEXT);
        try (Workers workers = Workers.of(2)) {
            RunContext context = new RunContext(1, Effort.FULL, workers, Progress.NONE);
            return new ScenarioRun(ScenarioReader.read(file, 1))
                    .run(context, stage -> {})
                    .result();
        }
    }

    @Test
    void likelihoodsAreRightWhereThereAreNoGrids() throws IOException {
        ScenarioResult result = run();
        assertTrue(result.routes().isEmpty());
        assertTrue(result.comparisons().isEmpty());
        assertEquals(2, result.likelihood().size());
        double width = 2.0 / LEVELS;
        for (LikelihoodResult estimate : result.likelihood()) {
            assertTrue(estimate.passed(), estimate.toString());
            assertEquals(COLUMNS, estimate.point().size());
            double bits = -(estimate.value() + COLUMNS * Math.log(width)) / (COLUMNS * Math.log(2));
            // A few roundings of numbers below ten.
            assertEquals(bits, Objects.requireNonNull(estimate.bitsPerDimension()), 1e-14);
        }
    }

    /**
     * Levels that are independent and equally probable have log₂ 8 = 3 bits of entropy, less than which no code takes. A
     * normal law of the variance (range 2)²/12 takes, per dimension, log₂((2π e/12)^½ · 2) − log₂ w = 3 + 0.254 bits.
     */
    @Test
    void bitsOfHeldOutLevelsAreThoseOfANormalLawOfTheirVariance() throws IOException {
        List<String> texts = run().notes().stream()
                .filter(note -> note.kind().equals("held out"))
                .map(note -> note.text())
                .toList();
        assertEquals(1, texts.size());
        String text = texts.get(0);
        double bits =
                Double.parseDouble(text.replaceAll("(?s).*nats.*?, ([0-9.]+) ± [0-9.]+ bits per dimension.*", "$1"));
        double normal = 3 + 0.5 * Math.log(2 * Math.PI * Math.E / 12) / Math.log(2);
        // z² = 12 u² of u uniform on (−½, ½) has the deviation 0.8^½; with 1200 numbers the mean of z²/(2 log 2) has
        // the standard error
        // 0.0186. The fit to 200 rows costs its 27 parameters, 27/(2 · 200) nats in all, in the mean: 0.016 bits per
        // dimension,
        // with a deviation of about (2 · 27)^½/400 nats = 0.005 bits. Five standard errors, and four digits printed.
        assertEquals(normal + 0.016, bits, 5 * 0.020 + 1e-4, text);
    }
}
