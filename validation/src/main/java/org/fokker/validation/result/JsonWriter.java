package org.fokker.validation.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes results as JSON: keys in the order of the records, the shortest decimal that reads back as the same number on
 * every Java version, and null for a number that is not finite. Equal results give equal bytes.
 */
public final class JsonWriter {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("finite-numbers")
                    .addSerializer(Double.class, new FiniteOrNull())
                    .addSerializer(double.class, new FiniteOrNull())
                    .addSerializer(double[].class, new FiniteOrNullArray()))
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonWriter() {}

    /**
     * Writes results, indented and ended by a line feed.
     *
     * @param results the results
     * @param to where they are written to; flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(Results results, Writer to) throws IOException {
        writeIndented(results, to);
    }

    /**
     * Writes results in UTF-8, indented and ended by a line feed.
     *
     * @param results the results
     * @param to where they are written to; flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(Results results, OutputStream to) throws IOException {
        writeIndented(results, new OutputStreamWriter(to, StandardCharsets.UTF_8));
    }

    /**
     * Writes any document of records, maps, lists, arrays and numbers on one line, by the same rules.
     *
     * @param document the document
     * @return its text
     * @throws IOException if the document holds something that has no JSON form
     */
    public static String compact(Object document) throws IOException {
        return MAPPER.writeValueAsString(document);
    }

    /**
     * Writes any document of records, maps, lists, arrays and numbers, indented and ended by a line feed, by the same rules.
     *
     * @param document the document
     * @param to where it is written to; flushed, not closed
     * @throws IOException if writing fails, or the document holds something that has no JSON form
     */
    public static void writeIndented(Object document, Writer to) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(indenter)
                .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        MAPPER.writer(printer).writeValue(to, document);
        to.write('\n');
        to.flush();
    }

    /** Reads and writes with the rules of this class; not to be reconfigured. */
    static ObjectMapper mapper() {
        return MAPPER;
    }

    private static final class FiniteOrNull extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            writeFinite(json, value);
        }
    }

    private static final class FiniteOrNullArray extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray(values, values.length);
            for (double value : values) {
                writeFinite(json, value);
            }
            json.writeEndArray();
        }
    }

    private static void writeFinite(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
