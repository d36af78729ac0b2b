package io.gridgrade.cli;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A file that a command writes where its user says: whole, or not at all. */
final class WrittenWhole {
    private WrittenWhole() {}

    /** Has the work write beside the file, and puts what it wrote in its place; returns what the work returns. */
    static <T> T to(Path file, Function<Path, T> work) {
        Path place = file.toAbsolutePath();
        try {
            Files.createDirectories(place.getParent());
            Path next = Whole.next(place);
            try {
                T result = work.apply(next);
                Whole.replaceFile(place, next);
                return result;
            } finally {
                Whole.delete(next);
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "\"" + file + "\" cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage()
                            + "; expected a file in a folder that can be written");
        }
    }
}
