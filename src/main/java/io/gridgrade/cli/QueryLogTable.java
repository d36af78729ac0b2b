package io.gridgrade.cli;

import io.gridgrade.query.Column;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.run.QueryLog;
import io.gridgrade.value.ExitCode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The log of queries as an answer, so that it is written as one. Mutable: it is read once. */
final class QueryLogTable implements QueryAnswer.Table {
    private static final List<Column> COLUMNS = List.of(
            new Column("at", "VARCHAR"),
            new Column("user", "VARCHAR"),
            new Column("role", "VARCHAR"),
            new Column("outcome", "VARCHAR"),
            new Column("rows", "BIGINT"),
            new Column("seconds", "DOUBLE"),
            new Column("query", "VARCHAR"),
            new Column("reason", "VARCHAR"));

    private final Iterator<QueryLog.Entry> entries;

    private QueryLogTable(Iterator<QueryLog.Entry> entries) {
        this.entries = entries;
    }

    /** The latest, so many of them, or all when it is 0. */
    static QueryLogTable of(QueryLog log, long most) {
        List<QueryLog.Entry> all = log.entries();
        int from = most == 0 ? 0 : (int) Math.max(0, all.size() - most);
        return new QueryLogTable(all.subList(from, all.size()).iterator());
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Object[] next() {
        if (!entries.hasNext()) {
            return null;
        }
        QueryLog.Entry entry = entries.next();
        return new Object[] {
            entry.at().toString(),
            entry.user(),
            entry.role().isEmpty() ? null : entry.role(),
            entry.outcome().text(),
            entry.rows().orElse(null),
            entry.seconds().orElse(null),
            entry.query().strip(),
            entry.reason().isEmpty() ? null : entry.reason()
        };
    }

    @Override
    public Optional<String> stopped() {
        return Optional.empty();
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }
}
