package io.gridgrade.server;

import io.gridgrade.query.Column;
import java.math.BigDecimal;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.SqlType;

/** The engine's types as JDBC knows them. What JDBC has no type for, such as lists, is text. */
final class JdbcTypes {
    private static final int TEXT_SIZE = 65_535;
    private static final int WHOLE_DIGITS_MAX = 38;
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

    /** A type: its number and name in JDBC, digits in all and after the point, and the class that a client gets. */
    record JdbcType(int id, String name, int precision, int scale, Class<?> type) {
        boolean isNumber() {
            return Number.class.isAssignableFrom(type);
        }

        boolean isText() {
            return id == Types.VARCHAR;
        }
    }

    static final JdbcType TEXT = new JdbcType(Types.VARCHAR, "VARCHAR", TEXT_SIZE, 0, String.class);
    private static final JdbcType BOOLEAN = new JdbcType(Types.BOOLEAN, "BOOLEAN", 1, 0, Boolean.class);
    private static final JdbcType INTEGER = new JdbcType(Types.INTEGER, "INTEGER", 10, 0, Integer.class);
    private static final JdbcType BIGINT = new JdbcType(Types.BIGINT, "BIGINT", 19, 0, Long.class);
    private static final JdbcType REAL = new JdbcType(Types.REAL, "REAL", 7, 0, Float.class);
    private static final JdbcType DOUBLE = new JdbcType(Types.DOUBLE, "DOUBLE", 15, 0, Double.class);
    private static final JdbcType DATE = new JdbcType(Types.DATE, "DATE", 10, 0, java.sql.Date.class);
    private static final JdbcType TIME = new JdbcType(Types.TIME, "TIME", 12, 3, java.sql.Time.class);
    private static final JdbcType TIMESTAMP =
            new JdbcType(Types.TIMESTAMP, "TIMESTAMP", 23, 3, java.sql.Timestamp.class);

    /** All that a column can be, for tools that ask. */
    static final List<JdbcType> ALL =
            List.of(BOOLEAN, INTEGER, BIGINT, decimal(WHOLE_DIGITS_MAX, 0), REAL, DOUBLE, DATE, TIME, TIMESTAMP, TEXT);

    private JdbcTypes() {}

    private static JdbcType decimal(int precision, int scale) {
        return new JdbcType(Types.DECIMAL, "DECIMAL", precision, scale, BigDecimal.class);
    }

    static JdbcType of(String engineType) {
        Matcher decimal = DECIMAL.matcher(engineType);
        if (decimal.matches()) {
            return decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (engineType) {
            case "BOOLEAN" -> BOOLEAN;
            case "TINYINT", "UTINYINT", "SMALLINT", "USMALLINT", "INTEGER" -> INTEGER;
            case "UINTEGER", "BIGINT" -> BIGINT;
            case "UBIGINT", "HUGEINT", "UHUGEINT" -> decimal(WHOLE_DIGITS_MAX, 0);
            case "FLOAT" -> REAL;
            case "DOUBLE" -> DOUBLE;
            case "DATE" -> DATE;
            case "TIME" -> TIME;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" -> TIMESTAMP;
            default -> TEXT;
        };
    }

    /** What a client is told of a query: its columns, and parameters that have no name. */
    static Meta.Signature signature(List<Column> columns, String sql, int parameters) {
        List<ColumnMetaData> told = new ArrayList<>();
        for (Column column : columns) {
            told.add(metadata(told.size(), column));
        }
        List<org.apache.calcite.avatica.AvaticaParameter> places = new ArrayList<>();
        for (int i = 1; i <= parameters; i++) {
            places.add(new org.apache.calcite.avatica.AvaticaParameter(
                    true, 0, 0, Types.OTHER, "ANY", Object.class.getName(), "?" + i));
        }
        return new Meta.Signature(
                told, sql, places, java.util.Map.of(), Meta.CursorFactory.LIST, Meta.StatementType.SELECT);
    }

    private static ColumnMetaData metadata(int ordinal, Column column) {
        JdbcType type = of(column.typeName());
        return new ColumnMetaData(
                ordinal,
                false,
                true,
                true,
                false,
                DatabaseMetaData.columnNullable,
                type.isNumber(),
                type.precision(),
                column.name(),
                column.name(),
                "",
                type.precision(),
                type.scale(),
                "",
                "",
                ColumnMetaData.scalar(
                        type.id(), type.name(), ColumnMetaData.Rep.of(SqlType.valueOf(type.id()).internal)),
                true,
                false,
                false,
                type.type().getName());
    }
}
