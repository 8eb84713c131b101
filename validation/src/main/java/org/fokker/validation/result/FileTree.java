package org.fokker.validation.result;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole directories: what is in them, whether they can be written, how they are removed. */
final class FileTree {

    private FileTree() {}

    /** Lists everything below a directory that is not itself a directory, with slashes, sorted. */
    static List<String> files(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !Files.isDirectory(path))
                    .map(path -> directory.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes a directory and all below it, following no links; does nothing if there is none. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(directory)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    static Path parent(Path absolute) throws IOException {
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IOException("it is the root of a file system");
        }
        return parent;
    }

    /** Checks that the nearest existing parent is a directory in which something can be created. */
    static void requireWritable(Path absolute) throws IOException {
        Path parent = parent(absolute);
        while (!Files.exists(parent)) {
            parent = parent(parent);
        }
        if (!Files.isDirectory(parent)) {
            throw new NotDirectoryException(parent.toString());
        }
        if (!Files.isWritable(parent)) {
            throw new AccessDeniedException(parent.toString());
        }
    }

    /** Says in words why writing failed, naming the file where it is not the target itself. */
    static String reason(Path target, IOException e) {
        if (!(e instanceof FileSystemException failure)) {
            return String.valueOf(e.getMessage());
        }
        String why;
        if (e instanceof AccessDeniedException) {
            why = "permission denied";
        } else if (e instanceof NoSuchFileException) {
            why = "no such file or directory";
        } else if (e instanceof NotDirectoryException) {
            why = "not a directory";
        } else if (failure.getReason() != null) {
            why = failure.getReason();
        } else {
            why = e.getClass().getSimpleName();
        }
        String file = failure.getFile();
        return file == null || file.equals(target.toString()) ? why : file + ": " + why;
    }
}
