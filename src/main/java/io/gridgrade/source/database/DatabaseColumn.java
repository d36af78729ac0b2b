package io.gridgrade.source.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of an answer, and how its values become the text that a supplier's file would have. */
record DatabaseColumn(String name, int jdbcType, String typeName) {
    static List<DatabaseColumn> of(ResultSetMetaData answer) throws SQLException {
        List<DatabaseColumn> columns = new ArrayList<>();
        for (int i = 1; i <= answer.getColumnCount(); i++) {
            columns.add(new DatabaseColumn(
                    answer.getColumnLabel(i),
                    answer.getColumnType(i),
                    String.valueOf(answer.getColumnTypeName(i)).toLowerCase(Locale.ROOT)));
        }
        return columns;
    }

    /** What it is as a cursor; empty when its values have no order that is the same everywhere. */
    Optional<CursorKind> cursorKind() {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL ->
                Optional.of(CursorKind.NUMBER);
            case Types.DATE -> Optional.of(CursorKind.DAY);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                Optional.of(hasZone() ? CursorKind.MOMENT : CursorKind.LOCAL_MOMENT);
            default -> Optional.empty();
        };
    }

    /** The value in a row as text; null when there is none. A moment with a zone is told in UTC. */
    String text(ResultSet rows, int index) throws SQLException {
        return switch (jdbcType) {
            case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> moment(rows, index);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> writtenOut(rows.getString(index));
            default -> rows.getString(index);
        };
    }

    // A large or small double is told in powers of ten, which in a file would be a number that lost its digits.
    private static String writtenOut(String text) {
        try {
            return text == null ? null : new BigDecimal(text).toPlainString();
        } catch (NumberFormatException e) {
            // NaN and the like: the landing table refuses it.
            return text;
        }
    }

    private String moment(ResultSet rows, int index) throws SQLException {
        CursorKind kind = cursorKind().orElseThrow();
        try {
            Comparable<?> value = kind.read(rows, index);
            return value == null ? null : kind.text(value);
        } catch (DateTimeException e) {
            // Infinity and the like: the landing table refuses it, with the record that it stands in.
            return rows.getString(index);
        }
    }

    // PostgreSQL calls both kinds of moment a TIMESTAMP, and tells them by their name only.
    private boolean hasZone() {
        return jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
                || typeName.equals("timestamptz")
                || typeName.contains("with time zone");
    }
}
