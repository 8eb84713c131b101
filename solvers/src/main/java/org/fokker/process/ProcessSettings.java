package org.fokker.process;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fokker.method.UnknownNameException;

/**
 * The parameters of a process as a scenario gives them: numbers and words by their kebab-case names, and the centre.
 *
 * @param dimension d ≥ 1
 * @param numbers "beta-min", "sigma-max", "rate", "volatility", …
 * @param words "schedule", "potential"
 * @param mean the centre of an Ornstein–Uhlenbeck process, d numbers; empty for the origin
 */
@SuppressWarnings("ArrayRecordComponent") // a value that is read once; copied on the way in and out
public record ProcessSettings(int dimension, Map<String, Double> numbers, Map<String, String> words, double[] mean) {

    /**
     * Copies the collections and checks the lengths.
     *
     * @param dimension d ≥ 1
     * @param numbers numbers by name
     * @param words words by name
     * @param mean the centre, d numbers or none
     * @throws IllegalArgumentException if the dimension is not positive or the mean has another length
     */
    public ProcessSettings {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
        }
        if (mean.length != 0 && mean.length != dimension) {
            throw new IllegalArgumentException("mean has " + mean.length + " entries, expected " + dimension);
        }
        // In the order in which they are given, so that of several refusals always the same is made.
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        mean = mean.clone();
    }

    /**
     * Settings with numbers only.
     *
     * @param dimension d ≥ 1
     * @param numbers parameters by name
     * @return the settings
     */
    public static ProcessSettings of(int dimension, Map<String, Double> numbers) {
        return new ProcessSettings(dimension, numbers, Map.of(), new double[0]);
    }

    /** {@return a copy of the centre, d numbers, or none} */
    @Override
    public double[] mean() {
        return mean.clone();
    }

    /** {@return the centre, d numbers; zeros if none is given} */
    double[] centre() {
        return mean.length == 0 ? new double[dimension] : mean();
    }

    /**
     * A number that has a usual value.
     *
     * @param name parameter
     * @param usual value if it is not given
     * @return the value
     * @throws ParameterException if a word is given in its place
     */
    double number(String name, double usual) {
        String word = words.get(name);
        if (word != null) {
            throw new ParameterException(name, "must be a number, got \"" + word + "\"");
        }
        return numbers.getOrDefault(name, usual);
    }

    /**
     * A word that has a usual value.
     *
     * @param name parameter
     * @param usual value if it is not given
     * @return the word
     * @throws ParameterException if a number is given in its place
     */
    String word(String name, String usual) {
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
    String choice(String name, List<String> known) {
        String word = word(name, known.get(0));
        if (!known.contains(word)) {
            throw new ParameterException(
                    name, "cannot be '" + word + "'" + UnknownNameException.suggestion(word, known));
        }
        return word;
    }

    /**
     * Refuses parameters that the process does not have.
     *
     * @param process name of the process
     * @param known the names of its parameters
     * @return these settings
     * @throws ParameterException if another name is given
     */
    ProcessSettings only(String process, String... known) {
        List<String> names = Arrays.asList(known);
        Stream.of(
                        numbers.keySet().stream(),
                        words.keySet().stream(),
                        Stream.of("mean").limit(mean.length))
                .flatMap(given -> given)
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ParameterException.unknown(process, name, names);
                });
        return this;
    }

    /** Compares the centre by its numbers, which the default of a record would not. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ProcessSettings that
                && dimension == that.dimension
                && numbers.equals(that.numbers)
                && words.equals(that.words)
                && Arrays.equals(mean, that.mean);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {dimension, numbers, words, Arrays.hashCode(mean)});
    }

    @Override
    public String toString() {
        return "d = " + dimension + ", " + numbers + ", " + words + ", mean " + Arrays.toString(mean);
    }
}
