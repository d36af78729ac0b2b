package io.gridgrade.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The control totals that a supplier declares of a table's files: in a trailer record of each, in control files beside them,
 * or written down in {@code source.yml}. Totals are by the name of their column, the number of rows as
 * {@link ControlTotals#ROWS}.
 */
record SourceTotals(
        Optional<Trailer> trailer, List<String> controlPatterns, Map<String, Map<String, String>> declaredByFile) {
    static final SourceTotals NONE = new SourceTotals(Optional.empty(), List.of(), Map.of());

    /**
     * A last record that is no data: the one that has the text in the column. Columns of the file are given by their name, or
     * by their place from 1, since a trailer often has fewer of them than the records; totals tells which holds what.
     */
    record Trailer(String column, String text, Map<String, String> totals) {}

    boolean isDeclared() {
        return !equals(NONE);
    }
}
