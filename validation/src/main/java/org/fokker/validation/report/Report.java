package org.fokker.validation.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fokker.validation.result.Gallery;
import org.fokker.validation.result.Results;
import org.fokker.validation.result.ScenarioResult;

/**
 * Writes a run as one HTML page for readers.
 *
 * <p>The page holds everything that it shows, the plotting library included, and asks the network for nothing; its
 * tables need no JavaScript. Densities are thinned to what a screen can show, see {@code results.json} and the CSV
 * files for all of them.
 */
public final class Report {

    /** Name of the page's file. */
    public static final String FILE = "report.html";

    private Report() {}

    /**
     * Writes {@link #FILE}.
     *
     * @param directory an existing directory
     * @param results the results of the run
     * @param galleries what the plots show, at most one per scenario, found by the scenario's name
     * @throws IOException if writing fails
     */
    public static void write(Path directory, Results results, List<Gallery> galleries) throws IOException {
        try (Writer page = Files.newBufferedWriter(directory.resolve(FILE), StandardCharsets.UTF_8)) {
            page.write(Page.head("Fokker: " + verdict(results)));
            page.write(header(results));
            page.write(contents(results));
            page.write("<main>\n");
            for (int i = 0; i < results.scenarios().size(); i++) {
                ScenarioResult result = results.scenarios().get(i);
                Gallery gallery = galleryOf(result.name(), galleries);
                PlotData data = PlotData.of(result, gallery);
                page.write(new ScenarioSection(result, data, gallery.sheets(), id(i)).html());
            }
            page.write("</main>\n");
            page.write("<script>" + ReportResources.plotly() + "</script>\n");
            page.write("<script>" + ReportResources.program() + "</script>\n</body>\n</html>\n");
        }
    }

    private static Gallery galleryOf(String scenario, List<Gallery> galleries) {
        return galleries.stream()
                .filter(gallery -> gallery.scenario().equals(scenario))
                .findFirst()
                .orElseGet(() -> Gallery.empty(scenario));
    }

    private static String header(Results results) {
        return Page.header(results.allPassed(), verdict(results), results.version(), results.seed(), results.machine())
                + "<noscript><p>Without JavaScript the tables are complete and the plots are missing; "
                + "the same run can draw them as PNG pictures.</p></noscript>\n</header>\n";
    }

    private static String contents(Results results) {
        StringBuilder html = new StringBuilder("<nav aria-label=\"Scenarios\">\n<ol>\n");
        for (int i = 0; i < results.scenarios().size(); i++) {
            ScenarioResult result = results.scenarios().get(i);
            html.append("<li>")
                    .append(Tables.verdict(result.passed()))
                    .append(" <a href=\"#")
                    .append(id(i));
            html.append("\">").append(Html.escape(result.title())).append("</a></li>\n");
        }
        return html.append("</ol>\n</nav>\n").toString();
    }

    private static String verdict(Results results) {
        long failed = results.scenarios().stream().filter(s -> !s.passed()).count();
        int all = results.scenarios().size();
        if (failed > 0) {
            return failed + " of " + all + (all == 1 ? " scenario fails" : " scenarios fail");
        }
        return switch (all) {
            case 0 -> "No scenario was run";
            case 1 -> "The scenario passes";
            case 2 -> "Both scenarios pass";
            default -> "All " + all + " scenarios pass";
        };
    }

    private static String id(int scenario) {
        return "scenario-" + (scenario + 1);
    }
}
