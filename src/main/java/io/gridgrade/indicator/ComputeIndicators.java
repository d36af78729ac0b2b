package io.gridgrade.indicator;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the index system of a month: a value and points of every indicator for every customer. One for a warehouse and
 * the months that one command closes, for whom the SELECTs are described once. Mutable.
 */
public final class ComputeIndicators {
    private Optional<IndexSystem> described = Optional.empty();

    /** Writes the month's indicators; returns the number of customers. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters.forPeriod(period).with("run_key", run.key());
        return run.step(Step.of("indicators", period), () -> {
            if (described.isEmpty()) {
                described = Optional.of(IndexSystem.of(warehouse, month));
            }
            IndexSystem system = described.get();
            return warehouse.execute(insert(warehouse, HomeSelects.staged(warehouse, system, month)), month);
        });
    }

    /** Tells what is wrong with the home's SELECTs, by a warehouse of its own that has the index system's seeds. */
    public static void check(Warehouse warehouse, Parameters parameters, Period period, Problems problems) {
        IndexSystem.check(warehouse, parameters.forPeriod(period).with("run_key", 0), problems);
    }

    /** Gives fact_indicator its columns, and mart.indicator its rows, as the index system in force has them. */
    public void prepare(Warehouse warehouse, Parameters parameters, Period period) {
        IndexSystem system =
                IndexSystem.of(warehouse, parameters.forPeriod(period).with("run_key", 0));
        for (Indicator indicator : system.indicators()) {
            addColumn(
                    warehouse,
                    indicator.column(),
                    "double",
                    indicator.name() + " (" + indicator.code()
                            + "), in the unit of dim_indicator; null when it is missing.");
            if (indicator.isGraded()) {
                addColumn(
                        warehouse,
                        indicator.column() + "_points",
                        "smallint",
                        "Points of " + indicator.code()
                                + " by its band, 0 to 100; null when it is left out of the index.");
            }
        }
        warehouse.execute("index/computed", Parameters.none());
        warehouse.execute(longView(warehouse), Parameters.none());
    }

    private static void addColumn(Warehouse warehouse, String column, String type, String comment) {
        SqlFile add = warehouse
                .sqlFile("index/indicator_column")
                .withFragments(Map.of("column", column, "type", type, "comment", SqlFile.literal(comment)));
        warehouse.execute(add, Parameters.none());
    }

    private static SqlFile insert(Warehouse warehouse, IndexSystem system) {
        List<String> sources = new ArrayList<>();
        List<String> joins = new ArrayList<>();
        List<String> values = new ArrayList<>();
        system.selects().forEach((name, select) -> {
            String source = name + "_source";
            sources.add(source + " as (\n" + select.asSubquery() + "\n)");
            joins.add("left join " + source + " on " + source + ".customer_key = snapshot.customer_key");
            system.columns().get(name).forEach(column -> values.add(source + "." + column + "::double as " + column));
        });
        List<String> columns = new ArrayList<>();
        List<String> points = new ArrayList<>();
        for (Indicator indicator : system.indicators()) {
            columns.add(indicator.column());
            points.add(indicator.column());
            if (indicator.isGraded()) {
                columns.add(indicator.column() + "_points");
                points.add(indicator.pointsSql());
            }
        }
        return warehouse
                .sqlFile("index/fact_indicator")
                .withFragments(Map.of(
                        "columns", String.join(", ", columns),
                        "sources", String.join(",\n\n", sources),
                        "joins", String.join("\n    ", joins),
                        "values", String.join(",\n        ", values),
                        "points", String.join(",\n    ", points)));
    }

    // Indicators of earlier index systems keep their columns, and so their place in the view.
    private static SqlFile longView(Warehouse warehouse) {
        List<String> branches = warehouse.query("index/long_column", Parameters.none()).stream()
                .map(row -> "select period_key, customer_key, " + SqlFile.literal(row.text("indicator_code"))
                        + " as indicator_code, " + row.text("value_column") + " as indicator_value, "
                        + (row.isNull("points_column") ? "null::smallint" : row.text("points_column"))
                        + " as indicator_points, run_key from star.fact_indicator")
                .toList();
        return warehouse
                .sqlFile("index/mart_indicator")
                .withFragments(Map.of("branches", String.join("\n    union all\n    ", branches)));
    }
}
