package org.fokker.validation.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fokker.statistics.RichardsonExtrapolation;
import org.fokker.validation.converge.LevelResult;
import org.fokker.validation.converge.StudyResult;

/** Prints what studies have found as a table for people: promise beside measurement. */
final class StudyTable {

    private StudyTable() {}

    /** Prints one row a study. */
    static void print(PrintWriter out, List<StudyResult> studies) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"study", "promised", "measured", "least error", "floor", "index", "seconds", ""});
        for (StudyResult study : studies) {
            rows.add(new String[] {
                study.name(),
                study.promised(),
                study.measured(),
                Columns.size(study.leastError()),
                Columns.size(study.floor()),
                Columns.size(index(study)),
                seconds(study),
                study.passed()
                        ? study.verdict().words()
                        : "FAIL: " + study.verdict().words()
            });
        }
        Columns.align(rows).forEach(out::println);
        out.flush();
    }

    private static double index(StudyResult study) {
        RichardsonExtrapolation limit = study.extrapolation();
        return limit == null ? Double.NaN : limit.index();
    }

    private static String seconds(StudyResult study) {
        double sum = 0;
        for (LevelResult level : study.levels()) {
            Double seconds = level.seconds();
            if (seconds == null) {
                return "-";
            }
            sum += seconds;
        }
        return String.format(Locale.ROOT, "%.2f", sum);
    }
}
