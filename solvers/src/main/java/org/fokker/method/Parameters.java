package org.fokker.method;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters of something that is made by name, as a scenario gives them: numbers and words by their kebab-case names. Each
 * factory refuses those that are not its own, and fills in its usual values. Immutable.
 *
 * @param numbers numbers by name
 * @param words words by name
 */
public record Parameters(Map<String, Double> numbers, Map<String, String> words) {

    /**
     * Copies the collections.
     *
     * @param numbers numbers by name
     * @param words words by name
     */
    public Parameters {
        // In the order in which they are given, so that of several refusals always the same is made.
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** {@return no parameters, for the usual values} */
    public static Parameters none() {
        return new Parameters(Map.of(), Map.of());
    }

    /**
     * Adds a number.
     *
     * @param name its kebab-case name
     * @param value the number
     * @return the extended parameters
     */
    public Parameters with(String name, double value) {
        Map<String, Double> extended = new LinkedHashMap<>(numbers);
        extended.put(name, value);
        return new Parameters(extended, words);
    }

    /**
     * Adds a word.
     *
     * @param name its kebab-case name
     * @param value the word
     * @return the extended parameters
     */
    public Parameters with(String name, String value) {
        Map<String, String> extended = new LinkedHashMap<>(words);
        extended.put(name, value);
        return new Parameters(numbers, extended);
    }

    /**
     * A number that may be missing.
     *
     * @param name parameter
     * @return the number, if it is given
     * @throws ParameterException if a word is given in its place
     */
    public Optional<Double> number(String name) {
        String word = words.get(name);
        if (word != null) {
            throw new ParameterException(name, "must be a number, got \"" + word + "\"");
        }
        return Optional.ofNullable(numbers.get(name));
    }

    /**
     * A number that has a usual value.
     *
     * @param name parameter
     * @param usual value if it is not given
     * @return the value
     * @throws ParameterException if a word is given in its place
     */
    public double number(String name, double usual) {
        return number(name).orElse(usual);
    }

    /**
     * A positive number that has a usual value.
     *
     * @param name parameter
     * @param usual value if it is not given
     * @return the value
     * @throws ParameterException if a word is given in its place, or a number that is not positive and finite
     */
    public double positive(String name, double usual) {
        return ParameterException.checkPositive(name, number(name, usual));
    }

    /**
     * An integer that has a usual value.
     *
     * @param name parameter
     * @param usual value if it is not given
     * @param least smallest value that is allowed
     * @return the value
     * @throws ParameterException if it is a word, no integer, or out of range
     */
    public int integer(String name, int usual, int least) {
        double value = number(name, usual);
        if (value != Math.rint(value) || !(value >= least && value <= Integer.MAX_VALUE)) {
            throw new ParameterException(name, "must be an integer of at least " + least + ", got " + value);
        }
        return (int) value;
    }

    /**
     * A word that has a usual value.
     *
     * @param name parameter
     * @param usual value if it is not given
     * @return the word
     * @throws ParameterException if a number is given in its place
     */
    public String word(String name, String usual) {
        Double number = numbers.get(name);
        if (number != null) {
            throw new ParameterException(name, "must be a name, got " + number);
        }
        return words.getOrDefault(name, usual);
    }

    /**
     * A word out of a list, the first of which is usual.
     *
     * @param name parameter
     * @param known the words that it may be
     * @return the word
     * @throws ParameterException if another word or a number is given
     */
    public String choice(String name, List<String> known) {
        String word = word(name, known.get(0));
        if (!known.contains(word)) {
            throw new ParameterException(
                    name, "cannot be '" + word + "'" + UnknownNameException.suggestion(word, known));
        }
        return word;
    }

    /**
     * Refuses parameters that there are not.
     *
     * @param owner what is made, for the message
     * @param known the names of its parameters
     * @return these parameters
     * @throws ParameterException if another name is given
     */
    public Parameters only(String owner, String... known) {
        List<String> names = Arrays.asList(known);
        Stream.concat(numbers.keySet().stream(), words.keySet().stream())
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ParameterException.unknown(owner, name, names);
                });
        return this;
    }
}
