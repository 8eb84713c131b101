package org.fokker.validation.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays {@code bad-scenarios.txt}: each case has a line {@code === title}, replacements {@code <<< old}, {@code >>> new} in
 * the good scenario at the head of the file (new lines are written as ⏎), and the expected message {@code !!! message}.
 */
class BadScenariosTest {

    private static final Map<String, String> TABLES = Map.of(
            "good.csv", "a,b\n1,2\n3,4\n5,6\n7,9\n2,2\n8,1\n",
            "letters.csv", "a,b\n1,2\n3,four\n",
            "short.csv", "a,b\n1,2\n\n3\n",
            "infinite.csv", "a,b\n1,2\n1e999,4\n",
            "constant.csv", "a,b\n1,2\n1,4\n1,6\n1,8\n1,9\n1,3\n",
            "empty.csv", "a,b\n",
            "levels.csv", "p1,p2,kind\n0,3,x\n1,1,x\n2,0,x\n3,2,x\n1,2,y\n0,1,y\n",
            "unlabelled.csv", "p1,p2,kind\n0,3,x\n1,1,\n2,0,x\n",
            "plain.csv.gz", "a,b\n1,2\n",
            "beginnings.csv", "p1,p2\n1,1\n2,1\n3,1\n5,1\n");

    static Stream<Arguments> cases() throws IOException {
        String[] parts = resource().split("(?m)^=== ", -1);
        String good = parts[0];
        return Arrays.stream(parts)
                .skip(1)
                .map(part -> Arguments.of(part.lines().findFirst().orElseThrow(), good, part));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void wrongScenariosAreRefusedWhereTheyAreWrong(String title, String good, String part) {
        String text = good;
        String old = "";
        String expected = "";
        for (String line : part.lines().skip(1).toList()) {
            String content = line.length() > 4 ? line.substring(4).replace("⏎", "\n") : "";
            if (line.startsWith("<<<")) {
                old = content;
                assertTrue(text.contains(old), "nothing to replace: " + old);
            } else if (line.startsWith(">>>")) {
                text = text.replace(old, content);
            } else if (line.startsWith("!!!")) {
                expected = content;
            }
        }
        String wrong = text;
        String message =
                assertThrows(ScenarioException.class, () -> read(wrong)).getMessage();
        assertTrue(message.startsWith(expected), message + "\ndoes not begin with\n" + expected);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void theScenarioThatTheCasesSpoilIsGood() throws IOException {
        read(resource().split("(?m)^=== ", -1)[0]);
    }

    private static Scenario read(String text) {
        ScenarioReader.Tables tables = (section, file) -> {
            if (!TABLES.containsKey(file)) {
                throw section.error("file", "names no file: there is no " + file);
            }
            return TABLES.get(file).getBytes(StandardCharsets.UTF_8);
        };
        return ScenarioReader.read("bad.toml", text, tables, 1);
    }

    private static String resource() throws IOException {
        try (InputStream stream = BadScenariosTest.class.getResourceAsStream("bad-scenarios.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
