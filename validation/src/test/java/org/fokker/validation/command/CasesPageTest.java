package org.fokker.validation.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of cases names tests that exist. */
class CasesPageTest {

    @Test
    void everyClassOnThePageIsATest() throws IOException {
        List<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("..", "solvers", "src", "test", "java"))) {
            tests = files.map(file -> file.getFileName().toString()).toList();
        }
        Matcher names = Pattern.compile("`(?:[a-z]+\\.)?([A-Z][A-Za-z]+Test)`")
                .matcher(Files.readString(Path.of("..", "docs", "cases.md")));
        int named = 0;
        while (names.find()) {
            assertTrue(tests.contains(names.group(1) + ".java"), names.group(1));
            named++;
        }
        // One class a theme: a page that the pattern no longer reads must not pass.
        assertTrue(named >= 20, named + " classes on the page");
    }
}
