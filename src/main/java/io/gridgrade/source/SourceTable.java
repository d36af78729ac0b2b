package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.source.database.DatabaseQuery;
import java.util.List;
import java.util.Optional;

/**
 * How a source feeds one landing table: from which files, or which query, how these are written, and with which SELECT over
 * their records, as its file has it and bare.
 *
 * @param optionalColumns those that a file may lack; they are null then
 */
record SourceTable(
        String landingTable,
        List<String> patterns,
        boolean optional,
        List<String> optionalColumns,
        CsvFormat format,
        Notation notation,
        Optional<DatabaseQuery> query,
        SourceTotals totals,
        SqlFile written,
        String select) {
    /** The name of the file that the SELECT stands in. */
    String selectName() {
        return written.name();
    }

    /** Whether its records come in the order in which they were changed. */
    boolean hasCursor() {
        return query.flatMap(DatabaseQuery::cursor).isPresent();
    }
}
