package io.gridgrade.query;

import io.gridgrade.warehouse.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The summaries of a published copy, the smallest first. Immutable, but for what the home declares meanwhile. */
final class SummaryTables {
    private static final String STATE_SQL = Resources.shipped().text("sql/summary/state.sql");
    private static final String IS_KNOWN_SQL = Resources.shipped().text("sql/summary/is_known.sql");

    /** A summary as it was made, with the hash of the file that declared it. */
    private record Made(SummaryTable table, String definitionHash) {}

    private final Map<String, List<Made>> madeByTable;
    private final Supplier<String> declared;

    private SummaryTables(Map<String, List<Made>> madeByTable, Supplier<String> declared) {
        this.madeByTable = madeByTable;
        this.declared = declared;
    }

    /** None at all, for whoever must not see a table whole. */
    static SummaryTables none() {
        return new SummaryTables(Map.of(), () -> "");
    }

    /** Those of the connection's copy; {@code declared} tells the hash of what the home declares at that moment. */
    static SummaryTables read(Connection connection, Supplier<String> declared) throws SQLException {
        Map<String, List<Made>> made = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            if (!isKnown(statement)) {
                return none();
            }
            try (ResultSet rows = statement.executeQuery(STATE_SQL)) {
                while (rows.next()) {
                    String table = rows.getString("base_table");
                    String columns = rows.getString("column_names").toLowerCase(Locale.ROOT);
                    made.computeIfAbsent(table, unused -> new ArrayList<>())
                            .add(new Made(
                                    new SummaryTable(
                                            rows.getString("summary_name"),
                                            table,
                                            rows.getLong("row_count"),
                                            rows.getBoolean("is_of_views") && rows.getBoolean("is_of_run"),
                                            new LinkedHashSet<>(Arrays.asList(columns.split(",", -1)))),
                                    rows.getString("definition_hash")));
                }
            }
        }
        return new SummaryTables(made, declared);
    }

    // Whether the copy is of a version that had summaries.
    private static boolean isKnown(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(IS_KNOWN_SQL)) {
            return rows.next();
        }
    }

    /** Those of a table of mart, the smallest first; each says whether it may be used now. */
    List<SummaryTable> of(String table) {
        List<Made> made = madeByTable.getOrDefault(table, List.of());
        if (made.isEmpty()) {
            return List.of();
        }
        String now = declared.get();
        return made.stream()
                .map(one -> one.table().isCurrent() && !one.definitionHash().equals(now)
                        ? new SummaryTable(
                                one.table().name(),
                                table,
                                one.table().rows(),
                                false,
                                one.table().columns())
                        : one.table())
                .toList();
    }

    boolean isEmpty() {
        return madeByTable.isEmpty();
    }
}
