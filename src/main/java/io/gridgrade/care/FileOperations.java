package io.gridgrade.care;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** What is done to files and folders as a whole. */
final class FileOperations {
    private FileOperations() {}

    /** Renames to a name that must still be free. */
    static void moveToFreeName(Path from, Path to) throws IOException {
        try {
            // To give a second name is refused where the name is taken; to rename would replace what came in between.
            Files.createLink(to, from);
            Files.delete(from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // A disk that knows no second names.
            if (Files.exists(to)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The name itself, or with the first number that makes it free. */
    static Path freeName(Path wanted) {
        Path name = wanted;
        for (int i = 2; Files.exists(name); i++) {
            name = wanted.resolveSibling(wanted.getFileName() + "-" + i);
        }
        return name;
    }

    /** Deletes a file, or a folder with all that is in it; nothing when it is not there. */
    static void delete(Path path) {
        try {
            Whole.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + path, e);
        }
    }

    /** The size of a file, or of all files in a folder; 0 when it is not there. */
    static long bytes(Path path) {
        if (!Files.exists(path)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(FileOperations::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at " + path, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at " + file, e);
        }
    }

    /** Refuses work for which the disk has no room, before it is begun. */
    static void requireRoom(Path folder, long bytes, String what) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < bytes) {
                throw new UserError(
                        ExitCode.FAILED,
                        "the disk of " + folder + " has " + megabytes(free) + " free; expected " + megabytes(bytes)
                                + " for " + what + "; nothing was changed; free some space and run the command again");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at the disk of " + folder, e);
        }
    }

    /** A size for people. */
    static String megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) / (1 << 20) + " MB";
    }
}
