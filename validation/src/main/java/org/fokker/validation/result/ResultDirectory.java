package org.fokker.validation.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A directory that holds the results of one whole run, or does not exist.
 *
 * <p>Everything is written into a hidden directory beside the target, which takes the target's place by a rename when
 * it is complete. An earlier result directory is replaced; it is recognised by its {@code manifest.json} and by holding
 * no file that the manifest does not list. Anything else in the target's place is refused and left as it is.
 */
public final class ResultDirectory {

    /** Name of the manifest's file. */
    public static final String MANIFEST = "manifest.json";

    private static final int NAMED_STRANGERS = 3;

    private final Path target;

    private ResultDirectory(Path target) {
        this.target = target;
    }

    /** Writes the files of a run. */
    @FunctionalInterface
    public interface Contents {

        /**
         * Writes all files but the manifest.
         *
         * @param directory an existing, empty directory
         * @throws IOException if writing fails
         */
        void writeTo(Path directory) throws IOException;
    }

    /**
     * Claims a place for results. Nothing is created, but a place that would be refused is refused here, before the
     * run has cost anything.
     *
     * @param target where the directory is to be; its parents are created when it is written
     * @return the place
     * @throws IOException if something is there that is not an earlier result, or the place cannot be written to
     */
    public static ResultDirectory at(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        try {
            Path real = Files.exists(absolute) ? absolute.toRealPath() : absolute;
            ResultDirectory directory = new ResultDirectory(real);
            directory.refuseStrangers();
            FileTree.requireWritable(real);
            return directory;
        } catch (IOException e) {
            throw explained(absolute, e);
        }
    }

    /**
     * Returns the place.
     *
     * @return the absolute path of the directory
     */
    public Path path() {
        return target;
    }

    /**
     * Writes the directory and moves it into place.
     *
     * @param manifest what the run was; its list of files is filled in here
     * @param contents writes everything else
     * @throws IOException if writing fails; the message says where and why, and nothing of the attempt remains
     */
    public void write(Manifest manifest, Contents contents) throws IOException {
        try {
            Path parent = FileTree.parent(target);
            Files.createDirectories(parent);
            Path partial = hiddenSibling("partial");
            Files.createDirectory(partial);
            try {
                contents.writeTo(partial);
                List<String> files = new ArrayList<>(FileTree.files(partial));
                files.add(MANIFEST);
                files.sort(null);
                try (Writer writer = Files.newBufferedWriter(partial.resolve(MANIFEST), StandardCharsets.UTF_8)) {
                    JsonWriter.writeIndented(manifest.withFiles(files), writer);
                }
                refuseStrangers();
                moveIntoPlace(partial);
            } finally {
                FileTree.delete(partial);
            }
        } catch (IOException e) {
            throw explained(target, e);
        }
    }

    private void moveIntoPlace(Path partial) throws IOException {
        if (!Files.exists(target)) {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path earlier = hiddenSibling("earlier");
        Files.move(target, earlier, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(earlier, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        FileTree.delete(earlier);
    }

    private Path hiddenSibling(String purpose) {
        return target.resolveSibling("." + target.getFileName() + "." + purpose + "-" + UUID.randomUUID());
    }

    private void refuseStrangers() throws IOException {
        if (target.getFileName() == null) {
            throw new IOException("it is the root of a file system");
        }
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new IOException("a file of that name exists; name a directory that does not exist yet");
        }
        List<String> strangers = new ArrayList<>(FileTree.files(target));
        if (strangers.isEmpty()) {
            return;
        }
        List<String> listed = listedFiles();
        if (listed.isEmpty()) {
            throw new IOException("the directory exists and is not a result of " + Manifest.PROGRAM + " (no " + MANIFEST
                    + " of ours in it); name one that does not exist yet");
        }
        strangers.removeAll(listed);
        if (!strangers.isEmpty()) {
            String more = strangers.size() > NAMED_STRANGERS ? ", …" : "";
            throw new IOException("the earlier result there also holds files that are not results ("
                    + String.join(", ", strangers.subList(0, Math.min(NAMED_STRANGERS, strangers.size()))) + more
                    + "); move them or name another directory");
        }
    }

    /** Reads the list of files of an earlier manifest; empty if there is none of ours. */
    private List<String> listedFiles() throws IOException {
        Path manifest = target.resolve(MANIFEST);
        List<String> files = new ArrayList<>();
        if (Files.isRegularFile(manifest)) {
            JsonNode earlier;
            try {
                earlier = JsonWriter.mapper().readTree(Files.readAllBytes(manifest));
            } catch (JacksonException notJson) {
                return files;
            }
            if (Manifest.PROGRAM.equals(earlier.path("program").asText())) {
                earlier.path("files").forEach(file -> files.add(file.asText()));
            }
        }
        return files;
    }

    private static IOException explained(Path target, IOException cause) {
        return new IOException("Cannot write results to " + target + ": " + FileTree.reason(target, cause), cause);
    }
}
