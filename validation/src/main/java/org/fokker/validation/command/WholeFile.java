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
