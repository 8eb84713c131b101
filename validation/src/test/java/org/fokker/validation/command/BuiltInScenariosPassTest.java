package org.fokker.validation.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.fokker.validation.scenario.BuiltInScenarios;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every built-in scenario agrees with itself, with less of everything than the full run. */
class BuiltInScenariosPassTest {

    /** Quick ones, which together have every kind of route, wall and analysis; the others are slow tests. */
    private static final List<String> FAST = List.of(
            "ornstein-uhlenbeck",
            "first-passage",
            "double-well-escape",
            "tilted-washboard",
            "full-tensor-ornstein-uhlenbeck",
            "manufactured");

    static List<String> others() {
        return BuiltInScenarios.names().stream()
                .filter(name -> !FAST.contains(name))
                .toList();
    }

    static List<String> fast() {
        return FAST;
    }

    @ParameterizedTest
    @MethodSource("fast")
    void everyPairOfRoutesAgrees(String name) {
        assertPasses(name);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("others")
    void everyPairOfRoutesAgreesInTheOthers(String name) {
        assertPasses(name);
    }

    private static void assertPasses(String name) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Fokker.run(new PrintWriter(out), new PrintWriter(err), "validate", "--quick", "--no-report", name);
        assertEquals(0, status, out + "\n" + err);
    }
}
