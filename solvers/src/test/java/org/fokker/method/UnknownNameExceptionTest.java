package org.fokker.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNameExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "tnah, tanh", // two neighbours transposed
        "athn, tanh; none", // two transpositions are two slips, too many for four letters
        "tan, tanh", // a letter missing
        "tanhh, tanh", // a letter twice
        "tamh, tanh", // a letter for another
        "nahc, tanh; none"
    })
    void aSlipOfOneLetterOrOfTwoNeighboursIsForgiven(String given, String known) {
        boolean near = !known.endsWith("; none");
        String name = known.replace("; none", "");
        String expected = near ? "; did you mean '" + name + "'?" : "; known: " + name;
        assertEquals(expected, UnknownNameException.suggestion(given, List.of(name)));
    }

    @Test
    void aTranspositionCostsLessThanTwoSubstitutions() {
        assertEquals("; did you mean 'from'?", UnknownNameException.suggestion("form", List.of("foil", "from")));
    }

    @Test
    void theMessageNamesKindNameAndNearest() {
        assertEquals(
                "unknown function 'tnah'; did you mean 'tanh'?",
                new UnknownNameException("function", "tnah", List.of("sin", "cosh", "tanh")).getMessage());
        assertEquals("unknown function 'f'", new UnknownNameException("function", "f", List.of()).getMessage());
    }

    @Test
    void ofManyNamesOnlyTheNearestAreTold() {
        List<String> many = IntStream.range(0, 60)
                .mapToObj(i -> "scheme-" + i + (i % 12 == 5 ? ".circle" : ".line"))
                .toList();
        assertEquals(
                "unknown study 'circle'; nearest of 60: scheme-5.circle, scheme-17.circle, scheme-29.circle,"
                        + " scheme-41.circle, scheme-53.circle ('list' shows them all)",
                new UnknownNameException("study", "circle", many, "'list'").getMessage());
    }
}
