package org.fokker.grid;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fokker.method.ParameterException;

/**
 * The parameters of a spacing as a scenario gives them: numbers by their kebab-case names, a single number as a list of one.
 * Immutable.
 *
 * @param numbers "points", "strength", "scale"
 */
public record SpacingSettings(Map<String, List<Double>> numbers) {

    /**
     * Copies the collections.
     *
     * @param numbers lists of numbers by name
     */
    public SpacingSettings {
        // In the order in which they are given, so that of several refusals always the same is made.
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        numbers.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        numbers = Collections.unmodifiableMap(copy);
    }

    /** {@return settings without any parameter, for the usual values} */
    public static SpacingSettings none() {
        return new SpacingSettings(Map.of());
    }

    /**
     * Adds a parameter.
     *
     * @param name its kebab-case name
     * @param values one number or more
     * @return the extended settings
     */
    public SpacingSettings with(String name, double... values) {
        Map<String, List<Double>> extended = new LinkedHashMap<>(numbers);
        extended.put(name, Arrays.stream(values).boxed().toList());
        return new SpacingSettings(extended);
    }

    /**
     * A single number that has a usual value.
     *
     * @param name parameter
     * @param usual value if it is not given
     * @return the value
     * @throws ParameterException if several numbers are given, or one that is not finite
     */
    double number(String name, double usual) {
        List<Double> list = numbers.get(name);
        if (list == null) {
            return usual;
        }
        if (list.size() != 1 || !Double.isFinite(list.get(0))) {
            throw new ParameterException(name, "must be one finite number, got " + list);
        }
        return list.get(0);
    }

    /**
     * Refuses parameters that the spacing does not have.
     *
     * @param spacing name of the spacing
     * @param known the names of its parameters
     * @return these settings
     * @throws ParameterException if another name is given
     */
    SpacingSettings only(String spacing, String... known) {
        List<String> names = Arrays.asList(known);
        for (String name : numbers.keySet()) {
            if (!names.contains(name)) {
                throw ParameterException.unknown("spacing " + spacing, name, names);
            }
        }
        return this;
    }
}
