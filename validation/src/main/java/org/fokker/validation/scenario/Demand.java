package org.fokker.validation.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fokker.fokkerplanck.time.Pairing;
import org.fokker.method.Promises.Property;
import org.fokker.method.UnknownNameException;

/** What a scenario may require of the pair of methods of a grid route. */
public enum Demand {
    /** Non-negative densities for every step. */
    POSITIVITY,
    /** Mass conserved to rounding. */
    MASS,
    /** Order two at least in the time step, on this problem. */
    SECOND_ORDER;

    /** {@return the name, as the file writes it} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the demands of a route. */
    static List<Demand> read(Section route, String key) {
        List<String> words = route.strings(key);
        return IntStream.range(0, words.size())
                .mapToObj(i -> Arrays.stream(values())
                        .filter(demand -> demand.word().equals(words.get(i)))
                        .findFirst()
                        .orElseThrow(() -> route.errorInEntry(
                                key,
                                i,
                                "is no known demand: '" + words.get(i) + "'"
                                        + UnknownNameException.suggestion(
                                                words.get(i),
                                                Arrays.stream(values())
                                                        .map(Demand::word)
                                                        .toList()))))
                .toList();
    }

    /**
     * Refuses a pair that does not meet the demand.
     *
     * @param pairing what the methods promise together
     * @throws IllegalArgumentException if they do not; names both, the reason and the nearest integrators that do
     */
    public void check(Pairing pairing) {
        switch (this) {
            case POSITIVITY -> pairing.require(Property.PRESERVES_POSITIVITY);
            case MASS -> pairing.require(Property.CONSERVES_MASS);
            case SECOND_ORDER -> pairing.requireTimeOrder(2);
        }
    }
}
