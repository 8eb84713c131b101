package org.fokker.validation.scenario;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.fokker.method.UnknownNameException;

/**
 * Columns of a table of comma-separated values whose first line names them. Empty lines are skipped; every cell that is used
 * must be a finite number.
 */
final class SampleTable {

    /** At the end of the name of a column it stands for the rest of many names. */
    private static final String WILD = "*";

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Section section;
    private final String file;
    private final List<String> header;
    private final List<String[]> rows;
    private final List<Integer> lines;

    private SampleTable(Section section, String file, List<String> header, List<String[]> rows, List<Integer> lines) {
        this.section = section;
        this.file = file;
        this.header = header;
        this.rows = rows;
        this.lines = lines;
    }

    /**
     * Reads a table.
     *
     * @param section the section whose key {@code file} names the table, for messages
     * @param file the table, as messages name it
     * @param text its text
     */
    static SampleTable parse(Section section, String file, String text) {
        List<String[]> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        CsvMapper mapper =
                CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
        try (MappingIterator<String[]> iterator =
                mapper.readerFor(String[].class).readValues(text)) {
            while (iterator.hasNext()) {
                int line = iterator.getCurrentLocation().getLineNr();
                String[] row = iterator.next();
                boolean blank = row.length == 0 || (row.length == 1 && row[0].isBlank());
                if (!blank) {
                    rows.add(row);
                    lines.add(line);
                }
            }
        } catch (JacksonException e) {
            throw section.error("file", "is not a table: " + file + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ScenarioException("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (rows.size() < 2) {
            throw section.error("file", "names a table without samples: " + file);
        }
        List<String> header = Arrays.stream(rows.remove(0)).map(String::strip).toList();
        lines.remove(0);
        return new SampleTable(section, file, header, rows, lines);
    }

    /**
     * Returns some columns.
     *
     * @param names which, d
     * @return the samples, d × n
     */
    double[][] columns(List<String> names) {
        double[][] columns = new double[names.size()][rows.size()];
        for (int i = 0; i < columns.length; i++) {
            String name = names.get(i);
            int column = header.indexOf(name);
            if (column < 0) {
                throw section.errorInEntry(
                        "columns",
                        i,
                        "names no column of " + file + ": '" + name + "'"
                                + UnknownNameException.suggestion(name, header));
            }
            if (names.indexOf(name) < i) {
                throw section.errorInEntry("columns", i, "names the column '" + name + "' again");
            }
            for (int j = 0; j < rows.size(); j++) {
                columns[i][j] = cell(j, column);
            }
        }
        return columns;
    }

    /**
     * Returns the names of columns with those written out that an entry ending in * stands for: all that begin so, in the order of
     * the table.
     */
    List<String> expanded(List<String> names) {
        List<String> expanded = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.endsWith(WILD) || header.contains(name)) {
                expanded.add(name);
                continue;
            }
            String prefix = name.substring(0, name.length() - WILD.length());
            List<String> matching =
                    header.stream().filter(column -> column.startsWith(prefix)).toList();
            if (matching.isEmpty()) {
                throw section.errorInEntry(
                        "columns",
                        i,
                        "stands for no column of " + file + ": '" + name + "'; known: " + String.join(", ", header));
            }
            expanded.addAll(matching);
        }
        return expanded;
    }

    /** Returns the texts of the column that a key names, n. */
    List<String> labels(String key) {
        String name = section.string(key);
        int column = header.indexOf(name);
        if (column < 0) {
            throw section.error(
                    key,
                    "names no column of " + file + ": '" + name + "'" + UnknownNameException.suggestion(name, header));
        }
        List<String> labels = new ArrayList<>();
        for (int j = 0; j < rows.size(); j++) {
            labels.add(text(j, column));
        }
        return labels;
    }

    private double cell(int row, int column) {
        String where = file + ":" + lines.get(row) + ": column '" + header.get(column) + "' (" + (column + 1) + ") ";
        String text = text(row, column);
        if (!NUMBER.matcher(text).matches()) {
            throw new ScenarioException(where + "must be a number, got \"" + text + "\"");
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new ScenarioException(where + "must be finite, got " + text);
        }
        return value;
    }

    private String text(int row, int column) {
        String[] cells = rows.get(row);
        if (cells.length != header.size()) {
            throw new ScenarioException(file + ":" + lines.get(row) + ": the line has " + cells.length
                    + " cells, expected " + header.size() + " as in the header");
        }
        return cells[column].strip();
    }
}
