package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fokker.method.ParameterException;
import org.fokker.method.UnknownNameException;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * A table of a scenario file with a memory: it knows its file and line, checks the type of what is taken from it, and
 * {@link #finish} refuses the keys that nobody asked for.
 */
final class Section {

    private static final String NAME_OR_TABLE = "a name or an inline table { kind = \"…\", … }";

    private final Source source;
    private final String description;
    private final String path;
    private final TomlTable table;
    private final int line;
    private final Set<String> asked = new LinkedHashSet<>();

    /**
     * Wraps a table.
     *
     * @param source the file
     * @param description how messages call the table: "[target]"
     * @param path the table's dotted name followed by a dot; empty for the file itself
     * @param table the table
     * @param line where it begins
     */
    Section(Source source, String description, String path, TomlTable table, int line) {
        this.source = source;
        this.description = description;
        this.path = path;
        this.table = table;
        this.line = line;
    }

    Source source() {
        return source;
    }

    /** Returns whether there is such a key; the key counts as asked for. */
    boolean has(String key) {
        asked.add(key);
        return table.contains(List.of(key));
    }

    /** Returns the exception for something wrong with the value of a key. */
    ScenarioException error(String key, String message) {
        return source.error(lineOf(key), "'" + key + "' of " + description + " " + message);
    }

    /** Returns the exception for something wrong with the section as a whole. */
    ScenarioException error(String message) {
        return source.error(line, description + " " + message);
    }

    /** Returns the exception for something wrong with the section that shows at a key. */
    ScenarioException errorAt(String key, String message) {
        return source.error(lineOf(key), description + " " + message);
    }

    /** Returns the exception for something wrong with an entry of the array of a key. */
    ScenarioException errorInEntry(String key, int i, String message) {
        int line = table.get(List.of(key)) instanceof TomlArray array ? lineOf(array, i) : lineOf(key);
        return source.error(line, entry(i, named(key)) + " " + message);
    }

    /** Returns the line of a key, or of the section if it has no such key. */
    int lineOf(String key) {
        return table.contains(List.of(key)) ? source.lineOf(table, key) : line;
    }

    String string(String key) {
        Object value = required(key, "a string");
        if (value instanceof String string) {
            return string;
        }
        throw wrongType(key, "a string", value);
    }

    String stringOr(String key, String fallback) {
        return has(key) ? string(key) : fallback;
    }

    /** Returns a name out of a list. */
    String choice(String key, String what, Collection<String> known) {
        String name = string(key);
        if (!known.contains(name)) {
            throw source.error(
                    lineOf(key), "unknown " + what + " '" + name + "'" + UnknownNameException.suggestion(name, known));
        }
        return name;
    }

    String choiceOr(String key, String what, Collection<String> known, String fallback) {
        return has(key) ? choice(key, what, known) : fallback;
    }

    boolean flagOr(String key, boolean fallback) {
        if (!has(key)) {
            return fallback;
        }
        Object value = required(key, "true or false");
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrongType(key, "true or false", value);
    }

    /** Returns whether the value of a key is a single integer. */
    boolean isInteger(String key) {
        return has(key) && table.get(List.of(key)) instanceof Long;
    }

    /** Returns whether the value of a key is a single number. */
    boolean isNumber(String key) {
        return has(key) && table.get(List.of(key)) instanceof Number;
    }

    /** Returns whether the value of a key is true or false. */
    boolean isFlag(String key) {
        return has(key) && table.get(List.of(key)) instanceof Boolean;
    }

    /** Returns whether the value of a key is an array. */
    boolean isArray(String key) {
        return has(key) && table.get(List.of(key)) instanceof TomlArray;
    }

    /** Returns a number or a formula as text. */
    String formula(String key) {
        return formula(required(key, "a number or a formula"), lineOf(key), named(key));
    }

    /** Returns an array of numbers and formulas as texts. */
    List<String> formulas(String key) {
        return nonEmpty(formulas(array(key, "an array of formulas"), named(key)), key);
    }

    /** Returns an array of rows of numbers and formulas as texts. */
    List<List<String>> formulaRows(String key) {
        TomlArray array = array(key, "a matrix of formulas, by rows");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            rows.add(formulas(nested(array, i, named(key), "a row of formulas"), entry(i, named(key))));
        }
        return nonEmpty(rows, key);
    }

    /** Returns the keys that nobody has asked for yet, in the order of the file. */
    List<String> others() {
        return table.keySet().stream()
                .filter(key -> !asked.contains(key))
                .sorted(Comparator.comparingInt(key -> source.lineOf(table, key)))
                .toList();
    }

    /** Returns the string of a key, or in words what stands there instead. */
    String text(String key) {
        Object value = required(key, "a value");
        return value instanceof String string ? string : describe(value);
    }

    double number(String key) {
        return number(required(key, "a number"), lineOf(key), named(key));
    }

    double numberOr(String key, double fallback) {
        return has(key) ? number(key) : fallback;
    }

    double positive(String key) {
        double value = number(key);
        if (value <= 0) {
            throw error(key, "must be positive, got " + value);
        }
        return value;
    }

    double positiveOr(String key, double fallback) {
        return has(key) ? positive(key) : fallback;
    }

    double atLeastZeroOr(String key, double fallback) {
        double value = numberOr(key, fallback);
        if (value < 0) {
            throw error(key, "must not be negative, got " + value);
        }
        return value;
    }

    long integer(String key, long least, long greatest) {
        return integer(required(key, "an integer"), lineOf(key), named(key), least, greatest);
    }

    int count(String key, int least, int greatest) {
        return (int) integer(key, least, greatest);
    }

    double[] vector(String key) {
        return vector(array(key, "an array of numbers"), named(key), lineOf(key));
    }

    List<String> strings(String key) {
        TomlArray array = array(key, "an array of strings");
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof String string)) {
                throw wrongType(entry(i, named(key)), lineOf(array, i), "a string", array.get(i));
            }
            strings.add(string);
        }
        return nonEmpty(strings, key);
    }

    List<Integer> counts(String key, int least, int greatest) {
        TomlArray array = array(key, "an array of integers");
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            counts.add((int) integer(array.get(i), lineOf(array, i), entry(i, named(key)), least, greatest));
        }
        return nonEmpty(counts, key);
    }

    /** Returns an array of vectors, such as points. */
    List<double[]> vectors(String key) {
        return nonEmpty(vectors(array(key, "an array of arrays of numbers"), named(key)), key);
    }

    /** Returns an array of matrices, each by rows. */
    List<List<double[]>> matrices(String key) {
        TomlArray array = array(key, "an array of matrices");
        List<List<double[]>> matrices = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            matrices.add(vectors(nested(array, i, named(key), "a matrix, by rows"), entry(i, named(key))));
        }
        return nonEmpty(matrices, key);
    }

    /** Returns a name, or an inline table with a kind. */
    Alternative alternative(String key) {
        return alternative(required(key, NAME_OR_TABLE), named(key), lineOf(key), key);
    }

    /** Returns an array of names and inline tables with a kind. */
    List<Alternative> alternatives(String key) {
        TomlArray array = array(key, "an array of names and inline tables");
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            alternatives.add(alternative(array.get(i), entry(i, named(key)), lineOf(array, i), key));
        }
        return nonEmpty(alternatives, key);
    }

    private Alternative alternative(Object value, String name, int where, String key) {
        if (value instanceof TomlTable inner) {
            Section section = new Section(source, name, path + key + ".", inner, where);
            return new Alternative(Optional.empty(), Optional.of(section), source, where);
        }
        if (value instanceof String plain) {
            return new Alternative(Optional.of(plain), Optional.empty(), source, where);
        }
        throw wrongType(name, where, NAME_OR_TABLE, value);
    }

    /** Returns the array of a key, whose entries the caller checks. */
    TomlArray array(String key, String expected) {
        Object value = required(key, expected);
        if (value instanceof TomlArray array) {
            return array;
        }
        throw wrongType(key, expected, value);
    }

    /** Returns the line of an entry of an array. */
    int lineOf(TomlArray array, int i) {
        return source.lineAt(array.inputPositionOf(i));
    }

    Section section(String key) {
        return subsection(required(key, "a section [" + path + key + "]"), key);
    }

    Optional<Section> sectionIfAny(String key) {
        return has(key) ? Optional.of(section(key)) : Optional.empty();
    }

    /** Returns the sections of an array of tables; none if there is no such key. */
    List<Section> sections(String key) {
        if (!has(key)) {
            return List.of();
        }
        String header = "[[" + path + key + "]]";
        if (!(table.get(List.of(key)) instanceof TomlArray array)) {
            throw error(key, "must be sections with double brackets, " + header);
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable entry)) {
                throw wrongType(entry(i, named(key)), lineOf(array, i), "a section " + header, array.get(i));
            }
            int number = i + 1;
            sections.add(new Section(
                    source,
                    header + " number " + number,
                    path + key + ".",
                    entry,
                    source.lineAt(array.inputPositionOf(i))));
        }
        return sections;
    }

    /** Refuses the keys that nobody asked for, the first one in the file first. */
    void finish() {
        others().stream().findFirst().ifPresent(key -> {
            throw unknownKey(key, asked);
        });
    }

    private Section subsection(Object value, String key) {
        if (value instanceof TomlTable inner) {
            return new Section(source, "[" + path + key + "]", path + key + ".", inner, source.lineOf(table, key));
        }
        if (value instanceof TomlArray) {
            throw error(key, "must be one section with single brackets, [" + path + key + "]");
        }
        throw wrongType(key, "a section [" + path + key + "]", value);
    }

    private Object required(String key, String expected) {
        asked.add(key);
        Object value = table.get(List.of(key));
        if (value != null) {
            return value;
        }
        for (String other : table.keySet()) {
            boolean slip = UnknownNameException.suggestion(other, List.of(key)).startsWith("; did you mean");
            if (slip && !asked.contains(other)) {
                throw unknownKey(other, List.of(key));
            }
        }
        throw source.error(line, "missing key '" + key + "' in " + description + ", expected " + expected);
    }

    /** Returns the exception for a key that the section cannot have. */
    ScenarioException unknownKey(String key, Collection<String> known) {
        Object value = table.get(List.of(key));
        boolean section = value instanceof TomlTable
                || (value instanceof TomlArray array && !array.isEmpty() && array.get(0) instanceof TomlTable);
        return source.error(
                source.lineOf(table, key),
                "unknown " + (section ? "section" : "key") + " '" + key + "' in " + description
                        + UnknownNameException.suggestion(key, known));
    }

    /** Returns the exception for a parameter that what is made from this section refuses, with all keys that there are. */
    ScenarioException refused(ParameterException refusal) {
        if (refusal.known().contains(refusal.parameter())) {
            return error(refusal.parameter(), refusal.complaint());
        }
        List<String> keys = new ArrayList<>(asked);
        // Whoever made it has asked for the key as well.
        keys.remove(refusal.parameter());
        keys.addAll(refusal.known());
        return unknownKey(refusal.parameter(), keys);
    }

    private List<double[]> vectors(TomlArray array, String name) {
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            vectors.add(vector(nested(array, i, name, "an array of numbers"), entry(i, name), lineOf(array, i)));
        }
        return vectors;
    }

    private List<String> formulas(TomlArray array, String name) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            texts.add(formula(array.get(i), lineOf(array, i), entry(i, name)));
        }
        return texts;
    }

    private String formula(Object value, int line, String name) {
        if (value instanceof String string) {
            return string;
        }
        if (value instanceof Number) {
            return Double.toString(number(value, line, name));
        }
        throw wrongType(name, line, "a number or a formula", value);
    }

    private TomlArray nested(TomlArray array, int i, String name, String expected) {
        if (array.get(i) instanceof TomlArray inner) {
            return inner;
        }
        throw wrongType(entry(i, name), lineOf(array, i), expected, array.get(i));
    }

    private double[] vector(TomlArray array, String name, int line) {
        if (array.isEmpty()) {
            throw source.error(line, name + " must not be empty");
        }
        double[] vector = new double[array.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(array.get(i), lineOf(array, i), entry(i, name));
        }
        return vector;
    }

    private double number(Object value, int line, String name) {
        if (value instanceof Long integer) {
            return integer;
        }
        if (!(value instanceof Double number)) {
            throw wrongType(name, line, "a number", value);
        }
        if (!Double.isFinite(number)) {
            throw source.error(line, name + " must be finite, got " + number);
        }
        return number;
    }

    private long integer(Object value, int line, String name, long least, long greatest) {
        if (!(value instanceof Long integer)) {
            throw wrongType(name, line, "an integer", value);
        }
        if (integer < least || integer > greatest) {
            throw source.error(line, name + " must be between " + least + " and " + greatest + ", got " + integer);
        }
        return integer;
    }

    private <T> List<T> nonEmpty(List<T> list, String key) {
        if (list.isEmpty()) {
            throw error(key, "must not be empty");
        }
        return list;
    }

    private String named(String key) {
        return "'" + key + "' of " + description;
    }

    private static String entry(int i, String name) {
        return "entry " + (i + 1) + " of " + name;
    }

    private ScenarioException wrongType(String key, String expected, Object value) {
        return wrongType(named(key), lineOf(key), expected, value);
    }

    private ScenarioException wrongType(String name, int line, String expected, @Nullable Object value) {
        return source.error(line, name + " must be " + expected + ", got " + describe(value));
    }

    private static String describe(@Nullable Object value) {
        if (value instanceof String string) {
            return "the string \"" + string + "\"";
        } else if (value instanceof TomlArray) {
            return "an array";
        } else if (value instanceof TomlTable) {
            return "a table";
        }
        return String.valueOf(value);
    }
}
