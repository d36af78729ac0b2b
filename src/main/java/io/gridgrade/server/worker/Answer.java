package io.gridgrade.server.worker;

import io.gridgrade.query.Column;
import io.gridgrade.run.QueryLog.Outcome;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a worker answers, for whoever reads it: columns, then rows as they come. Between the thread that listens to the
 * worker and the one that reads; closed by the reader.
 */
public final class Answer implements AutoCloseable {
    /** What came of a query, as it is logged. */
    public record Ending(Outcome outcome, Optional<Long> rows, String reason) {}

    /** Is told once how it ended. */
    public interface EndListener {
        /** It has. */
        void ended(Ending ending);
    }

    private static final long DISK_BYTES_MAX = 1L << 30;

    private final WorkerProcess worker;
    private final AnswerSpool spool;
    private final EndListener listener;
    private List<Column> columns;
    private RowReader reader;
    private Ending ending;
    private ExitCode exitCode = ExitCode.DONE;
    private boolean isClosed;

    Answer(WorkerProcess worker, Path folder, EndListener listener) {
        this.worker = worker;
        this.spool = new AnswerSpool(folder);
        this.listener = listener;
    }

    /** Its columns; waits for them. An answer that does not begin is the user's error, with the reason. */
    public synchronized List<Column> columns() {
        while (columns == null && ending == null) {
            await();
        }
        if (columns == null) {
            throw failure();
        }
        return columns;
    }

    /**
     * The next rows, at most so many; waits until there are so many or no more. An answer that did not come to its end is
     * the user's error, once the rows that came are read.
     */
    public synchronized List<Object> rows(int most) {
        List<Object> rows = new ArrayList<>(Math.min(most, 1024));
        while (rows.size() < most) {
            if (reader.hasNext()) {
                rows.add(reader.next());
            } else if (!spool.isEmpty()) {
                reader.read(taken());
                notifyAll();
            } else if (ending == null) {
                await();
            } else if (rows.isEmpty() && exitCode != ExitCode.DONE) {
                throw failure();
            } else {
                break;
            }
        }
        return rows;
    }

    /** Whether all rows are read, and the answer was whole. */
    public synchronized boolean isRead() {
        while (!reader.hasNext() && spool.isEmpty() && ending == null) {
            await();
        }
        return !reader.hasNext() && spool.isEmpty() && exitCode == ExitCode.DONE;
    }

    private byte[] taken() {
        try {
            return spool.take();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read rows that were put aside", e);
        }
    }

    private UserError failure() {
        return new UserError(exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode, ending.reason);
    }

    // Whoever calls it looks again what it waits for.
    @SuppressWarnings("WaitNotInLoop")
    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(ExitCode.FAILED, "stopped: the server is stopping");
        }
    }

    /** Stops it, if it has not ended; the reader, if any still waits, is told the reason. */
    public void stop(Outcome outcome, String reason) {
        boolean wasAtWork;
        synchronized (this) {
            wasAtWork = ending == null;
            end(new Ending(outcome, Optional.empty(), reason), ExitCode.FAILED);
        }
        if (wasAtWork) {
            worker.cancel(this);
        }
    }

    @Override
    public void close() {
        stop(Outcome.ABANDONED, "the client closed the statement before the answer was read");
        synchronized (this) {
            isClosed = true;
            spool.close();
            notifyAll();
        }
    }

    // From here on told by the thread that listens to the worker.

    synchronized void setColumns(List<Column> told) {
        columns = told;
        reader = new RowReader(told.size());
        notifyAll();
    }

    synchronized void add(byte[] rows) throws IOException {
        // The worker waits with us where its rows would fill the disk.
        while (ending == null && !isClosed && spool.bytesOnDisk() > DISK_BYTES_MAX) {
            await();
        }
        if (ending == null && !isClosed) {
            spool.add(rows);
            notifyAll();
        }
    }

    synchronized boolean isWaitingForReader() {
        return spool.bytesOnDisk() > DISK_BYTES_MAX;
    }

    void end(Ending told, ExitCode code) {
        boolean isFirst;
        synchronized (this) {
            isFirst = ending == null;
            if (isFirst) {
                ending = told;
                exitCode = code;
                notifyAll();
            }
        }
        if (isFirst) {
            listener.ended(told);
        }
    }
}
