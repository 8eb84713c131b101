package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fokker.validation.report.AxisMarks.Scale;
import org.fokker.validation.report.AxisMarks.Side;
import org.fokker.validation.result.Comparison;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.LikelihoodResult;
import org.fokker.validation.result.ScenarioResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    @TempDir
    static Path temporary = Path.of("");

    private static Path directory = temporary;

    @BeforeAll
    static void write() throws IOException {
        String copy = System.getProperty("fokker.report.copy");
        directory = copy == null ? temporary : Files.createDirectories(Path.of(copy));
        for (int i = 0; i < 2; i++) {
            ScenarioResult result = Demonstration.results().scenarios().get(i);
            Pictures.write(directory, result, Demonstration.galleries().get(i));
        }
    }

    @Test
    void everyScenarioHasItsFourPictures() throws IOException {
        for (String scenario : List.of("three-modes", "three-islands")) {
            for (String kind : List.of("density", "time", "errors", "likelihood")) {
                BufferedImage image = read(scenario + "-" + kind + ".png");
                assertTrue(image.getWidth() >= 600 && image.getHeight() >= 300, scenario + " " + kind);
                // Text, lines and marks of three colours with their smoothed edges make more than this many colours.
                assertTrue(colours(image).size() > 30, scenario + " " + kind);
            }
        }
    }

    @Test
    void aHeatMapShowsTheWholeRangeOfColours() throws IOException {
        Set<Integer> colours = colours(read("three-modes-time.png"));
        assertTrue(colours.contains(ColourMap.viridis(0)));
        assertTrue(colours.contains(ColourMap.viridis(1)));
    }

    @Test
    void aFailedComparisonIsDrawnInItsOwnColour() throws IOException {
        int bad = Ink.BAD.getRGB() & 0xffffff;
        assertTrue(colours(read("three-islands-errors.png")).contains(bad));
        assertTrue(!colours(read("three-modes-errors.png")).contains(bad));
    }

    @Test
    void whatWouldBeEmptyIsNotWritten(@TempDir Path empty) throws IOException {
        double nan = Double.NaN;
        ScenarioResult unknown = new ScenarioResult(
                "unknown",
                "Unknown",
                true,
                List.of(),
                List.of(new Comparison(1, "a", "b", nan, nan, nan, nan, nan, nan, nan, nan, true)),
                List.of(),
                List.of(new LikelihoodResult(List.of(1.0), "elbo", nan, nan, nan, null, nan, true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Pictures.write(empty, unknown, Gallery.empty("unknown"));
        try (Stream<Path> files = Files.list(empty)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void equalDistancesStillHaveAnAxis(@TempDir Path place) throws IOException {
        ScenarioResult zero = new ScenarioResult(
                "zero",
                "Zero",
                true,
                List.of(),
                List.of(new Comparison(1, "a", "b", 0, 0, 0, 0, 0, 0, 0, 0, true)),
                List.of(),
                List.of(new LikelihoodResult(List.of(1.0), "flow", -1, 0, -1, null, 0, true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Pictures.write(place, zero, Gallery.empty("zero"));
        assertNotNull(ImageIO.read(place.resolve("zero-errors.png").toFile()));
        assertNotNull(ImageIO.read(place.resolve("zero-likelihood.png").toFile()));
    }

    private static BufferedImage read(String name) throws IOException {
        return ImageIO.read(directory.resolve(name).toFile());
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        return colours;
    }

    /** Below the title of a single row there is room for the row: the picture is no lower than that of two. */
    @Test
    void oneRowIsDrawnAsHighAsTwo() {
        RowPlot.Row row = new RowPlot.Row("flow", 1, 0, 2, 1, true);
        Side across = new Side("log p", Scale.LINEAR, 0, 2);
        assertEquals(
                RowPlot.chart("two", across, List.of(row, row), 600, 80).getHeight(),
                RowPlot.chart("one", across, List.of(row), 600, 80).getHeight());
    }
}
