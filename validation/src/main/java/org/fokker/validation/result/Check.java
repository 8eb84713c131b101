package org.fokker.validation.result;

import java.util.List;
import java.util.stream.Stream;

/** A result that can fail: what a scenario passes by. */
public interface Check {

    /** {@return whether what was found is what the errors of both sides explain} */
    boolean passed();

    /**
     * Puts lists together.
     *
     * @param lists checks of several kinds
     * @return all of them
     */
    @SafeVarargs
    static Stream<Check> of(List<? extends Check>... lists) {
        return Stream.of(lists).flatMap(List::stream);
    }
}
