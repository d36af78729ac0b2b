package io.gridgrade.warehouse;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import java.util.ArrayList;
import java.util.List;

/** What the engine's catalogue says of tables and queries, so that no stage needs to know how it is asked. */
public final class Catalogue {
    private Catalogue() {}

    /** The columns of a table of the star, in order, without those that tell where a row came from. */
    public static List<String> columns(Warehouse warehouse, String table) {
        return warehouse.query("duckdb/table_columns", Parameters.none().with("table_name", table)).stream()
                .map(row -> row.text("column_name"))
                .toList();
    }

    /** The columns that a SELECT gives, in order, in a list of its own; the SELECT is not run. */
    public static List<String> columns(Warehouse warehouse, SqlFile select, Parameters parameters) {
        SqlFile describe = warehouse
                .sqlFile("duckdb/select_columns")
                .withFragments(java.util.Map.of("select", select.asSubquery()));
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
