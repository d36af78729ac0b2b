package io.gridgrade.query;

import io.gridgrade.summary.Aggregate;
import io.gridgrade.summary.Summaries;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A summary that stands in the published copy.
 *
 * @param name its name, and that of its table
 * @param table the table of mart that it sums up
 * @param rows how many it has
 * @param isCurrent whether it is of what stands in the copy, and was declared as the home declares it now
 * @param columns the columns of its table, in lower case
 */
record SummaryTable(String name, String table, long rows, boolean isCurrent, Set<String> columns) {
    /** Whether it has a column of the table as a dimension. */
    boolean isDimension(String column) {
        return columns.contains(column.toLowerCase(Locale.ROOT));
    }

    /** Whether it keeps an aggregate of a column of the table. */
    boolean keeps(Aggregate aggregate, String column) {
        return columns.contains(aggregate.of(column.toLowerCase(Locale.ROOT)));
    }

    /** Whether a name is that of what it keeps, and of nothing else in mart. */
    boolean isOwn(String name) {
        return columns.contains(name.toLowerCase(Locale.ROOT)) && name.contains(" ");
    }

    /** The table that stands in a query. */
    List<String> path() {
        return List.of(Summaries.SCHEMA, name);
    }
}
