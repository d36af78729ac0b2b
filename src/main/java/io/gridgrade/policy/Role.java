package io.gridgrade.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A role, as {@code policies.yml} has it.
 *
 * @param tables the tables that it may see; those that it may not when {@code isAllBut}
 * @param totals tables that it may see although they sum over customers whom it does not
 * @param cells  of a role of sums, the one table that it sees of customers
 * @param place  where it stands in the file
 */
record Role(
        String name,
        String description,
        boolean isAllBut,
        Set<String> tables,
        List<ColumnRule> columns,
        List<RowRule> rows,
        Set<String> totals,
        Optional<Cells> cells,
        String place) {

    /** Whether the table is among those that it may see. */
    boolean allows(String table) {
        return tables.contains(table.toLowerCase(Locale.ROOT)) != isAllBut;
    }

    /** The rule of a column; that of its table goes before that of all. */
    Optional<ColumnRule> rule(String table, String column) {
        Optional<ColumnRule> own = columns.stream()
                .filter(rule -> rule.table().isPresent() && rule.isAbout(table, column))
                .findFirst();
        return own.or(() -> columns.stream()
                .filter(rule -> rule.table().isEmpty() && rule.isAbout(table, column))
                // Of customer_no and no, the one that says more.
                .max(java.util.Comparator.comparingInt(rule -> rule.column().length())));
    }
}
