package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.MigratedTables;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A landing table as its DDL asks for it: columns in order, and rules. */
record LandingTable(String name, Map<String, Column> columns, List<Rule> rules) {
    record Column(String name, String type, boolean isMandatory) {}

    record Rule(String name, String expression, String column) {}

    /** The columns that a total makes sense of: money, which is {@code decimal(18, 2)}, and energy. */
    List<String> totalColumns() {
        return columns.values().stream()
                .filter(column ->
                        column.type().equals("DECIMAL(18,2)") || column.name().endsWith("_kwh"))
                .map(Column::name)
                .toList();
    }

    /** All landing tables of the warehouse, by name. */
    static Map<String, LandingTable> all(Warehouse warehouse) {
        Map<String, LandingTable> tables = new LinkedHashMap<>();
        for (Row row : MigratedTables.ask(warehouse, "duckdb/landing_columns")) {
            tables.computeIfAbsent(
                            row.text("table_name"),
                            name -> new LandingTable(name, new LinkedHashMap<>(), new ArrayList<>()))
                    .columns()
                    .put(
                            row.text("column_name"),
                            new Column(row.text("column_name"), row.text("data_type"), row.truth("is_mandatory")));
        }
        for (Row row : warehouse.query("duckdb/landing_checks", Parameters.none())) {
            tables.get(row.text("table_name"))
                    .rules()
                    .add(new Rule(row.text("rule_code"), row.text("expression"), row.text("column_name")));
        }
        return tables;
    }
}
