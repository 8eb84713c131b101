package org.fokker.validation.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lays out tables for terminals. */
final class Columns {

    private Columns() {}

    /**
     * Pads the cells of each column to the same width, with two spaces between columns; the last column is left as it is.
     *
     * @param rows rows of equally many cells
     * @return one line a row
     */
    static List<String> align(List<String[]> rows) {
        int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]);
                if (i + 1 < row.length && widths[i] > 0) {
                    line.append(" ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()) + 2));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** A number in as few digits as it has. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", (long) value)
                : Double.toString(value);
    }

    /** A size, in three digits. */
    static String size(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.2e", value);
    }

    /** A size that may not be known. */
    static String known(@Nullable Double value) {
        return size(value == null ? Double.NaN : value);
    }

    static String verdict(boolean passed) {
        return passed ? "pass" : "FAIL";
    }
}
