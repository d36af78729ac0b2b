package io.gridgrade.query;

import io.gridgrade.Thorough;
import io.gridgrade.engine.Engine;
import io.gridgrade.warehouse.Home;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows with their types as comparable text: through the gateway, and from the engine on the text itself. */
final class Answers {

    private Answers() {}

    static Connection engine(Home home, Path folder) throws SQLException {
        Connection connection = Engine.connect(home.publishedFile(), SmallMart.ONE_THREAD, folder, true);
        try (Statement schema = connection.createStatement()) {
            schema.execute("set schema = 'mart'");
            schema.execute("set timezone = 'UTC'");
        }
        return connection;
    }

    /** What the engine answers; empty when it refuses. */
    static Optional<List<String>> ofEngine(Connection connection, String sql) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            int width = answer.getMetaData().getColumnCount();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                types.add(answer.getMetaData().getColumnTypeName(i));
            }
            rows.add(types.toString());
            if (types.stream().anyMatch(type -> new Column("c", type).isNested())) {
                return Optional.of(nested(connection, sql, types, rows));
            }
            while (answer.next()) {
                Object[] row = new Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = value(answer, types.get(i), i + 1);
                }
                rows.add(Arrays.deepToString(row));
            }
            return Optional.of(rows);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    // Lists, structs and maps as the engine writes them: the driver would write their moments in its own way.
    private static List<String> nested(Connection connection, String sql, List<String> types, List<String> rows)
            throws SQLException {
        List<String> names =
                IntStream.range(0, types.size()).mapToObj(i -> "c" + i).toList();
        String values = IntStream.range(0, types.size())
                .mapToObj(i -> new Column("c", types.get(i)).isNested() ? "cast(c" + i + " as varchar)" : "c" + i)
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(
                        "select " + values + " from (" + sql + ") as t(" + String.join(", ", names) + ")")) {
            while (answer.next()) {
                Object[] row = new Object[types.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = value(answer, types.get(i), i + 1);
                }
                rows.add(Arrays.deepToString(row));
            }
        }
        return rows;
    }

    /** A value as the engine has it; a moment as it is written, in whatever zone the machine is. */
    static Object value(ResultSet answer, String type, int column) throws SQLException {
        return type.equals("TIMESTAMP") || type.startsWith("TIMESTAMP_")
                ? answer.getObject(column, LocalDateTime.class)
                : answer.getObject(column);
    }

    /** What the gateway answers; empty when it refuses. */
    static Optional<List<String>> ofGateway(Gateway gateway, String sql) {
        try (QueryAnswer answer = gateway.answer(sql)) {
            if (!(answer instanceof QueryAnswer.Table table)) {
                return Optional.empty();
            }
            List<String> rows = new ArrayList<>();
            rows.add(table.columns().stream().map(Column::typeName).toList().toString());
            for (Object[] row = table.next(); row != null; row = table.next()) {
                rows.add(Arrays.deepToString(row));
            }
            return Optional.of(rows);
        }
    }

    /** The rows in one order, whatever order they came in; numbers of 15 digits, for the engine adds doubles in any order. */
    static List<String> sorted(List<String> rows) {
        List<String> sorted = new ArrayList<>(rows.subList(1, rows.size()));
        sorted.sort(null);
        sorted.add(0, rows.get(0));
        return sorted;
    }

    static int count(int small, int thorough) {
        return Thorough.of(small, thorough);
    }
}
