package org.fokker.validation.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fokker.execution.Progress;
import org.fokker.execution.Workers;
import org.fokker.validation.converge.ConvergeResults;
import org.fokker.validation.converge.Laboratory;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.converge.Synthetic;
import org.fokker.validation.report.ConvergeReport;
import org.fokker.validation.result.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user meets it: what it prints where, what it leaves behind, and its exit status. */
class ConvergeCommandTest {

    private static final String STUDY = "tr-bdf2.driven";

    @TempDir
    private Path directory;

    private record Run(int status, String out, String err) {}

    private static Run fokker(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Fokker.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Run(status, out.toString(), err.toString());
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aPromiseThatHoldsExitsWithZeroAndLeavesAllItsFiles() throws IOException {
        Path out = directory.resolve("orders");
        Run run = fokker("converge", STUDY, "--quick", "--out", out.toString());
        assertAll(
                () -> assertEquals(0, run.status(), run.out() + run.err()),
                () -> assertTrue(run.out().contains("time order 2"), run.out()),
                () -> assertTrue(run.out().contains("1 of 1 promises hold"), run.out()),
                () -> assertTrue(run.err().contains("report.html"), run.err()));
        for (String file : List.of(
                "converge.json",
                "manifest.json",
                "report.html",
                "orders.csv",
                "levels.csv",
                "work-precision.csv",
                "tr-bdf2.driven-order.png",
                "driven-cost.png")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
        assertEquals(List.of("orders"), left());
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("data:image/png;base64,") && !page.contains("src=\"http"), "one page, no network");
    }

    @Test
    void jsonOnStandardOutputStandsThereAloneAndIsTheSameForAnyNumberOfThreads() throws IOException {
        String[] arguments = {
            "converge",
            STUDY,
            "implicit-euler.driven",
            "--quick",
            "--no-report",
            "--json",
            "-",
            "--reproducible",
            "--threads",
            "1"
        };
        String one = fokker(arguments).out();
        arguments[arguments.length - 1] = "2";
        assertEquals(one, fokker(arguments).out());
        JsonNode json = new ObjectMapper().readTree(one);
        JsonNode study = json.path("studies").path(0);
        assertAll(
                () -> assertEquals(1, json.path("schema").asInt()),
                () -> assertEquals(2, json.path("studies").size()),
                () -> assertEquals(STUDY, study.path("name").asText()),
                () -> assertEquals("holds", study.path("verdict").asText()),
                () -> assertEquals(2, study.path("promise").path("order").asInt()),
                () -> assertEquals(3, study.path("fits").size()),
                () -> assertEquals(5, study.path("levels").size()),
                () -> assertTrue(study.path("levels").path(0).path("seconds").isNull()),
                () -> assertTrue(json.path("workPrecision").size() > 0));
        assertEquals(List.of(), left());
    }

    @Test
    void wrongInputExitsWithTwoAndNamesTheNearestStudy() {
        Run run = fokker("converge", "tr-bdf2.drivn", "--no-report");
        assertAll(
                () -> assertEquals(2, run.status()),
                () -> assertTrue(run.err().contains("did you mean 'tr-bdf2.driven'?"), run.err()));
        assertEquals(2, fokker("converge").status());
        assertEquals(2, fokker("converge", "--all", STUDY).status());
        assertEquals(2, fokker("converge", STUDY, "--readme", "README.md").status());
        assertEquals(2, fokker("converge", STUDY, "--threads", "0").status());
    }

    @Test
    void aPlaceThatCannotBeWrittenExitsWithFour() throws IOException {
        Path taken = directory.resolve("taken");
        Files.writeString(taken, "a file of the user's");
        Run run = fokker("converge", STUDY, "--quick", "--out", taken.toString());
        assertAll(
                () -> assertEquals(4, run.status()),
                () -> assertEquals("", run.out(), "nothing was computed"),
                () -> assertEquals("a file of the user's", Files.readString(taken)));
    }

    @Test
    void aBrokenPromiseIsShownAsSuchOnThePageAndInTheTable() throws IOException {
        ConvergeResults results = synthetic();
        assertEquals(ExitStatus.FAILED, results.allPassed() ? ExitStatus.PASSED : ExitStatus.FAILED);
        ConvergeReport.write(directory, results);
        String page = Files.readString(directory.resolve(ConvergeReport.FILE));
        StringWriter table = new StringWriter();
        StudyTable.print(new PrintWriter(table), results.studies());
        assertAll(
                () -> assertTrue(page.contains("1 of 2 promises hold"), "verdict"),
                () -> assertTrue(page.contains("class=\"fail\""), "row"),
                () -> assertTrue(table.toString().contains("FAIL: fails"), table.toString()));
    }

    @Test
    void theOrdersTableReplacesTheOneBetweenTheMarks() throws IOException {
        Path file = directory.resolve("README.md");
        Files.writeString(file, "before\n" + OrdersTable.BEGIN + "\n\nold\n\n" + OrdersTable.END + "\nafter\n");
        OrdersTable.replace(file, synthetic().studies());
        String text = Files.readString(file);
        assertAll(
                () -> assertTrue(text.startsWith("before\n" + OrdersTable.BEGIN + "\n\n| scheme | kind |"), text),
                () -> assertTrue(text.endsWith("|\n\n" + OrdersTable.END + "\nafter\n"), text),
                () -> assertTrue(!text.contains("old"), text));
    }

    private static ConvergeResults synthetic() {
        try (Workers workers = Workers.of(1)) {
            List<StudyResult> studies = new Laboratory(false, 1)
                    .run(
                            List.of(
                                    Synthetic.study("true", Synthetic.order(2), 0, h -> h * h),
                                    Synthetic.study("false", Synthetic.order(2), 0, h -> h)),
                            workers,
                            Progress.NONE);
            return ConvergeResults.of("test", 1, false, new Machine("jvm", "cpu", 1, "scalar"), studies);
        }
    }
}
