package io.gridgrade.shell;

import io.gridgrade.run.QueryLog;
import java.util.Optional;

/** A query while it is asked: watched and logged by whoever opened the shell. */
public interface AskedHere extends AutoCloseable {
    /** What came of it. */
    void ended(QueryLog.Outcome outcome, Optional<Long> rows, String reason);

    /** Why whoever watches it had it stopped, in words; empty when they did not. */
    default Optional<String> stoppedBecause() {
        return Optional.empty();
    }

    @Override
    void close();
}
