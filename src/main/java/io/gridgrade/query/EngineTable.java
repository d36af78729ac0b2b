package io.gridgrade.query;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rows of a running query, up to its limits. Mutable. */
final class EngineTable implements QueryAnswer.Table {
    private final RunningQuery query;
    private final Runnable abandon;
    private final QueryLimits limits;
    private final List<Column> columns;
    private Iterator<Object[]> batch = List.<Object[]>of().iterator();
    private long given;
    private boolean ended;
    private boolean closed;
    private Optional<String> stopped = Optional.empty();
    private ExitCode exitCode = ExitCode.DONE;

    EngineTable(RunningQuery query, Runnable abandon, QueryLimits limits, List<Column> columns) {
        this.query = query;
        this.abandon = abandon;
        this.limits = limits;
        this.columns = columns;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Object[] next() {
        while (!ended && !batch.hasNext()) {
            fetch();
        }
        if (ended) {
            return null;
        }
        if (limits.rowsMax() > 0 && given == limits.rowsMax()) {
            end("stopped after " + given + " rows: the answer goes on; raise --rows-max, 0 is all");
            return null;
        }
        given++;
        return batch.next();
    }

    private void fetch() {
        RunningQuery.Message message = query.take(limits.secondsMax());
        if (message instanceof RunningQuery.Batch rows) {
            batch = rows.rows().iterator();
        } else if (message instanceof RunningQuery.Failure failure) {
            ended = true;
            throw new UserError(
                    ExitCode.FAILED,
                    "the answer broke off after " + given + " rows: "
                            + EngineMessages.of(failure.error(), query.asked()));
        } else if (message == null) {
            exitCode = ExitCode.FAILED;
            end(
                    query.isUnwanted()
                            ? "stopped after " + given + " rows, as you asked: the answer is not whole"
                            : "stopped after " + limits.secondsMax() + " s and " + given
                                    + " rows: the answer is not whole; raise query.seconds_max, or ask for less");
        } else {
            ended = true;
        }
    }

    private void end(String reason) {
        ended = true;
        stopped = Optional.of(reason);
        close();
    }

    @Override
    public Optional<String> stopped() {
        return stopped;
    }

    @Override
    public ExitCode exitCode() {
        return exitCode;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            ended = true;
            if (!query.stop()) {
                abandon.run();
            }
        }
    }
}
