package io.gridgrade.server;

import io.gridgrade.server.user.User;
import io.gridgrade.warehouse.Resources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What a user may see of mart, for the tools that ask what there is. Asked as the user, so that no other thing is told. */
final class Catalogue {
    private static final String TABLES_SQL = Resources.shipped().text("sql/server/jdbc_tables.sql");
    private static final String COLUMNS_SQL = Resources.shipped().text("sql/server/jdbc_columns.sql");
    private static final int SECONDS_MAX = 30;
    // Tools ask for the columns of one table after the other.
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int KEPT_MAX = 100;

    /** A table or view. */
    record Table(String schema, String name, String type, String remarks) {}

    /** A column of one. */
    record TableColumn(
            String schema, String table, String name, int ordinal, boolean isNullable, String type, String remarks) {}

    /** All that a user may see. */
    record Seen(List<Table> tables, List<TableColumn> columns, long at) {}

    private final Desk desk;
    private final Map<User, Seen> seen = new ConcurrentHashMap<>();

    Catalogue(Desk desk) {
        this.desk = desk;
    }

    Seen of(User user) {
        Seen known = seen.get(user);
        if (known != null && System.nanoTime() - known.at < KEPT_NANOS) {
            return known;
        }
        List<Table> tables = desk.rows(user, TABLES_SQL, SECONDS_MAX).stream()
                .map(Object[].class::cast)
                .map(row -> new Table((String) row[0], (String) row[1], type((String) row[2]), (String) row[3]))
                .toList();
        List<TableColumn> columns = desk.rows(user, COLUMNS_SQL, SECONDS_MAX).stream()
                .map(Object[].class::cast)
                .map(row -> new TableColumn(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        "YES".equals(row[4]),
                        (String) row[5],
                        (String) row[6]))
                .toList();
        Seen now = new Seen(tables, columns, System.nanoTime());
        if (seen.size() >= KEPT_MAX) {
            seen.clear();
        }
        seen.put(user, now);
        return now;
    }

    // JDBC's word for what information_schema calls a base table.
    private static String type(String type) {
        return "BASE TABLE".equals(type) ? "TABLE" : type;
    }
}
