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
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.result.ScoreResult;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of the score in a scenario, held against closed forms. */
class ScoresTest {

    private static final String LAW = """
            [target]
            kind = "gaussian-mixture"
            weights = [1.0]
            means = [[0.0]]
            deviations = [1.0]
            [process]
            kind = "variance-preserving"
            [time]
            snapshots = [0.3, 1.0]
            """;

    @TempDir
    private Path directory;

    private ScenarioResult run(String text) throws IOException {
        Path file = directory.resolve("scenario.toml");
        Files.writeString(file, "name = \"scores\"\n" + text);
        try (Workers workers = Workers.of(1)) {
            ScenarioRun run = new ScenarioRun(ScenarioReader.read(file, 1));
            return run.run(new RunContext(1, Effort.QUICK, workers, Progress.NONE), stage -> {})
                    .result();
        }
    }

    /**
     * From N(0, 1) every p_t is N(0, 1), and a kernel estimate of bandwidth h is nearly N(0, 1 + h²): its score −x/(1 + a² h²) errs by (a² h²/(1 +
     * a² h²))², and by what a thousand points do not know.
     */
    @Test
    void theErrorOfAWideKernelIsThatOfItsVariance() throws IOException {
        List<ScoreResult> rows = run(LAW
                        + "[[score]]\nname = \"wide\"\nkind = \"kernel-smoothed\"\nbandwidth = 1.5\nsamples = 1000\n")
                .scores();
        assertEquals(List.of(0.3, 1.0), rows.stream().map(ScoreResult::time).toList());
        ScoreResult early = rows.get(0);
        double signal = Math.exp(-(0.1 * 0.3 + 0.5 * 19.9 * 0.09));
        double share = signal * 2.25 / (1 + signal * 2.25);
        assertTrue(early.passed(), early.toString());
        assertEquals(1000, early.samples());
        // Mean and variance of a thousand points are off by 1/√1000 and √(2/1000), the error by twice as much relative
        // to its root: four
        // deviations of each, and five standard errors of the measurement.
        double points = 2 * share * 4 * (Math.sqrt(1e-3) + Math.sqrt(2e-3)) * (1 - share);
        assertEquals(share * share, early.squaredError(), points + 5 * early.standardError());
        // E|x|² = 1.
        assertEquals(1, early.energy(), 0.15);
        // Nothing is left to go at the end, and more from earlier on.
        assertEquals(0, rows.get(1).divergence());
        assertTrue(early.divergence() > 0);
    }

    @Test
    void theScoreOfAGridIsWithinWhatTwoGridsExplain() throws IOException {
        ScenarioResult result = run(LAW.replace("weights = [1.0]", "weights = [0.3, 0.7]")
                        .replace("means = [[0.0]]", "means = [[-1.5], [1.0]]")
                        .replace("deviations = [1.0]", "deviations = [0.2, 0.4]")
                + "[[score]]\nname = \"solved\"\nkind = \"grid\"\ncells = 400\ntimes = [0.1, 0.4]\n");
        assertTrue(result.passed());
        for (ScoreResult row : result.scores()) {
            double expected = Objects.requireNonNull(row.expected());
            // A second-order error is a third of the difference, two thirds of which are expected: a quarter in
            // squares.
            assertEquals(0.25, row.squaredError() / expected, 0.15, row.toString());
        }
    }

    @Test
    void theExactScoreByAnotherNameHasNoError() throws IOException {
        for (ScoreResult row :
                run(LAW + "[[score]]\nname = \"truth\"\nkind = \"exact\"\n").scores()) {
            assertEquals(0, row.squaredError());
            assertEquals(0, row.matchingError());
            assertEquals(0, row.divergence());
            assertTrue(row.passed());
        }
    }

    /** Trained on the rows to which the target was fitted, a fitted mixture is that target. */
    @Test
    void aModelLearnsFromTheRowsOfTheTable() throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(j -> String.valueOf(Math.sin(1 + 7.0 * j) + 0.3 * Math.cos(3.0 * j)))
                .collect(Collectors.joining("\n", "length\n", "\n"));
        Files.writeString(directory.resolve("measured.csv"), rows);
        String table = "[target]\nkind = \"samples\"\nfile = \"measured.csv\"\ncolumns = [\"length\"]\ncomponents = 1\n"
                + "[process]\nkind = \"variance-preserving\"\n[time]\nsnapshots = [0.3]\n";
        ScoreResult row = run(table + "[[score]]\nname = \"fit\"\nkind = \"fitted-mixture\"\ncomponents = 1\n")
                .scores()
                .get(0);
        assertEquals(60, row.samples());
        // Mean and variance of the same rows; roundings of sums of sixty terms, squared.
        assertEquals(0, row.squaredError(), 1e-20);
        assertEquals(
                30,
                run(table + "[[score]]\nname = \"few\"\nkind = \"empirical\"\ndata = \"draws\"\nsamples = 30\n")
                        .scores()
                        .get(0)
                        .samples());
    }
}
