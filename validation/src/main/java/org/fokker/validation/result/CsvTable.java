package org.fokker.validation.result;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are the JSON objects of results. The elements of an array under {@code point} become the columns
 * {@code point1}, {@code point2}, …; the members of an object under {@code terms} become {@code terms.<name>}.
 */
public final class CsvTable {

    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final Set<String> columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /**
     * Starts a table.
     *
     * @param columns the first columns; further ones come with the rows that have them
     */
    public CsvTable(String... columns) {
        this.columns = new LinkedHashSet<>(List.of(columns));
    }

    /**
     * Starts a table of records.
     *
     * @param key the first column: what a row belongs to
     * @param type the records, whose components are numbers and texts and are the other columns
     * @return the table, still empty
     */
    public static CsvTable of(String key, Class<? extends Record> type) {
        return new CsvTable(Stream.concat(
                        Stream.of(key),
                        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
                .toArray(String[]::new));
    }

    /**
     * Adds a row.
     *
     * @param key column of what the row belongs to
     * @param name what the row belongs to
     * @param result a record or a map of numbers and texts
     */
    public void add(String key, String name, Object result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(key, name);
        JsonNode object = JsonWriter.mapper().valueToTree(result);
        object.properties().forEach(member -> flatten(member.getKey(), member.getValue(), row));
        columns.addAll(row.keySet());
        rows.add(row);
    }

    private static void flatten(String key, JsonNode value, Map<String, Object> row) {
        if (value.isObject()) {
            value.properties().forEach(member -> flatten(key + "." + member.getKey(), member.getValue(), row));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(key + (i + 1), value.get(i), row);
            }
        } else if (value.isNumber()) {
            row.put(key, value.numberValue());
        } else if (!value.isNull()) {
            row.put(key, value.asText());
        }
    }

    /**
     * Writes the table.
     *
     * @param file the file
     * @throws IOException if writing fails
     */
    public void write(Path file) throws IOException {
        try (SequenceWriter writer = open(file, columns)) {
            for (Map<String, Object> row : rows) {
                List<@Nullable Object> fields = new ArrayList<>(columns.size());
                for (String column : columns) {
                    fields.add(row.get(column));
                }
                writer.write(fields);
            }
        }
    }

    /** Opens a file of rows (lists or arrays) and writes its header. */
    static SequenceWriter open(Path file, Collection<String> columns) throws IOException {
        CsvSchema schema = CsvSchema.builder()
                .addColumns(columns, CsvSchema.ColumnType.NUMBER_OR_STRING)
                .build()
                .withHeader();
        ObjectWriter writer = MAPPER.writer(schema);
        return writer.writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }
}
