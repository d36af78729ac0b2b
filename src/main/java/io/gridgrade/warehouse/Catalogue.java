package io.gridgrade.warehouse;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the engine's catalogue says of tables and queries, so that no stage needs to know how it is asked. */
public final class Catalogue {
    private Catalogue() {}

    /**
     * The columns of every table of the star, in order, without those that tell where a row came from. The engine looks
     * through its whole catalogue to tell those of one table: whoever asks about several asks once.
     */
    public static Map<String, List<String>> columns(Warehouse warehouse) {
        Map<String, List<String>> columns = new TreeMap<>();
        warehouse.query("duckdb/table_columns", Parameters.none()).forEach(row -> columns.computeIfAbsent(
                        row.text("table_name"), unused -> new ArrayList<>())
                .add(row.text("column_name")));
        return columns;
    }

    /** The columns that a SELECT gives, in order, in a list of its own; the SELECT is not run. */
    public static List<String> columns(Warehouse warehouse, SqlFile select, Parameters parameters) {
        SqlFile describe =
                warehouse.sqlFile("duckdb/select_columns").withFragments(Map.of("select", select.asSubquery()));
        List<String> columns = new ArrayList<>();
        warehouse.query(describe, parameters).forEach(row -> columns.add(row.text("column_name")));
        return columns;
    }

    /** Whether a database that can be read has a table of this name that outlives a load. */
    public static boolean has(Warehouse warehouse, String database, String table) {
        return warehouse.query("duckdb/kept_tables", Parameters.none().with("database_name", database)).stream()
                .anyMatch(row -> row.text("table_name").equals(table));
    }
}
