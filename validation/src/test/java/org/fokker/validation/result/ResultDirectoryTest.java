package org.fokker.validation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultDirectoryTest {

    @TempDir
    Path place = Path.of("");

    @Test
    void aNewDirectoryHoldsTheContentsAndAManifestThatListsThem() throws IOException {
        Path target = place.resolve("a/b/out");
        write(target, "first");
        assertEquals("first", Files.readString(target.resolve("deep/text.txt")));
        JsonNode manifest = new ObjectMapper()
                .readTree(target.resolve(ResultDirectory.MANIFEST).toFile());
        assertEquals("fokker", manifest.get("program").asText());
        assertEquals(
                "[\"deep/text.txt\",\"manifest.json\"]", manifest.get("files").toString());
        assertEquals(
                "name = \"three-modes\"\n",
                manifest.at("/scenarios/three-modes").asText());
        assertTrue(manifest.get("commit").isNull());
        assertEquals(List.of("out"), names(target.getParent()));
    }

    @Test
    void anEarlierResultAndAnEmptyDirectoryAreReplaced() throws IOException {
        Path target = Files.createDirectory(place.resolve("out"));
        write(target, "first");
        write(target, "second");
        assertEquals("second", Files.readString(target.resolve("deep/text.txt")));
        assertEquals(List.of("out"), names(place));
    }

    @Test
    void aDirectoryOfSomethingElseIsRefusedAndKept() throws IOException {
        Path target = Files.createDirectory(place.resolve("thesis"));
        Files.writeString(target.resolve("chapter.tex"), "precious");
        IOException e = assertThrows(IOException.class, () -> ResultDirectory.at(target));
        assertTrue(e.getMessage().contains("thesis") && e.getMessage().contains("not a result"), e.getMessage());
        Files.writeString(target.resolve(ResultDirectory.MANIFEST), "{\"name\": \"a web app\"}");
        assertThrows(IOException.class, () -> ResultDirectory.at(target));
        Files.writeString(target.resolve(ResultDirectory.MANIFEST), "not JSON");
        assertThrows(IOException.class, () -> ResultDirectory.at(target));
        assertEquals("precious", Files.readString(target.resolve("chapter.tex")));
    }

    @Test
    void aForeignFileAmongEarlierResultsIsNotLost() throws IOException {
        Path target = place.resolve("out");
        write(target, "first");
        Files.writeString(target.resolve("notes.txt"), "precious");
        IOException e = assertThrows(IOException.class, () -> write(target, "second"));
        assertTrue(e.getMessage().contains("notes.txt"), e.getMessage());
        assertEquals("precious", Files.readString(target.resolve("notes.txt")));
        assertEquals("first", Files.readString(target.resolve("deep/text.txt")));
    }

    @Test
    void aFailureLeavesTheEarlierResultAndNothingElse() throws IOException {
        Path target = place.resolve("out");
        write(target, "first");
        ResultDirectory directory = ResultDirectory.at(target);
        IOException e = assertThrows(
                IOException.class,
                () -> directory.write(Examples.manifest(), to -> {
                    Files.writeString(to.resolve("half"), "half");
                    throw new IOException("No space left on device");
                }));
        assertTrue(e.getMessage().contains(target.toString()), e.getMessage());
        assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> directory.write(Examples.manifest(), to -> {
                    throw new IllegalStateException();
                }));
        assertEquals("first", Files.readString(target.resolve("deep/text.txt")));
        assertEquals(List.of("out"), names(place));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "");
        IOException occupied = assertThrows(IOException.class, () -> ResultDirectory.at(file));
        assertTrue(occupied.getMessage().contains("a file of that name exists"), occupied.getMessage());
        IOException below = assertThrows(IOException.class, () -> ResultDirectory.at(file.resolve("x/out")));
        assertTrue(below.getMessage().contains(file + ": not a directory"), below.getMessage());
        Path root = place.toAbsolutePath().getRoot();
        assertThrows(IOException.class, () -> ResultDirectory.at(root));
    }

    @Test
    void claimingAPlaceCreatesNothing() throws IOException {
        Path target = place.resolve("a/out");
        assertEquals(target.toAbsolutePath(), ResultDirectory.at(target).path());
        assertFalse(Files.exists(place.resolve("a")));
    }

    private static void write(Path target, String text) throws IOException {
        ResultDirectory.at(target)
                .write(
                        Examples.manifest(),
                        to -> Files.writeString(
                                Files.createDirectory(to.resolve("deep")).resolve("text.txt"), text));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
