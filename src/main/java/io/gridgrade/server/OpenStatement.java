package io.gridgrade.server;

import io.gridgrade.query.Column;
import io.gridgrade.server.worker.Answer;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.avatica.Meta;

/** A statement of a client: what was prepared, and the answer that is being read. One request at a time but to close it. */
final class OpenStatement {
    /** Values that a frame may have: what is told at once is in memory, several times. */
    private static final int CELLS_MAX = 200_000;

    private static final int ROWS_MIN = 100;
    private static final int ROWS_UNASKED = 5_000;

    private final int id;
    private final String sql;
    private final long rowsMax;
    private Answer answer;
    private int columns;
    private long given;
    private int frames;
    private boolean isClosed;
    private volatile boolean isAtWork;
    private volatile Optional<ClientSocket> waiting = Optional.empty();

    OpenStatement(int id, String sql, long rowsMax) {
        this.id = id;
        this.sql = sql;
        this.rowsMax = rowsMax;
    }

    int id() {
        return id;
    }

    String sql() {
        return sql;
    }

    long rowsMax() {
        return rowsMax;
    }

    /** Whether a request of the client waits for it. */
    boolean isAtWork() {
        return isAtWork;
    }

    /** Whether a client waits for it that is gone. */
    boolean isOfNobody(Map<String, String> sockets) {
        return isAtWork && waiting.filter(client -> client.isGone(sockets)).isPresent();
    }

    /** Whether there are rows to be read. */
    synchronized boolean isUnread() {
        return isAtWork || answer != null;
    }

    /** Begins another answer, in the place of the one before, for whoever waits there; returns its columns. */
    List<Column> begin(Supplier<Answer> ask, ClientSocket client) {
        endAnswer();
        waiting = Optional.of(client);
        isAtWork = true;
        try {
            Answer begun = ask.get();
            synchronized (this) {
                if (isClosed) {
                    begun.close();
                    throw new UserError(ExitCode.FAILED, "stopped: the client closed the statement");
                }
                answer = begun;
            }
            List<Column> told = begun.columns();
            columns = told.size();
            given = 0;
            frames = 0;
            return told;
        } catch (RuntimeException e) {
            endAnswer();
            throw e;
        } finally {
            isAtWork = false;
        }
    }

    boolean hasAnswer() {
        synchronized (this) {
            return answer != null;
        }
    }

    /** The next rows, as many as asked for; a number that is not positive leaves it to us. */
    Meta.Frame frame(long offset, int asked, ClientSocket client) {
        waiting = Optional.of(client);
        Answer current;
        synchronized (this) {
            current = answer;
        }
        if (offset != given) {
            throw new UserError(
                    ExitCode.FAILED,
                    "the row asked for next is " + offset + ", but " + given + " were given; ask anew");
        }
        isAtWork = true;
        try {
            int most = rows(asked);
            List<Object> rows = current.rows(most);
            given += rows.size();
            frames++;
            boolean isDone = current.isRead();
            if (isDone) {
                endAnswer();
            }
            return new Meta.Frame(offset, isDone, rows);
        } catch (RuntimeException e) {
            endAnswer();
            throw e;
        } finally {
            isAtWork = false;
        }
    }

    // The driver asks for a hundred at a time where its user says nothing: a million rows would be ten thousand
    // requests. It
    // takes more as well, and is given the more the longer it reads.
    private int rows(int asked) {
        int wished =
                asked <= 0 || asked == ROWS_MIN ? Math.min(ROWS_UNASKED, ROWS_MIN << Math.min(frames * 2, 10)) : asked;
        return Math.min(wished, Math.max(ROWS_MIN, CELLS_MAX / Math.max(1, columns)));
    }

    private void endAnswer() {
        Answer ended;
        synchronized (this) {
            ended = answer;
            answer = null;
        }
        if (ended != null) {
            ended.close();
        }
    }

    void close() {
        synchronized (this) {
            isClosed = true;
        }
        endAnswer();
    }
}
