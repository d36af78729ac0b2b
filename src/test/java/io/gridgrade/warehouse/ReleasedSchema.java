package io.gridgrade.warehouse;

import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A warehouse file as a released version left it: its tables, each filled with rows of its own. */
public final class ReleasedSchema {
    /** Releases by the last migration that each had. A release adds its own, and none is ever taken out. */
    public static final List<String> LAST_MIGRATIONS = List.of("005", "016");

    private static final int ROWS = 3;

    private ReleasedSchema() {}

    /** Makes the file; landing stays empty, as it is between two loads. */
    public static void make(Path file, String lastMigration) throws SQLException {
        try (Connection connection = Engine.connect(file, EngineLimits.none(), file.resolveSibling("tmp"), false)) {
            Migrations.migrateTo(connection, lastMigration);
            for (String insert : inserts(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(insert);
                }
            }
        }
    }

    private static List<String> inserts(Connection connection) throws SQLException {
        String columns = "select schema_name || '.' || table_name, list(data_type order by column_index)"
                + " from duckdb_columns() where schema_name in ('star', 'audit') and table_name <> 'migration'"
                + " group by all order by all";
        List<String> inserts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(columns)) {
            while (answer.next()) {
                Object[] types = (Object[]) answer.getArray(2).getArray();
                for (int row = 1; row <= ROWS; row++) {
                    int at = row;
                    inserts.add("insert into " + answer.getString(1) + " values ("
                            + java.util.Arrays.stream(types)
                                    .map(type -> value(type.toString(), at))
                                    .collect(Collectors.joining(", "))
                            + ")");
                }
            }
        }
        return inserts;
    }

    private static String value(String type, int row) {
        String kind = type.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "");
        return switch (kind) {
            case "varchar" -> "'户 " + row + "'";
            case "varchar[]" -> "['户 " + row + "']";
            case "boolean" -> String.valueOf(row % 2 == 0);
            case "date" -> "date '2024-01-0" + row + "'";
            case "timestamp", "timestamp with time zone" -> "'2024-01-0" + row + " 08:00:00'";
            case "integer", "bigint", "smallint", "double" -> String.valueOf(row);
            case "decimal" -> "0." + row;
            default -> throw new IllegalArgumentException("No sample of the type " + type);
        };
    }
}
