package io.gridgrade.care;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a table holds: its columns by name with their types, its rows, and a hash of these that no order changes. */
public record TableContent(Map<String, String> columns, long rows, String contentHash) {
    /** Keeps the order of the columns. */
    public TableContent {
        columns = new LinkedHashMap<>(columns);
    }

    /** Where Flyway keeps what it applied. */
    static final String MIGRATIONS = "audit.migration";

    /** Of every table, by name with its schema. */
    public static Map<String, TableContent> ofAll(Warehouse warehouse) {
        return of(warehouse, columnsOf(warehouse));
    }

    /** Of the tables and columns that are given, by name with their schema. */
    static Map<String, TableContent> of(Warehouse warehouse, Map<String, Map<String, String>> tables) {
        Map<String, TableContent> contents = new TreeMap<>();
        tables.forEach((table, columns) -> contents.put(table, of(warehouse, table, columns, columns)));
        return contents;
    }

    /** The same as it would be had no decimal become wider since: what a wider one holds beyond that is no value there. */
    static Map<String, TableContent> of(
            Warehouse warehouse, Map<String, Map<String, String>> tables, Map<String, TableContent> before) {
        Map<String, TableContent> contents = new TreeMap<>();
        tables.forEach((table, columns) -> {
            Map<String, String> narrow = new LinkedHashMap<>();
            columns.forEach((column, type) -> {
                String former = before.get(table).columns.get(column);
                narrow.put(column, Widening.isOf(former, type) ? former : type);
            });
            contents.put(table, of(warehouse, table, columns, narrow));
        });
        return contents;
    }

    private static TableContent of(
            Warehouse warehouse, String table, Map<String, String> columns, Map<String, String> types) {
        String values = columns.entrySet().stream()
                .map(column -> Widening.value(
                        SqlFile.identifier(column.getKey()), column.getValue(), types.get(column.getKey())))
                .collect(Collectors.joining(", "));
        Row row = warehouse
                .query(
                        warehouse
                                .sqlFile("care/table_hash")
                                .withFragments(Map.of("table", qualified(table), "columns", values)),
                        Parameters.none())
                .get(0);
        return new TableContent(types, row.longInteger("row_count"), row.text("content_hash"));
    }

    /** The columns of every table, with their types. */
    static Map<String, Map<String, String>> columnsOf(Warehouse warehouse) {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        warehouse.query("duckdb/kept_columns", Parameters.none()).forEach(row -> tables.computeIfAbsent(
                        row.text("table_name"), unused -> new LinkedHashMap<>())
                .put(row.text("column_name"), row.text("column_type")));
        return tables;
    }

    /** The tables without the columns that are named; a table that has no other is left out. */
    static Map<String, Map<String, String>> without(
            Map<String, Map<String, String>> tables, Predicate<String> isLeftOut) {
        Map<String, Map<String, String>> rest = new TreeMap<>();
        tables.forEach((table, columns) -> {
            Map<String, String> kept = new LinkedHashMap<>(columns);
            kept.keySet().removeIf(column -> isLeftOut.test(table + "." + column));
            if (!kept.isEmpty()) {
                rest.put(table, kept);
            }
        });
        return rest;
    }

    /** What differs, a line for each table; none when all is the same. */
    static List<String> differences(Map<String, TableContent> expected, Map<String, TableContent> found) {
        Map<String, String> lines = new TreeMap<>();
        expected.forEach((table, content) -> {
            TableContent other = found.get(table);
            if (other == null) {
                lines.put(table, table + ": is not there; expected " + content.rows + " rows");
            } else if (other.rows != content.rows) {
                lines.put(table, table + ": has " + other.rows + " rows; expected " + content.rows);
            } else if (!other.columns.equals(content.columns)) {
                lines.put(table, table + ": has the columns " + other.columns + "; expected " + content.columns);
            } else if (!other.contentHash.equals(content.contentHash)) {
                lines.put(table, table + ": has other values in its " + content.rows + " rows");
            }
        });
        found.keySet().stream()
                .filter(table -> !expected.containsKey(table))
                .forEach(table -> lines.put(table, table + ": was not expected"));
        return List.copyOf(lines.values());
    }

    private static String qualified(String table) {
        int dot = table.indexOf('.');
        return SqlFile.identifier(table.substring(0, dot)) + "." + SqlFile.identifier(table.substring(dot + 1));
    }
}
