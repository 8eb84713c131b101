package org.fokker.validation.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fokker.diffusion.sampler.Samplers;
import org.fokker.diffusion.score.ScoreEstimators;
import org.fokker.fokkerplanck.finitevolume.FiniteVolume;
import org.fokker.fokkerplanck.spectral.SpectralMethods;
import org.fokker.fokkerplanck.time.TimeIntegrators;
import org.fokker.method.Promises.Property;
import org.fokker.method.Registry;
import org.fokker.particle.SdeSchemes;
import org.fokker.validation.converge.NormFit;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.StudyResult;

/**
 * The table of orders in the README: what every registered scheme promises, and, of each promise that is measured, the study that
 * comes out least.
 */
final class OrdersTable {

    static final String BEGIN = "<!-- orders: made by `fokker converge --all --readme README.md` -->";
    static final String END = "<!-- /orders -->";

    private static final String NOTHING = "–";

    private OrdersTable() {}

    /**
     * One row.
     *
     * @param scheme registry name
     * @param kind kind of scheme
     * @param promise all promises in words
     */
    record Row(String scheme, String kind, String promise) {}

    /** The rows without what is measured, in the order of the registries. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, "space", FiniteVolume.registry());
        add(rows, "space", SpectralMethods.registry());
        add(rows, "time", TimeIntegrators.registry());
        add(rows, "particles", SdeSchemes.registry());
        add(rows, "sampler", Samplers.registry());
        add(rows, "score", ScoreEstimators.registry());
        return rows;
    }

    private static void add(List<Row> rows, String kind, Registry<?> registry) {
        for (Registry.Entry<?> entry : registry.entries()) {
            String promise = entry.promises().asMap().entrySet().stream()
                    .map(each -> Promise.words(each.getKey(), each.getValue()))
                    .collect(Collectors.joining(", "));
            rows.add(new Row(entry.name(), kind, promise.isEmpty() ? NOTHING : promise));
        }
    }

    /** The table as Markdown. */
    static String markdown(List<StudyResult> studies) {
        StringBuilder text = new StringBuilder("| scheme | kind | promise | measured |\n| --- | --- | --- | --- |\n");
        for (Row row : rows()) {
            List<StudyResult> own = studies.stream()
                    .filter(study ->
                            study.method().equals(row.scheme()) && study.kind().equals(row.kind()))
                    .toList();
            text.append("| `" + row.scheme() + "` | " + row.kind() + " | " + row.promise() + " | " + measured(own)
                    + " |\n");
        }
        return text.toString();
    }

    private static String measured(List<StudyResult> studies) {
        Map<Property, StudyResult> least = new LinkedHashMap<>();
        for (StudyResult study : studies) {
            least.merge(
                    study.promise().property(),
                    study,
                    (a, b) -> Comparator.comparingDouble(OrdersTable::rank).compare(a, b) <= 0 ? a : b);
        }
        String text = least.values().stream()
                .map(study -> Promise.words(study.promise().property(), Double.NaN) + " " + study.measured())
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? NOTHING : text;
    }

    /** What fails comes first, then what is least. */
    private static double rank(StudyResult study) {
        if (!study.passed()) {
            return Double.NEGATIVE_INFINITY;
        }
        if (study.exponential() != null) {
            return study.exponential().rate();
        }
        return study.order().map(NormFit::order).orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Refuses a file that has no place for the table, before anything is measured.
     *
     * @throws IllegalArgumentException if the lines are missing between which it stands
     */
    static void requirePlace(Path file) throws IOException {
        place(file, Files.readString(file));
    }

    /**
     * Replaces the table of a file.
     *
     * @throws IllegalArgumentException if the file has no place for it
     */
    static void replace(Path file, List<StudyResult> studies) throws IOException {
        String text = Files.readString(file);
        int begin = place(file, text);
        String replaced =
                text.substring(0, begin) + "\n\n" + markdown(studies) + "\n" + text.substring(text.indexOf(END));
        WholeFile.write(file, writer -> writer.write(replaced));
    }

    private static int place(Path file, String text) {
        int begin = text.indexOf(BEGIN);
        if (begin < 0 || text.indexOf(END) < begin) {
            throw new IllegalArgumentException(
                    file + " has no place for the table: it needs the lines '" + BEGIN + "' and '" + END + "'");
        }
        return begin + BEGIN.length();
    }
}
