package io.gridgrade.query;

import io.gridgrade.engine.LostCause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A query in a thread of its own, so that its reader can stop waiting. Cancelling an inequality join of millions can
 * take the engine minutes: the reader asks it to stop, waits a little, and then goes on without it.
 */
final class RunningQuery {
    private static final int BATCH_ROWS = 512;
    private static final int BATCHES_AHEAD = 4;
    private static final long STOP_MILLIS = 2_000;
    private static final long CANCEL_MILLIS = 50;
    /** How soon its reader sees that nobody wants the answer any more. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** What comes from the engine, in this order: columns, batches, and an end or a failure. */
    sealed interface Message {}

    record Columns(List<Column> columns) implements Message {}

    record Batch(List<Object[]> rows) implements Message {}

    record End(long changed) implements Message {}

    record Failure(Throwable error) implements Message {}

    private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Connection connection;
    private final String sql;
    private final String asked;
    private final Thread thread;
    private volatile Statement statement;
    private volatile boolean stopping;
    private volatile Thread canceller;
    private long waitedNanos;
    private final BooleanSupplier isUnwanted;

    private RunningQuery(
            Connection connection, String sql, String asked, long waitedNanos, BooleanSupplier isUnwanted) {
        this.isUnwanted = isUnwanted;
        this.waitedNanos = waitedNanos;
        this.connection = connection;
        this.asked = asked;
        this.sql = sql;
        this.thread = new Thread(null, this::run, "query", DeepStack.BYTES);
        // What the engine does not give up must not keep the program alive.
        this.thread.setDaemon(true);
    }

    /** Begins it, when so much of its time is over; its reader is let go when nobody wants the answer any more. */
    static RunningQuery start(
            Connection connection, String sql, String asked, long waitedNanos, BooleanSupplier isUnwanted) {
        RunningQuery query = new RunningQuery(connection, sql, asked, waitedNanos, isUnwanted);
        query.thread.start();
        return query;
    }

    /** The query as the user wrote it. */
    String asked() {
        return asked;
    }

    private void run() {
        try {
            answer();
        } catch (SQLException e) {
            put(new Failure(LostCause.of(e, connection, sql, again -> statement = again, () -> stopping)));
        } catch (RuntimeException | Error e) {
            // An Error too: the reader waits for what becomes of the query, whatever that is.
            put(new Failure(e));
        }
    }

    private void answer() throws SQLException {
        try (PreparedStatement running = connection.prepareStatement(sql)) {
            statement = running;
            // Of a statement that answers no query, such as copy, there are no columns to be known before it ran.
            List<Column> columns = running.getMetaData() == null ? List.of() : columns(running.getMetaData());
            if (columns.stream().anyMatch(Column::isNested)) {
                answerNested(columns);
            } else if (stopping) {
                // While it was planned, when there was nothing yet to cancel.
                return;
            } else if (running.execute()) {
                try (ResultSet rows = running.getResultSet()) {
                    read(rows, columns(rows.getMetaData()));
                }
                put(new End(0));
            } else {
                put(new End(running.getUpdateCount()));
            }
        }
    }

    // The engine writes lists, structs and maps: to the driver their moments are those of the machine's time zone. A
    // query
    // around the query keeps its order.
    private void answerNested(List<Column> columns) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = "c" + i;
            names.add(name);
            written.add(
                    columns.get(i).isNested()
                            ? "cast(" + name + " as varchar), cast(to_json(" + name + ") as varchar)"
                            : name);
        }
        String around = "select " + String.join(", ", written) + " from (" + sql + ") as answer("
                + String.join(", ", names) + ")";
        try (Statement running = connection.createStatement()) {
            statement = running;
            if (stopping) {
                return;
            }
            try (ResultSet rows = running.executeQuery(around)) {
                read(rows, columns);
            }
            put(new End(0));
        }
    }

    private static List<Column> columns(ResultSetMetaData metadata) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(new Column(metadata.getColumnLabel(i), metadata.getColumnTypeName(i)));
        }
        return columns;
    }

    private void read(ResultSet rows, List<Column> columns) throws SQLException {
        put(new Columns(columns));
        List<Object[]> batch = new ArrayList<>(BATCH_ROWS);
        while (!stopping && rows.next()) {
            Object[] row = new Object[columns.size()];
            int from = 1;
            for (int i = 0; i < row.length; i++) {
                row[i] = value(rows, from, columns.get(i));
                from += columns.get(i).isNested() ? 2 : 1;
            }
            batch.add(row);
            if (batch.size() == BATCH_ROWS) {
                put(new Batch(batch));
                batch = new ArrayList<>(BATCH_ROWS);
            }
        }
        if (!batch.isEmpty()) {
            put(new Batch(batch));
        }
    }

    private static Object value(ResultSet rows, int at, Column column) throws SQLException {
        if (column.isNested()) {
            String text = rows.getString(at);
            return text == null ? null : new Nested(text, rows.getString(at + 1));
        }
        // As it is: java.sql.Timestamp would move what falls into an hour that the machine's zone skips.
        return column.isLocalMoment() ? rows.getObject(at, LocalDateTime.class) : rows.getObject(at);
    }

    private void put(Message message) {
        try {
            while (!stopping && !messages.offer(message, 100, TimeUnit.MILLISECONDS)) {
                // The reader is slower than the engine; look again whether it still reads.
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Whether whoever asked wants no more of it. */
    boolean isUnwanted() {
        return isUnwanted.getAsBoolean();
    }

    /** The next message, or null when the time is over or nobody wants it: only the time spent waiting for the engine counts. */
    Message take(int secondsMax) {
        long began = System.nanoTime();
        try {
            long most = secondsMax == 0 ? Long.MAX_VALUE : TimeUnit.SECONDS.toNanos(secondsMax) - waitedNanos;
            Message message = null;
            long left = most;
            while (message == null && !isUnwanted.getAsBoolean()) {
                message = messages.poll(Math.min(LOOK_NANOS, left), TimeUnit.NANOSECONDS);
                left = most - (System.nanoTime() - began);
                if (left <= 0) {
                    break;
                }
            }
            return message;
        } catch (InterruptedException e) {
            // Who waits was told to wait no more: as when the time is over, and the engine is stopped all the same.
            return null;
        } finally {
            waitedNanos += System.nanoTime() - began;
        }
    }

    /** Stops the query; false when the engine does not let go of it in time, and the connection must be left to it. */
    boolean stop() {
        stopping = true;
        if (!thread.isAlive() || statement == null) {
            return isOver(thread, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS));
        }
        // While the engine plans, a cancel waits until it has: nobody waits for the cancel.
        Thread cancelling = new Thread(this::cancel, "query-cancel");
        cancelling.setDaemon(true);
        cancelling.start();
        canceller = cancelling;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        // A cancel that still waits would hit the next query.
        return isOver(thread, deadline) && isOver(cancelling, deadline);
    }

    /** Whether the engine has let go of a query that was stopped. */
    boolean isLetGo() {
        Thread cancelling = canceller;
        return !thread.isAlive() && (cancelling == null || !cancelling.isAlive());
    }

    private static boolean isOver(Thread thread, long deadline) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    // Again and again: between two statements of one answer there is nothing to cancel, and the next would run to its
    // end.
    private void cancel() {
        do {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It ended by itself in the meantime.
            }
        } while (!isOver(thread, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CANCEL_MILLIS)));
    }
}
