package org.fokker.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fokker.method.ParameterException;
import org.fokker.method.Parameters;

/**
 * The parameters of a process as a scenario gives them, and the centre.
 *
 * @param dimension d ≥ 1
 * @param parameters "beta-min", "sigma-max", "rate", "volatility", "schedule", "potential", …
 * @param mean the centre of an Ornstein–Uhlenbeck process, d numbers; empty for the origin
 */
@SuppressWarnings("ArrayRecordComponent") // a value that is read once; copied on the way in and out
public record ProcessSettings(int dimension, Parameters parameters, double[] mean) {

    private static final String MEAN = "mean";

    /**
     * Copies the centre and checks the lengths.
     *
     * @param dimension d ≥ 1
     * @param parameters numbers and words by name
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
        return new ProcessSettings(dimension, new Parameters(numbers, Map.of()), new double[0]);
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

    /** A number that has a usual value, see {@link Parameters#number(String, double)}. */
    double number(String name, double usual) {
        return parameters.number(name, usual);
    }

    /** A word that has a usual value, see {@link Parameters#word}. */
    String word(String name, String usual) {
        return parameters.word(name, usual);
    }

    /** A word out of a list, see {@link Parameters#choice}. */
    String choice(String name, List<String> known) {
        return parameters.choice(name, known);
    }

    /**
     * Refuses parameters that the process does not have.
     *
     * @param process name of the process
     * @param known the names of its parameters, "mean" among them if it has a centre
     * @return these settings
     * @throws ParameterException if another name is given
     */
    ProcessSettings only(String process, String... known) {
        parameters.only(process, known);
        if (mean.length > 0 && !Arrays.asList(known).contains(MEAN)) {
            throw ParameterException.unknown(process, MEAN, Arrays.asList(known));
        }
        return this;
    }

    /** Compares the centre by its numbers, which the default of a record would not. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ProcessSettings that
                && dimension == that.dimension
                && parameters.equals(that.parameters)
                && Arrays.equals(mean, that.mean);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {dimension, parameters, Arrays.hashCode(mean)});
    }

    @Override
    public String toString() {
        return "d = " + dimension + ", " + parameters + ", mean " + Arrays.toString(mean);
    }
}
