package org.fokker.validation.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fokker.statistics.ExponentialFit;
import org.fokker.statistics.RichardsonExtrapolation;
import org.fokker.validation.converge.ConvergeResults;
import org.fokker.validation.converge.LevelResult;
import org.fokker.validation.converge.NormFit;
import org.fokker.validation.converge.Promise;
import org.fokker.validation.converge.Refined;
import org.fokker.validation.converge.StudyResult;
import org.fokker.validation.converge.Verdict;
import org.fokker.validation.converge.WorkPrecision;
import org.fokker.validation.study.Studies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Holds docs/converge.md to the records, the studies and the options. */
class ConvergePageTest {

    private static String page = "";
    private static Set<String> names = Set.of();

    @BeforeAll
    static void readPage() throws IOException {
        page = Files.readString(Path.of("..", "docs", "converge.md"));
        names = Pattern.compile("`([^`\\n]+)`")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static void assertNamed(Stream<String> wanted) {
        List<String> missing =
                wanted.distinct().filter(name -> !names.contains(name)).toList();
        assertEquals(List.of(), missing, "not on the page");
    }

    @Test
    void everyKeyOfTheDocumentIsOnThePage() {
        assertNamed(Stream.of(
                        ConvergeResults.class,
                        StudyResult.class,
                        Refined.class,
                        Promise.class,
                        NormFit.class,
                        ExponentialFit.class,
                        RichardsonExtrapolation.class,
                        LevelResult.class,
                        WorkPrecision.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName));
    }

    @Test
    void everyVerdictAndProblemIsOnThePage() {
        assertNamed(Arrays.stream(Verdict.values()).map(Verdict::words));
        assertNamed(Arrays.stream(Promise.Sense.values()).map(Enum::name));
        assertNamed(Studies.all().stream().map(study -> study.subject().problem()));
    }

    @Test
    void everyOptionIsOnThePage() {
        CommandLine command = new CommandLine(new ConvergeCommand());
        List<String> missing = command.getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .filter(name -> !name.equals("--help") && !name.equals("--version"))
                .filter(name -> !page.contains("`" + name))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theStudiesOfTheExamplesExist() {
        List<String> shown = page.lines()
                .filter(line -> line.startsWith("./fokker converge "))
                .map(line -> line.replaceFirst("#.*", "").strip().substring("./fokker converge ".length()))
                .filter(arguments -> !arguments.startsWith("--"))
                .toList();
        assertEquals(2, shown.size());
        for (String arguments : shown) {
            assertTrue(!Studies.find(List.of(arguments.split(" +"))).isEmpty());
        }
    }
}
