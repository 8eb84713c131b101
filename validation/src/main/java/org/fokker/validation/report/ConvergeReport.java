package org.fokker.validation.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fokker.validation.converge.ConvergeResults;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.converge.WorkPrecision;
import org.fokker.validation.result.CsvTable;
import org.fokker.validation.result.FileNames;
import org.fokker.validation.result.JsonWriter;

/**
 * Writes what studies have found: {@code converge.json}; the tables {@code orders.csv}, {@code levels.csv} and
 * {@code work-precision.csv}; for each study {@code <study>-order.png}, for each problem {@code <problem>-cost.png}; and one page
 * that holds all of it and asks the network for nothing.
 */
public final class ConvergeReport {

    /** Name of the page's file. */
    public static final String FILE = "report.html";

    /** Name of the document's file. */
    public static final String DOCUMENT = "converge.json";

    private final Path directory;
    private final ConvergeResults results;

    private ConvergeReport(Path directory, ConvergeResults results) {
        this.directory = directory;
        this.results = results;
    }

    /**
     * Writes all files.
     *
     * @param directory an existing directory
     * @param results what was found
     * @throws IOException if writing fails
     */
    public static void write(Path directory, ConvergeResults results) throws IOException {
        ConvergeReport report = new ConvergeReport(directory, results);
        try (Writer writer = Files.newBufferedWriter(directory.resolve(DOCUMENT), StandardCharsets.UTF_8)) {
            JsonWriter.writeIndented(results, writer);
        }
        report.tables();
        report.page();
    }

    private void tables() throws IOException {
        CsvTable orders = new CsvTable("study", "method", "kind", "problem", "promised", "verdict", "passed");
        CsvTable levels = new CsvTable("study", "count", "size");
        CsvTable costs = new CsvTable("problem", "method", "study", "error", "work", "seconds");
        for (StudyResult study : results.studies()) {
            study.levels().forEach(level -> levels.add("study", study.name(), level));
            study.fits().forEach(fit -> orders.add("study", study.name(), order(study, fit)));
            if (study.fits().isEmpty()) {
                Object exponential = study.exponential();
                orders.add("study", study.name(), order(study, exponential == null ? Map.of() : exponential));
            }
        }
        results.workPrecision().forEach(cost -> costs.add("problem", cost.problem(), cost));
        orders.write(directory.resolve("orders.csv"));
        levels.write(directory.resolve("levels.csv"));
        costs.write(directory.resolve("work-precision.csv"));
    }

    private static Map<String, Object> order(StudyResult study, Object fit) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", study.method());
        row.put("kind", study.kind());
        row.put("problem", study.problem());
        row.put("promised", study.promised());
        row.put("verdict", study.verdict().words());
        row.put("passed", study.passed());
        row.put("fit", fit);
        return row;
    }

    private void page() throws IOException {
        List<StudyResult> studies = results.studies();
        List<String> ids = IntStream.rangeClosed(1, studies.size())
                .mapToObj(i -> "study-" + i)
                .toList();
        FileNames names = new FileNames();
        try (Writer page = Files.newBufferedWriter(directory.resolve(FILE), StandardCharsets.UTF_8)) {
            page.write(Page.head("Fokker: " + verdict(results)));
            page.write(Page.header(
                    results.allPassed(), verdict(results), results.version(), results.seed(), results.machine()));
            page.write("</header>\n<main>\n");
            page.write(ConvergeTables.summary(studies, ids));
            for (int i = 0; i < studies.size(); i++) {
                page.write(section(studies.get(i), ids.get(i), names));
            }
            for (Map.Entry<String, List<StudyResult>> problem : problems().entrySet()) {
                page.write(costs(problem.getKey(), problem.getValue(), names));
            }
            page.write("</main>\n</body>\n</html>\n");
        }
    }

    /**
     * Says how many promises hold.
     *
     * @param results what was found
     * @return the verdict in words
     */
    public static String verdict(ConvergeResults results) {
        long held = results.studies().stream().filter(StudyResult::passed).count();
        return held + " of " + results.studies().size() + " promises hold";
    }

    private Map<String, List<StudyResult>> problems() {
        return results.studies().stream()
                .collect(Collectors.groupingBy(StudyResult::problem, LinkedHashMap::new, Collectors.toList()));
    }

    private String section(StudyResult study, String id, FileNames names) throws IOException {
        String title = Html.escape(study.title());
        return "<section class=\"scenario\" id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h2 id=\"" + id
                + "-title\">" + Tables.verdict(study.passed()) + ' ' + title + "</h2>\n<p class=\"facts\"><code>"
                + Html.escape(study.name()) + "</code> · promised " + Html.escape(study.promised()) + " · measured "
                + Html.escape(study.measured()) + " · " + study.verdict().words() + "</p>\n"
                + picture(
                        OrderPicture.of(study),
                        names.unique(study.name() + "-order", ".png"),
                        "Errors of " + study.title())
                + ConvergeTables.fits(study) + ConvergeTables.extrapolation(study) + ConvergeTables.levels(study)
                + "</section>\n";
    }

    private String costs(String problem, List<StudyResult> studies, FileNames names) throws IOException {
        Optional<BufferedImage> image = CostPicture.of(problem, studies);
        List<WorkPrecision> costs = results.workPrecision().stream()
                .filter(cost -> cost.problem().equals(problem))
                .toList();
        if (image.isEmpty() || costs.isEmpty()) {
            return "";
        }
        String title = "Work and precision: " + problem;
        return "<section class=\"scenario\">\n<h2>" + Html.escape(title) + "</h2>\n"
                + picture(image.get(), names.unique(problem + "-cost", ".png"), title) + ConvergeTables.costs(costs)
                + "</section>\n";
    }

    /** Writes a picture to its file and into the page. */
    private String picture(BufferedImage image, String file, String description) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException("This Java runtime cannot write PNG pictures; " + file + " is missing");
        }
        Files.write(directory.resolve(file), bytes.toByteArray());
        return "<figure><img width=\"" + image.getWidth() + "\" height=\"" + image.getHeight() + "\" alt=\""
                + Html.escape(description) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\"></figure>\n";
    }
}
