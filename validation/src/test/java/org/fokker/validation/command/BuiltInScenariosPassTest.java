package org.fokker.validation.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.fokker.validation.scenario.BuiltInScenarios;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every built-in scenario agrees with itself, with less of everything than the full run. */
class BuiltInScenariosPassTest {

    static List<String> names() {
        return BuiltInScenarios.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPairOfRoutesAgrees(String name) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Fokker.run(new PrintWriter(out), new PrintWriter(err), "validate", "--quick", "--no-report", name);
        assertEquals(0, status, out + "\n" + err);
    }
}
