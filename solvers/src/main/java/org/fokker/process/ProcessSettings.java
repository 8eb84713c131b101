package org.fokker.process;

import java.util.Arrays;
import java.util.Map;
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
        numbers = Map.copyOf(numbers);
        words = Map.copyOf(words);
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
     */
    double number(String name, double usual) {
        return numbers.getOrDefault(name, usual);
    }

    /**
     * A word that has a usual value.
     *
     * @param name parameter
     * @param usual value if it is not given
     * @return the word
     */
    String word(String name, String usual) {
        return words.getOrDefault(name, usual);
    }

    /**
     * Refuses parameters that the process does not have.
     *
     * @param process name of the process
     * @param known the names of its parameters
     * @return these settings
     * @throws UnknownNameException if another name is given
     */
    ProcessSettings only(String process, String... known) {
        for (Map<String, ?> given : Arrays.asList(numbers, words)) {
            for (String name : given.keySet()) {
                if (!Arrays.asList(known).contains(name)) {
                    throw new UnknownNameException("parameter of " + process, name, Arrays.asList(known));
                }
            }
        }
        if (mean.length != 0 && !Arrays.asList(known).contains("mean")) {
            throw new UnknownNameException("parameter of " + process, "mean", Arrays.asList(known));
        }
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
