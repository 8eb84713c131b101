package org.fokker.validation.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.fokker.distribution.GaussianMixture;
import org.fokker.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReaderTest {

    private static final String SCENARIO = """
            name = "samples"
            [target]
            kind = "samples"
            file = "data/table.csv"
            columns = ["u", "v"]
            standardise = %b
            %s
            [process]
            kind = "variance-preserving"
            [likelihood]
            held-out = 0.25
            [[likelihood.estimator]]
            kind = "probability-flow"
            """;

    private static final int SAMPLES = 160;

    @TempDir
    private Path directory;

    @Test
    void theHeldOutShareIsTakenAwayAndNothingIsLost() throws IOException {
        SampleData data = read(false, "components = 1", 1);
        assertEquals(List.of("u", "v"), data.columns());
        assertEquals(40, data.heldOut()[0].length);
        assertEquals(120, data.training()[0].length);
        double[][] table = table();
        for (int i = 0; i < 2; i++) {
            double[] together = DoubleStream.concat(
                            DoubleStream.of(data.training()[i]), DoubleStream.of(data.heldOut()[i]))
                    .sorted()
                    .toArray();
            // Printed with all digits and read again, so the same bits.
            assertArrayEquals(DoubleStream.of(table[i]).sorted().toArray(), together);
        }
    }

    @Test
    void theSeedDecidesTheDivision() throws IOException {
        assertTrue(Arrays.deepEquals(
                read(true, "components = 1", 1).heldOut(),
                read(true, "components = 1", 1).heldOut()));
        assertFalse(Arrays.deepEquals(
                read(true, "components = 1", 1).heldOut(),
                read(true, "components = 1", 2).heldOut()));
    }

    @Test
    void standardisationIsThatOfTheTrainingPart() throws IOException {
        SampleData raw = read(false, "components = 1", 1);
        SampleData standard = read(true, "components = 1", 1);
        assertArrayEquals(new double[] {1, 1}, raw.deviation());
        for (int i = 0; i < 2; i++) {
            double[] z = standard.training()[i];
            double mean = DoubleStream.of(z).average().orElseThrow();
            double variance = DoubleStream.of(z).map(x -> x * x).sum() / (z.length - 1);
            // Sums of 120 terms of order one: 120 roundings of 1.1e-16.
            assertEquals(0, mean, 2e-14);
            assertEquals(1, variance, 2e-14);
            for (int j = 0; j < standard.heldOut()[i].length; j++) {
                double back = standard.mean()[i] + standard.deviation()[i] * standard.heldOut()[i][j];
                // Four roundings of numbers below 100.
                assertEquals(raw.heldOut()[i][j], back, 4e-14);
            }
        }
    }

    @Test
    void theNumberOfComponentsIsTheOneOfLeastCriterion() throws IOException {
        SampleData data = read(true, "", 1);
        assertEquals(
                Collections.min(data.choice().bic().values()),
                data.choice().bic().get(data.choice().components()));
        // Two clusters fifteen deviations apart: one component loses hundreds of nats, a third costs log(120)/2 each
        // for six
        // parameters, which at the seed used it does not earn.
        assertEquals(2, data.choice().components());
    }

    @Test
    void aGivenNumberOfComponentsIsKept() throws IOException {
        SampleData data = read(false, "components = 3", 1);
        assertEquals(3, data.choice().components());
        assertTrue(data.choice().bic().isEmpty());
    }

    @Test
    void theFitIsTheTarget() throws IOException {
        Scenario scenario = scenario(false, "components = 2", 1);
        GaussianMixture mixture = (GaussianMixture) scenario.target().law();
        double[][] training = scenario.target().samples().orElseThrow().training();
        for (int i = 0; i < 2; i++) {
            double mean = DoubleStream.of(training[i]).average().orElseThrow();
            // Every step of expectation–maximisation keeps the mean of the data: rounding only, of numbers below 100.
            assertEquals(mean, mixture.mean()[i], 1e-10);
        }
    }

    private SampleData read(boolean standardise, String more, long seed) throws IOException {
        return scenario(standardise, more, seed).target().samples().orElseThrow();
    }

    /** The table stands beside the scenario, in a directory of its own. */
    private Scenario scenario(boolean standardise, String more, long seed) throws IOException {
        double[][] table = table();
        StringBuilder text = new StringBuilder("v, w ,u\n");
        for (int j = 0; j < SAMPLES; j++) {
            text.append(table[1][j]).append(", 7,").append(table[0][j]).append('\n');
        }
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data").resolve("table.csv"), text);
        Path file = directory.resolve("samples.toml");
        Files.writeString(file, String.format(SCENARIO, standardise, more));
        return ScenarioReader.read(file, seed);
    }

    /** Two clusters far from each other and from the origin. */
    private static double[][] table() {
        GaussianMixture law = GaussianMixture.isotropic(
                new double[] {0.4, 0.6}, new double[][] {{20, -10}, {50, -40}}, new double[] {2, 3});
        double[][] table = new double[2][SAMPLES];
        law.sample(new RandomStream(11, 0), 0, SAMPLES, table);
        return table;
    }
}
