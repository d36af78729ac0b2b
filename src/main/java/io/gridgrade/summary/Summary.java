package io.gridgrade.summary;

import io.gridgrade.engine.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A summary as it is declared. Immutable.
 *
 * @param name its own, and that of its table
 * @param table the table of mart that it sums up
 * @param dimensions the columns by which rows are put together
 * @param columns what is kept of other columns; rows are counted always
 */
record Summary(String name, String table, List<String> dimensions, Map<Aggregate, List<String>> columns) {
    private static final String ROWS = "count(*) as " + SqlFile.identifier(Summaries.ROWS);

    /** What its table is made of, as a list of SELECT. */
    String selectList() {
        List<String> items = new ArrayList<>(List.of(dimensionList(), ROWS));
        columns.forEach((aggregate, of) -> of.forEach(column -> items.add(aggregate.word() + "("
                + SqlFile.identifier(column) + ") as " + SqlFile.identifier(aggregate.of(column)))));
        return String.join(", ", items);
    }

    /** Its dimensions, as a list of SQL. */
    String dimensionList() {
        return dimensions.stream().map(SqlFile::identifier).collect(Collectors.joining(", "));
    }
}
