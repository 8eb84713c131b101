package org.fokker.validation.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.fokker.distribution.GaussianMixture;
import org.junit.jupiter.api.Test;

/** Images of one by two pixels in two classes, of which one is dark on the left and one on the right. */
class LabelledImagesTest {

    private static final int ROWS = 60;

    /** Class 10 has two rows of three: its level is 2 or 3 on the left; the other has 0 or 1 there. */
    private static final String TABLE = IntStream.range(0, ROWS)
            .mapToObj(j -> {
                boolean dark = j % 3 != 0;
                int left = (dark ? 2 : 0) + j / 3 % 2;
                int right = (dark ? 0 : 2) + j / 6 % 2;
                return "x," + left + "," + right + "," + (dark ? "10" : "9");
            })
            .collect(Collectors.joining("\n", "other,pixel1,pixel2,label\n", "\n"));

    private static final String TEXT = """
            name = "images"
            [target]
            kind = "samples"
            file = "images.csv.gz"
            columns = ["pixel*"]
            class = "label"
            levels = 4
            range = [0, 1]
            image = [1, 2]
            [process]
            kind = "variance-preserving"
            [likelihood]
            held-out = 0.1
            [[likelihood.estimator]]
            kind = "probability-flow"
            """;

    private static SampleData data(String text) throws IOException {
        return target(text).samples().orElseThrow();
    }

    private static Target target(String text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(TABLE.getBytes(StandardCharsets.UTF_8));
        }
        return ScenarioReader.read("images.toml", text, (section, file) -> compressed.toByteArray(), 1)
                .target();
    }

    @Test
    void columnsAreFoundByTheirPrefixAndClassesInTheOrderOfNumbers() throws IOException {
        SampleData data = data(TEXT);
        assertEquals(List.of("pixel1", "pixel2"), data.columns());
        SampleClasses classes = data.classes().orElseThrow();
        assertEquals(List.of("9", "10"), classes.names());
        assertEquals(54, classes.training().length);
        assertEquals(6, classes.heldOut().length);
        assertArrayEquals(new int[] {1}, classes.componentsOf("10"));
    }

    /** Level j lies in [j/4, (j + 1)/4), at a place of its own in each row. */
    @Test
    void levelsAreSpreadOverTheirCells() throws IOException {
        SampleData data = data(TEXT);
        SampleClasses classes = data.classes().orElseThrow();
        for (int j = 0; j < 54; j++) {
            boolean dark = classes.training()[j] == 1;
            assertTrue(data.training()[0][j] >= (dark ? 0.5 : 0) && data.training()[0][j] < (dark ? 1 : 0.5));
        }
        assertEquals(
                54,
                IntStream.range(0, 54)
                        .mapToDouble(j -> data.training()[0][j])
                        .distinct()
                        .count());
    }

    /** The Gaussian of greatest likelihood of a class has the mean of its rows, and the weight of their share. */
    @Test
    void everyClassIsFittedByItself() throws IOException {
        Target target = target(TEXT);
        GaussianMixture mixture = (GaussianMixture) target.law();
        SampleData data = target.samples().orElseThrow();
        int[] training = data.classes().orElseThrow().training();
        assertEquals(2, mixture.components());
        for (int c = 0; c < 2; c++) {
            int label = c;
            int[] rows =
                    IntStream.range(0, 54).filter(j -> training[j] == label).toArray();
            assertEquals(rows.length / 54.0, mixture.weight(c), 1e-15);
            double mean = IntStream.of(rows)
                    .mapToDouble(j -> data.training()[1][j])
                    .average()
                    .orElseThrow();
            // Rounding of a sum of at most 54 terms below one.
            assertEquals(mean, mixture.mean(c)[1], 1e-14);
        }
    }

    @Test
    void anImageIsDrawnFromTheLowerToTheUpperEndOfTheRange() throws IOException {
        assertEquals(new ImageShape(1, 2, 0, 1), data(TEXT).image().orElseThrow());
        assertEquals(
                new ImageShape(1, 2, -1, 1),
                data(TEXT.replace("range = [0, 1]\n", "")).image().orElseThrow());
    }

    /** A component N(m, σ² I) is fitted to two points; with a full covariance in two dimensions three are needed. */
    @Test
    void fewPrincipalDirectionsNeedFewSamples() throws IOException {
        int rows = (int) IntStream.of(data(TEXT).classes().orElseThrow().training())
                .filter(label -> label == 0)
                .count();
        String many = TEXT.replace("image =", "components = " + rows / 2 + "\nimage =");
        ScenarioException refusal = assertThrows(ScenarioException.class, () -> target(many));
        assertTrue(String.valueOf(refusal.getMessage()).contains(rows + " samples of class '9'"), refusal.getMessage());
        GaussianMixture mixture = (GaussianMixture)
                target(many.replace("image =", "rank = 0\nimage =")).law();
        assertEquals(2 * (rows / 2), mixture.components());
        for (int k = 0; k < mixture.components(); k++) {
            double[][] covariance = mixture.covariance(k);
            assertEquals(covariance[0][0], covariance[1][1]);
            assertEquals(0, covariance[0][1]);
        }
    }
}
