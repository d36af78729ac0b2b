package io.gridgrade.engine;

import io.gridgrade.value.Progress;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;

/** Watches the running statement: tells its percentage, and can stop it. */
final class StatementWatch implements AutoCloseable {
    private static final int POLL_MILLIS = 200;

    /** Watching, until closed. */
    interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    private final Progress progress;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "statement-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Statement running;

    StatementWatch(Progress progress) {
        this.progress = progress;
    }

    /** Watches until closed. */
    Watching over(Statement statement) {
        running = statement;
        if (progress == Progress.SILENT) {
            return () -> running = null;
        }
        ScheduledFuture<?> polling =
                poller.scheduleAtFixedRate(() -> tell(statement), POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        return () -> {
            polling.cancel(false);
            running = null;
        };
    }

    private void tell(Statement statement) {
        try {
            QueryProgress query =
                    statement.unwrap(DuckDBPreparedStatement.class).getQueryProgress();
            // -1 until the engine knows.
            if (query.getPercentage() > 0) {
                progress.advanced(Math.min(100, query.getPercentage()), query.getRowsProcessed());
            }
        } catch (SQLException e) {
            // The statement ended between two looks.
        }
    }

    void cancel() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It ended by itself.
            }
        }
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
