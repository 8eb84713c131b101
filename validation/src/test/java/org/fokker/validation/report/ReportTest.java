package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fokker.validation.result.Results;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static String page = "";

    @BeforeAll
    static void write(@TempDir Path directory) throws IOException {
        Report.write(directory, Demonstration.results(), Demonstration.galleries());
        page = Files.readString(directory.resolve(Report.FILE));
        String copy = System.getProperty("fokker.report.copy");
        if (copy != null) {
            Files.createDirectories(Path.of(copy));
            Files.writeString(Path.of(copy).resolve(Report.FILE), page);
            Pictures.write(Path.of(copy), Demonstration.results().scenarios().get(0), Demonstration.galleries().get(0));
            Pictures.write(Path.of(copy), Demonstration.results().scenarios().get(1), Demonstration.galleries().get(1));
        }
    }

    @Test
    void x() {}
}
