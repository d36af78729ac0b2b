package io.gridgrade.run;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables whose rows carry the run that wrote them: what a run wrote, and what stood in a month before it. */
public final class RunTables {
    private final Warehouse warehouse;
    private final Map<String, List<Map<String, Object>>> columns = new LinkedHashMap<>();

    private RunTables(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** As the catalogue of the engine has them: a table that is added later needs no word here. */
    public static RunTables of(Warehouse warehouse) {
        RunTables tables = new RunTables(warehouse);
        for (Row row : warehouse.query("duckdb/run_columns", Parameters.none())) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", row.text("column_name"));
            column.put("type", row.text("column_type"));
            column.put("description", row.text("column_comment"));
            tables.columns
                    .computeIfAbsent(row.text("table_name"), unused -> new java.util.ArrayList<>())
                    .add(column);
        }
        return tables;
    }

    Map<String, List<Map<String, Object>>> columns() {
        return columns;
    }

    /** The rows that a run wrote and that are there, by table; tables without any are left out. */
    List<Dataset> writtenBy(int runKey) {
        return count("audit/run_rows", table -> true, Parameters.none().with("run_key", runKey)).stream()
                .map(row -> Dataset.table(row.text("table_name")).with("rows", row.longInteger("row_count")))
                .toList();
    }

    /**
     * The rows of the months from one to another in the star, the last month first, by table, with the runs that wrote them;
     * tables without any are left out.
     */
    public List<Dataset> ofPeriods(Period first, Period last) {
        return count(
                        "audit/period_rows",
                        table -> table.startsWith("star.") && hasPeriod(table),
                        Parameters.none().with("first_key", first.key()).with("last_key", last.key()))
                .stream()
                .map(row -> Dataset.table(row.text("table_name"))
                        .with("period", Period.ofKey(row.integer("period_key")).toString())
                        .with("rows", row.longInteger("row_count"))
                        .with("runs", runs(row.text("run_keys"))))
                .toList();
    }

    private static Set<Integer> runs(String keys) {
        return Arrays.stream(keys.split(",", -1)).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean hasPeriod(String table) {
        return columns.get(table).stream().anyMatch(column -> column.get("name").equals("period_key"));
    }

    private List<Row> count(String file, Predicate<String> chosen, Parameters parameters) {
        String relation = columns.keySet().stream()
                .filter(chosen)
                .map(table -> "select " + SqlFile.literal(table) + " as table_name, run_key"
                        + (hasPeriod(table) ? ", period_key" : ", null as period_key") + " from " + table)
                .collect(Collectors.joining("\n    union all\n    "));
        return warehouse.query(warehouse.sqlFile(file).withFragments(Map.of("relation", relation)), parameters);
    }
}
