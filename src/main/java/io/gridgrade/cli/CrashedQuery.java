package io.gridgrade.cli;

import io.gridgrade.run.QueryLog;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells of a query whose process died: the launcher sees that it did, and has another one clear up and say so. */
final class CrashedQuery {
    private static final int SHELL_SIGNALS = 128;
    private static final int KILLED = 9;
    private static final int SHOWN_MAX = 300;

    private CrashedQuery() {}

    /** The error to tell; the log has it, and what the process left is gone. */
    static UserError told(Home home, int shellCode) {
        QueryLog log = new QueryLog(home);
        Optional<QueryLog.Entry> lost = lastLost(log.entries());
        boolean isKilled = shellCode == SHELL_SIGNALS + KILLED;
        String what = isKilled
                ? "the query's process was killed, by the system when memory ran out, or by somebody"
                : "the engine crashed on the query";
        lost.ifPresent(entry -> {
            double seconds = Duration.between(entry.at(), Instant.now()).toMillis() / 1000.0;
            log.ended(entry.id(), QueryLog.Outcome.CRASHED, Optional.empty(), seconds, what);
            deleteFolders(home, entry.process());
        });
        return new UserError(
                ExitCode.FAILED,
                what + "; nothing was changed; "
                        + (isKilled
                                ? "set query.memory_mb to less than what is free, or ask for less"
                                : "ask in another way, and report it with the query"),
                lost.map(entry -> List.of("the query was: " + shown(entry.query())))
                        .orElse(List.of()));
    }

    private static Optional<QueryLog.Entry> lastLost(List<QueryLog.Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.outcome() == QueryLog.Outcome.LOST)
                .reduce((earlier, later) -> later);
    }

    private static String shown(String query) {
        return query.length() > SHOWN_MAX ? query.substring(0, SHOWN_MAX) + " ..." : query;
    }

    private static void deleteFolders(Home home, long process) {
        if (!Files.isDirectory(home.readersFolder())) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(home.readersFolder(), "query-" + process + "-*")) {
            for (Path folder : left) {
                Whole.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete what the query left in " + home.readersFolder(), e);
        }
    }
}
