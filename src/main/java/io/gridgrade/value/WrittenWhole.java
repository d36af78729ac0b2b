package io.gridgrade.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command writes where its user says: whole, or not at all. */
public final class WrittenWhole {
    private WrittenWhole() {}

    /** What writes a file. */
    @FunctionalInterface
    public interface Work<T> {
        /** Writes it; returns what is to be told of it. */
        T writeTo(Path file) throws IOException;
    }

    /**
     * Has the work write beside the file, and puts what it wrote in its place; returns what the work returns. What is no
     * file but takes bytes, such as a pipe or the terminal, is written as it comes.
     *
     * @throws UserError when the place cannot be written
     */
    public static <T> T to(Path file, Work<T> work) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                return work.writeTo(file);
            }
            // A link stays, and what it leads to is replaced.
            Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Files.createDirectories(place.getParent());
            Path next = Whole.next(place);
            try {
                T result = work.writeTo(next);
                Whole.replaceFile(place, next);
                return result;
            } finally {
                Whole.delete(next);
            }
        } catch (IOException e) {
            throw cannotBeWritten(file, e);
        } catch (UncheckedIOException e) {
            throw cannotBeWritten(file, e.getCause());
        }
    }

    private static UserError cannotBeWritten(Path file, IOException e) {
        return new UserError(
                ExitCode.FAILED,
                "\"" + file + "\" cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage()
                        + "; expected a file in a folder that can be written");
    }
}
