package io.gridgrade.source.database;

import java.util.Optional;

/** What a database is asked for one landing table. With a cursor, {@code ${cursor}} in it stands for where to go on from. */
public record DatabaseQuery(String table, String sql, Optional<Cursor> cursor) {
    /** What stands in the query for the value to go on from. */
    public static final String PLACEHOLDER = "${cursor}";

    /**
     * The column that rises with every change, the text of its first value, and how far behind the last value to begin
     * again: seconds of a moment, days of a day, units of a number.
     */
    public record Cursor(String column, String start, long lag) {}

    /** The query as the driver wants it: values are bound, never written into the text. */
    String prepared() {
        return sql.replace(PLACEHOLDER, "?");
    }

    /** How often the value is to be bound. */
    int parameterCount() {
        return sql.split(java.util.regex.Pattern.quote(PLACEHOLDER), -1).length - 1;
    }
}
