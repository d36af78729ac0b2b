package io.gridgrade.source.database;

import java.util.Set;

/** Where an earlier load stopped: the last value that it read of a cursor column, and the hashes of the rows read last. */
public record CursorMark(String column, String start, String last, Set<String> hashes) {
    /** Whether it is of that cursor; another column, or another first value, begins anew. */
    boolean isOf(DatabaseQuery.Cursor cursor) {
        return column.equals(cursor.column()) && start.equals(cursor.start());
    }
}
