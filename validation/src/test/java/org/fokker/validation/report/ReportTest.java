package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.Machine;
import org.fokker.validation.result.Profile;
import org.fokker.validation.result.Results;
import org.fokker.validation.result.ScenarioResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" class=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static String page = "";

    /** Set {@code fokker.report.copy} to a directory to look at the page and the pictures. */
    @BeforeAll
    static void write(@TempDir Path temporary) throws IOException {
        String copy = System.getProperty("fokker.report.copy");
        Path directory = copy == null ? temporary : Files.createDirectories(Path.of(copy));
        Report.write(directory, Demonstration.results(), Demonstration.galleries());
        page = Files.readString(directory.resolve(Report.FILE));
    }

    @Test
    void textsOfAScenarioCannotBecomeMarkup() {
        assertFalse(page.contains("alert(1)</script>"));
        assertFalse(page.contains("<script>alert"));
        assertTrue(page.contains(Html.escape(Demonstration.HOSTILE_TITLE)));
        // One script for each scenario's data, one for the library, one for the program of the page; every one closed.
        assertEquals(4, count("<script"));
        assertEquals(4, count("</script>"));
    }

    @Test
    void theDataOfEveryScenarioReadsBackWithItsTitle() throws IOException {
        List<JsonNode> data = data(page);
        assertEquals(2, data.size());
        assertEquals(Demonstration.HOSTILE_TITLE, data.get(0).get("title").asText());
        assertEquals(1, data.get(0).get("dimension").asInt());
        assertEquals(2, data.get(1).get("dimension").asInt());
        assertEquals("exact", data.get(1).get("reference").asText());
        assertEquals(3, data.get(1).get("snapshots").size());
        assertEquals(1, data.get(1).at("/snapshots/0/clouds").size());
        assertTrue(data.get(0).at("/snapshots/0/profiles/0/difference").isNull());
        assertFalse(data.get(0).at("/snapshots/0/profiles/1/difference").isNull());
    }

    @Test
    void thePageAsksTheNetworkForNothing() {
        String own = DATA.matcher(page).replaceAll("");
        int library = own.indexOf("<script>");
        String markup = own.substring(0, library);
        assertFalse(Pattern.compile("(?i)(src|href)\\s*=\\s*[\"'](?!#)")
                .matcher(markup)
                .find());
        assertFalse(markup.contains("@import") || markup.contains("url("));
        assertTrue(markup.contains("default-src 'none'"));
    }

    @Test
    void verdictsAreToldInWordsAndMarksNotOnlyInColour() {
        assertTrue(page.contains("1 of 2 scenarios fail"));
        assertTrue(page.contains("✗<span class=\"hidden\"> failed</span>"));
        assertTrue(page.contains("✓<span class=\"hidden\"> passed</span>"));
    }

    @Test
    void everyTableHasACaptionAndEveryFigureALabel() {
        assertEquals(count("<table>"), count("<caption>"));
        assertEquals(count("<figure"), count("data-label=\""));
        assertEquals(count("<figure"), count("<figcaption>"));
    }

    @Test
    void probesAreInFullPrecision() {
        double density = Demonstration.line().density(new double[] {0.3}, 0.2);
        assertTrue(page.contains(Html.full(density)));
    }

    @Test
    void theDataOfAScenarioStaysSmall() {
        Matcher data = DATA.matcher(page);
        while (data.find()) {
            // 2 routes × 41 frames × 400 points × 2 bytes × 4/3 = 88 kB on the line, 2 × 30 × 96² × 4/3 = 740 kB in
            // the plane, and 9 profiles and 3 clouds of at most 100 kB each.
            assertTrue(
                    data.group(1).length() < 2_000_000,
                    "length " + data.group(1).length());
        }
    }

    @Test
    void aScenarioWithNothingToDrawHasNoEmptyFigure(@TempDir Path directory) throws IOException {
        ScenarioResult bare = new ScenarioResult(
                "bare", "Bare", true, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of());
        Results results = new Results(1, "0.1.0", 1, new Machine("jvm", "cpu", null, "scalar"), List.of(bare));
        Report.write(directory, results, List.of());
        String html = Files.readString(directory.resolve(Report.FILE));
        assertFalse(html.contains("<figure"));
        assertFalse(html.contains("<table>"));
        assertFalse(html.contains("Threads"));
        assertTrue(html.contains("The scenario passes"));
    }

    @Test
    void densitiesOfThreeDimensionsAreLeftOut() throws IOException {
        Demonstration plane = Demonstration.plane();
        double[] axis = {0, 1};
        Gallery gallery = new Gallery(
                "three-islands",
                List.of(),
                List.of(new Profile("grid", 1, List.of(axis, axis, axis), new double[8], null)),
                List.of(),
                List.of(),
                List.of());
        PlotData data = PlotData.of(plane.result("t", true), gallery);
        assertEquals(0, data.dimension());
        assertTrue(data.snapshots().isEmpty());
        String html = new ScenarioSection(plane.result("t", true), data, List.of(), "s").html();
        assertFalse(html.contains("data-figure=\"snapshot"));
    }

    private static List<JsonNode> data(String html) throws IOException {
        List<JsonNode> data = new ArrayList<>();
        Matcher matcher = DATA.matcher(html);
        while (matcher.find()) {
            data.add(new ObjectMapper().readTree(matcher.group(1)));
        }
        return data;
    }

    private static int count(String text) {
        String outside = page.replace(scriptText(), "");
        return outside.split(Pattern.quote(text), -1).length - 1;
    }

    /** The plotting library, whose strings are not the markup of the page. */
    private static String scriptText() {
        try {
            return ReportResources.plotly();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
