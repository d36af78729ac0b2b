package io.gridgrade.shell;

import io.gridgrade.query.Column;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.value.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer whose first rows are kept as they are read, to be drawn later. Mutable. */
final class KeptTable implements QueryAnswer.Table {
    private static final int KEPT_MAX = 1_000;

    private final QueryAnswer.Table answer;
    private final List<Object[]> kept = new ArrayList<>();

    KeptTable(QueryAnswer.Table answer) {
        this.answer = answer;
    }

    @Override
    public List<Column> columns() {
        return answer.columns();
    }

    @Override
    public Object[] next() {
        Object[] row = answer.next();
        if (row != null && kept.size() < KEPT_MAX) {
            kept.add(row);
        }
        return row;
    }

    /** The first rows that were read. */
    List<Object[]> kept() {
        return kept;
    }

    @Override
    public Optional<String> stopped() {
        return answer.stopped();
    }

    @Override
    public ExitCode exitCode() {
        return answer.exitCode();
    }

    @Override
    public void close() {
        answer.close();
    }
}
