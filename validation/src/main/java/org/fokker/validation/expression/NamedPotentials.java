package org.fokker.validation.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Potentials that are known by name, in any dimension. */
public final class NamedPotentials {

    private static final Map<String, IntFunction<String>> TERMS = new LinkedHashMap<>();

    static {
        TERMS.put("harmonic", i -> "x" + i + "^2/2");
        TERMS.put("quartic", i -> "x" + i + "^4/4");
        // Two wells along the first axis, harmonic across it.
        TERMS.put("double-well", i -> i == 1 ? "x1^4/4 - x1^2/2" : "x" + i + "^2/2");
        TERMS.put("periodic", i -> "-cos(x" + i + ")");
    }

    private NamedPotentials() {}

    /**
     * Returns the names.
     *
     * @return all names, in the order in which they are listed
     */
    public static List<String> names() {
        return new ArrayList<>(TERMS.keySet());
    }

    /**
     * Finds a potential.
     *
     * @param name its name
     * @param dimension d
     * @return the sum of its terms over the axes, if there is a potential of that name
     */
    public static Optional<ExpressionPotential> find(String name, int dimension) {
        return Optional.ofNullable(TERMS.get(name))
                .map(term -> IntStream.rangeClosed(1, dimension)
                        .mapToObj(term)
                        .collect(Collectors.joining(" + ")))
                .map(formula -> ExpressionPotential.parse(formula, dimension));
    }
}
