package org.fokker.validation.scenario;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /**
     * A column that a scenario asks for.
     *
     * @param name its name in the header
     * @param entry number of the entry of {@code columns} that asks for it, from 0
     */
    record Column(String name, int entry) {}

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
     * @param chosen which, d
     * @return the samples, d × n
     */
    double[][] columns(List<Column> chosen) {
        double[][] columns = new double[chosen.size()][rows.size()];
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < columns.length; i++) {
            String name = chosen.get(i).name();
            int entry = chosen.get(i).entry();
            int column = header.indexOf(name);
            if (column < 0) {
                throw section.errorInEntry(
                        "columns",
                        entry,
                        "names no column of " + file + ": '" + name + "'"
                                + UnknownNameException.suggestion(name, header));
            }
            if (!taken.add(name)) {
                throw section.errorInEntry("columns", entry, "names the column '" + name + "' again");
            }
            for (int j = 0; j < rows.size(); j++) {
                columns[i][j] = cell(j, column);
            }
        }
        return columns;
    }

    /**
     * Returns the columns that names stand for: one for each, and for one that ends in * all that begin so, in the order of the
     * table.
     */
    List<Column> expanded(List<String> names) {
        List<Column> expanded = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.endsWith(WILD) || header.contains(name)) {
                expanded.add(new Column(name, i));
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
            for (String column : matching) {
                expanded.add(new Column(column, i));
            }
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
            String label = text(j, column);
            if (label.isEmpty()) {
                throw new ScenarioException(place(j, column) + "must name a class, and is empty");
            }
            labels.add(label);
        }
        return labels;
    }

    /** Returns the error of a cell that is a number, but none that can be used. */
    ScenarioException error(int row, String column, String message) {
        return new ScenarioException(place(row, header.indexOf(column)) + message);
    }

    private String place(int row, int column) {
        return file + ":" + lines.get(row) + ": column '" + header.get(column) + "' (" + (column + 1) + ") ";
    }

    private double cell(int row, int column) {
        String where = place(row, column);
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
