package io.gridgrade.star;

import java.time.LocalDate;
import java.util.Set;

/** What a source says is all that it had at the end of a day; {@code tables} are those that are whole. */
public record FullExtract(String sourceName, LocalDate on, Set<String> tables) {
    /** Of the tables that are whole. */
    public FullExtract {
        tables = Set.copyOf(tables);
    }

    boolean has(String table) {
        return tables.contains(table);
    }
}
