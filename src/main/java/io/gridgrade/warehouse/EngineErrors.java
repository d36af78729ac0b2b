package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.sql.SQLException;
import java.util.Locale;

/** Tells the engine's errors that the user can mend from those that are ours. */
final class EngineErrors {
    private EngineErrors() {}

    static RuntimeException of(SQLException error, String where) {
        String message = String.valueOf(error.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
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
}
