package org.fokker.validation.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that is there whole or not at all: to a temporary name beside it, then moved. */
final class WholeFile {

    private WholeFile() {}

    /** Writes the contents. */
    @FunctionalInterface
    interface Contents {

        /** Writes to an open writer. */
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * Refuses a place that cannot be written to, before the contents have cost anything.
     *
     * @throws IOException if the directory does not exist or is not writable; the message names the file
     */
    static void requirePlace(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        if (directory == null || Files.isDirectory(absolute)) {
            throw new IOException("cannot write " + file + ": it is a directory");
        }
        if (!Files.isDirectory(directory)) {
            throw new IOException("cannot write " + file + ": there is no directory " + directory);
        }
        if (!Files.isWritable(directory)) {
            throw new IOException("cannot write " + file + ": no permission to write to " + directory);
        }
    }

    /**
     * Writes a file.
     *
     * @throws IOException if that is not possible; the message names the file
     */
    static void write(Path file, Contents contents) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path partial = absolute.resolveSibling("." + absolute.getFileName() + ".partial-"
                + ProcessHandle.current().pid());
        try {
            try (Writer writer = Files.newBufferedWriter(partial)) {
                contents.writeTo(writer);
            }
            Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
