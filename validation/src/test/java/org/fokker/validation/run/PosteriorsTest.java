package org.fokker.validation.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.fokker.distribution.GaussianMixture;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.random.RandomStream;
import org.fokker.statistics.Estimate;
import org.fokker.validation.result.Note;
import org.fokker.validation.result.PosteriorResult;
import org.fokker.validation.result.ScenarioResult;
import org.fokker.validation.route.Effort;
import org.fokker.validation.route.RunContext;
import org.fokker.validation.scenario.InverseSpec;
import org.fokker.validation.scenario.Scenario;
import org.fokker.validation.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurements of a scenario and the methods that sample what is known after them. */
class PosteriorsTest {

    /** Two modes, symmetric about 0 along the first axis. */
    private static final String LAW = """
            name = "measured"
            [target]
            kind = "gaussian-mixture"
            weights = [0.5, 0.5]
            means = [[-2.0, 0.0], [2.0, 1.0]]
            deviations = [0.5, 0.5]
            [process]
            kind = "variance-preserving"
            """;

    private static final String METHODS = """
            [[posterior]]
            name = "particles"
            kind = "twisted-filter"
            particles = 16
            steps = 40
            samples = 60
            [[posterior]]
            name = "guided"
            kind = "moment-matching"
            steps = 40
            samples = 60
            """;

    @TempDir
    private Path directory;

    private Scenario read(String text) throws IOException {
        Path file = directory.resolve("scenario.toml");
        Files.writeString(file, LAW + text);
        return ScenarioReader.read(file, 1);
    }

    private ScenarioResult run(String text, int threads) throws IOException {
        try (Workers workers = Workers.of(threads)) {
            return new ScenarioRun(read(text))
                    .run(new RunContext(1, Effort.FULL, workers, Progress.NONE), stage -> {})
                    .result();
        }
    }

    /** The number x_1 = 0.5 with σ = 0.5: both modes are left, with weights in the ratio exp(½ (2.5² − 1.5²)/½). */
    @Test
    void aMeasuredCoordinateLeavesTheModesTheirPosteriorWeights() throws IOException {
        ScenarioResult result = run("[measurement]\nobserve = [1]\nnoise = 0.5\nvalues = [0.5]\n" + METHODS, 1);
        assertEquals(2, result.posteriors().size());
        PosteriorResult filter = result.posteriors().get(0);
        double normal = 1 / Math.sqrt(2 * Math.PI * 0.5);
        double evidence = Math.log(0.5 * normal * (Math.exp(-2.5 * 2.5) + Math.exp(-1.5 * 1.5)));
        assertEquals(evidence, filter.exactLogEvidence(), 1e-14);
        assertTrue(filter.passed() && result.passed(), filter.toString());
        assertEquals(evidence, Objects.requireNonNull(filter.logEvidence()), Objects.requireNonNull(filter.expected()));
        double size = Objects.requireNonNull(filter.effectiveSize());
        assertTrue(size > 1 && size <= 16, "effective size " + size);
        PosteriorResult guided = result.posteriors().get(1);
        assertNull(guided.expected());
        assertNull(guided.logEvidence());
        assertEquals(filter.floor(), guided.floor(), "the same law and as many points");
        assertTrue(result.notes().stream().noneMatch(note -> note.kind().equals(Note.POSTERIORS)));
    }

    @Test
    void severalProblemsAreComparedInPairs() throws IOException {
        String text = "[measurement]\nrandom = 1\nnoise = 0.3\nproblems = 3\n" + METHODS;
        ScenarioResult result = run(text, 1);
        assertEquals(
                List.of(1, 1, 2, 2, 3, 3),
                result.posteriors().stream().map(PosteriorResult::problem).toList());
        List<Note> notes = result.notes().stream()
                .filter(note -> note.kind().equals(Note.POSTERIORS))
                .toList();
        assertEquals(2, notes.size());
        double mean = result.posteriors().stream()
                .filter(row -> row.name().equals("particles"))
                .mapToDouble(PosteriorResult::wasserstein1)
                .average()
                .orElseThrow();
        String text0 = notes.get(0).text();
        assertTrue(text0.startsWith(String.format(Locale.ROOT, "particles: mean W1 %.3g ± ", mean)), text0);
        assertTrue(
                notes.get(1).text().contains("less that of particles"),
                notes.get(1).text());
        assertEquals(result.withoutTimings(), run(text, 3).withoutTimings(), "threads do not change a bit");
    }

    private static List<Measurements.Problem> problems(Scenario scenario, int count) {
        InverseSpec inverse = scenario.inverse().orElseThrow();
        return Measurements.of(inverse, (GaussianMixture) scenario.target().law(), Optional.empty(), 1, count);
    }

    /** The whitened residuals of 2000 measurements are independent standard normals. */
    @Test
    void valuesAreThoseOfTheTruthWithTheErrorThatIsAskedFor() throws IOException {
        Scenario scenario = read("[measurement]\nmatrix = [[1, 2], [0, 1], [1, 0]]\nnoise = 0.25\n" + METHODS);
        int n = 2000;
        double sum = 0;
        double squares = 0;
        for (Measurements.Problem problem : problems(scenario, n)) {
            double[] x = Objects.requireNonNull(problem.truth());
            double[] y = problem.measurement().values();
            double[] error = {y[0] - x[0] - 2 * x[1], y[1] - x[1], y[2] - x[0]};
            sum += Arrays.stream(error).sum();
            squares += Arrays.stream(error).map(e -> e * e).sum();
        }
        // Five standard errors, a false alarm of 6e-7 each, with a third more for the skewness of squares.
        assertEquals(0, sum / (3 * n * 0.25), 5 / Math.sqrt(3 * n));
        assertEquals(1, squares / (3 * n * 0.0625), 5.3 * Math.sqrt(2.0 / (3 * n)));
    }

    @Test
    void everyRandomProblemHasAMatrixOfItsOwn() throws IOException {
        Scenario scenario = read("[measurement]\nrandom = 2\nnoise = 0.25\nproblems = 2\n" + METHODS);
        List<Measurements.Problem> problems = problems(scenario, 2);
        assertNotEquals(
                problems.get(0).measurement().matrix()[0][0],
                problems.get(1).measurement().matrix()[0][0]);
        for (Measurements.Problem problem : problems) {
            double gain = problem.measurement().gain(0) * 0.25;
            assertTrue(gain > 0 && gain < 1, "singular value " + gain);
        }
        assertArrayEquals(
                problems.get(0).measurement().values(),
                problems(scenario, 1).get(0).measurement().values());
    }

    @Test
    void theBoundOfTheEvidenceGrowsWithTheSkewnessOfItsWeights() {
        // Light weights, c = 0.01 √n = 0.316: Student's 5.02 of 999 degrees, and (c³ + 3c) (2q² + 1)/(6√n) = 0.27.
        assertEquals(0.0533, EvidenceBound.sampling(new Estimate(0, 0.01), 1000), 1e-3);
        // Heavy ones, c = √10 with n = 1000 and r = 0.1: κ = 41.1, and 41.1 · 51.7/190 = 11.2 more.
        assertEquals(1.63, EvidenceBound.sampling(new Estimate(0, 0.1), 1000), 2e-2);
    }

    /**
     * Log-normal weights exp(τ z − τ²/2) have mean 1. With τ = 1.5 the mean of 100 of them is studentised to beyond −5 in some of a
     * hundred cases, and never lies outside of the bound.
     */
    @Test
    void skewedWeightsStayWithinTheBound() {
        int n = 100;
        int trials = 4000;
        double tau = 1.5;
        double[] even = new double[n / 2];
        double[] odd = new double[n / 2];
        double[] weights = new double[n];
        RandomStream stream = new RandomStream(21, 0);
        int beyondFive = 0;
        for (int trial = 0; trial < trials; trial++) {
            stream.normals((long) trial * n, 0, n / 2, even, odd);
            for (int j = 0; j < n; j++) {
                weights[j] = Math.exp(tau * (j % 2 == 0 ? even[j / 2] : odd[j / 2]) - 0.5 * tau * tau);
            }
            Estimate mean = Estimate.ofMean(weights);
            Estimate log = new Estimate(Math.log(mean.value()), mean.standardError() / mean.value());
            beyondFive += Math.abs(log.value()) > 5 * log.standardError() ? 1 : 0;
            assertTrue(Math.abs(log.value()) <= EvidenceBound.sampling(log, n), log.toString());
        }
        assertTrue(beyondFive > 0, "five standard errors are not enough");
    }
}
