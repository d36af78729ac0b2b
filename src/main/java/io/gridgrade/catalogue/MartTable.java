package io.gridgrade.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A table of mart, as its reader sees it.
 *
 * @param grain what a row is, in the words of the warehouse
 * @param key the columns by which a row is known; none where the reader does not see all of them
 * @param isReferredTo whether a column of this name in another table means a row of this one
 * @param rows none where they could not be counted within the limits of a query
 */
public record MartTable(
        String name, String grain, List<Column> columns, List<String> key, boolean isReferredTo, Optional<Rows> rows) {
    static final String MONTH = "period_key";

    /** A column; its meaning is in the words of the warehouse. */
    record Column(String name, String type, String meaning) {}

    /**
     * What is in it now.
     *
     * @param months how many months there are rows of; none where the table has no month
     * @param first the first of them, such as 202401
     */
    record Rows(long count, long months, Optional<String> first, Optional<String> last) {}

    boolean has(String column) {
        return columns.stream().anyMatch(one -> one.name().equals(column));
    }
}
