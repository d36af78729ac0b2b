package io.gridgrade.engine;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the engine's errors that the user can mend from those that are ours. */
public final class EngineErrors {
    /** What the engine says of a file, or of the log beside it, that is cut short or not as it was written. */
    private static final List<String> DAMAGE = List.of(
            "corrupt",
            "could not read enough bytes",
            "not a valid duckdb database file",
            "replaying wal",
            "serialization error");

    private EngineErrors() {}

    static RuntimeException of(SQLException error, String where) {
        return of(error, where, Optional.empty());
    }

    /** Whether the engine found a file, or the log beside it, that is not as it was written. */
    static boolean isDamage(SQLException error) {
        String lower = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return DAMAGE.stream().anyMatch(lower::contains);
    }

    /** The error as the user is told it, at a step or file of SQL, on the file that was read. */
    public static RuntimeException of(SQLException error, String where, Optional<Path> file) {
        String message = String.valueOf(error.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (file.isPresent() && isDamage(error)) {
            return damaged(file.get(), where, message.lines().findFirst().orElse(""));
        }
        if (lower.contains("no space left")
                || lower.contains("disk full")
                || lower.contains("max_temp_directory_size")) {
            return new UserError(
                    ExitCode.FAILED,
                    "the disk is full, at " + where
                            + "; nothing of this step was kept; free some space and run the command again");
        }
        if (lower.contains("out of memory")) {
            return new UserError(
                    ExitCode.FAILED,
                    "the engine ran out of memory, at " + where
                            + "; nothing of this step was kept; raise engine.memory_mb in"
                            + " gridgrade.yml, or lower engine.threads, and run the command again");
        }
        if (lower.contains("interrupted")) {
            return new UserError(ExitCode.INTERRUPTED, "interrupted, at " + where + "; nothing of this step was kept");
        }
        if (lower.contains("could not set lock") || lower.contains("conflicting lock")) {
            return new UserError(
                    ExitCode.PRECONDITION,
                    "another program has the warehouse file open; expected to be alone; close it and run the command again");
        }
        return new IllegalStateException(where + ": " + message, error);
    }

    /** What the engine says of a file of SQL that a home put in the place of one that ships. */
    static UserError ofHome(SQLException error, String file) {
        return new UserError(
                ExitCode.WRONG_USAGE,
                file + " of this home is not understood: "
                        + String.valueOf(error.getMessage()).lines().findFirst().orElse("")
                        + "; mend the file, or remove it to have the one that ships",
                String.valueOf(error.getMessage())
                        .lines()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .toList());
    }

    private static UserError damaged(Path file, String where, String words) {
        boolean isPublished = file.endsWith(Path.of("published", "warehouse.duckdb"));
        return new UserError(
                ExitCode.FAILED,
                "the file " + file + " is damaged, at " + where + "; nothing was written to it; "
                        + (isPublished
                                ? "take it away and publish anew with: gridgrade close --all"
                                : "look at the disk, and restore a backup with: gridgrade restore BACKUP --replace"),
                List.of("the engine says: " + words));
    }
}
