package io.gridgrade.query;

import io.gridgrade.summary.Aggregate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What one SELECT that groups would need of a summary of its table.
 *
 * @param table the table of mart
 * @param columns the columns of the summary, by their names there
 * @param answeredBy the summary that answers it now; empty when none does
 * @param reason why none could answer it; empty when one could
 */
record SummaryNeed(String table, Set<String> columns, String answeredBy, String reason) {
    /** Those by which rows are put together. */
    List<String> dimensions() {
        return columns.stream()
                .filter(column ->
                        Arrays.stream(Aggregate.values()).noneMatch(aggregate -> column.startsWith(aggregate.of(""))))
                .toList();
    }

    /** The columns of the table of which an aggregate is kept; rows are always counted. */
    List<String> kept(Aggregate aggregate) {
        return columns.stream()
                .filter(column -> column.startsWith(aggregate.of("")) && !column.equals(aggregate.of("*")))
                .map(column -> column.substring(aggregate.of("").length()))
                .toList();
    }
}
